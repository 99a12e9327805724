/*
title = "Protection plans whose review is in date"
short_title = "Protection reviews in date"
why_it_matters = "A plan that nobody looks at again cannot be known to keep the child safe."
how_it_is_counted = """Of the children whose protection plan had been open for at least three months on the last day \
of the period, those whose latest review conference under it was no more than six months before. The first review is \
due within three months of the start, so a child without any review date by then is missing and listed. Plans known to \
be another authority's are left out."""
what_it_cannot_know = """It says whether reviews are in date on that day, and not whether every review of the year was \
in time. In Annex A a review dated after the last day hides the one before it: that child is missing."""
source = """Annex A list 7: plan start and end dates, date of latest review conference; intervals: Working Together to \
Safeguard Children"""
kind = "proportion"
basis = "month_end_stock"
unit = "%"
better = "higher"
owner = "Conference and reviewing manager"
checked_by = "Head of safeguarding"
review_due = 2027-04-01
local = true
local_reason = "the published measure looks at every review of the year, and list 7 holds only the latest"
published = "cpp_reviews_on_time_pct"
lists = [7]
needs = ["cp_plan.started_on", "cp_plan.ended_on", "cp_review.held_on"]
missing_limit = 0.15
variant_of = "children-with-a-current-reviewed-plan"
*/
select p.period_id, l.plan_id as case_id, l.child_id, l.team_id, l.worker_id, p.last_day as counted_on,
       case when e.day is null then null
            when e.months_6_after >= p.last_day then 1
            else 0 end as met
from (select k.plan_id, k.child_id, k.team_id, k.worker_id, k.started_on, q.period_id,
             row_number() over (partition by q.period_id, k.child_id order by k.started_on desc, k.plan_id) as place
      from cp_plan k
      join period q on k.started_on <= q.last_day and (k.ended_on is null or k.ended_on > q.last_day)
      where coalesce(k.other_authority, 'N') <> 'Y') l
join period p on p.period_id = l.period_id
join calendar s on s.day = l.started_on and s.months_3_after <= p.last_day
left join (select q.period_id, x.plan_id, max(r.held_on) as held_on
           from cp_plan x
           join cp_review r on r.child_id = x.child_id and r.held_on > x.started_on
           join period q on r.held_on <= q.last_day
           group by q.period_id, x.plan_id) v on v.plan_id = l.plan_id and v.period_id = l.period_id
left join calendar e on e.day = v.held_on
where l.place = 1
