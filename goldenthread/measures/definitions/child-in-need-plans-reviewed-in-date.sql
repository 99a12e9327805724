/*
title = "Child in need plans whose review is in date"
short_title = "Need reviews in date"
why_it_matters = "Help should change when a child's life changes; a review is where that is noticed."
how_it_is_counted = """Of the children with an open child in need plan on the last day of the period, those whose plan \
was reviewed no longer ago than the council's interval. A child whose plan is younger than the interval and who has \
had no review is not yet counted; one whose plan is older and who has no review date is missing."""
what_it_cannot_know = """It knows only the latest review: one after the last day of the period hides the one before \
it, and the child is missing. It does not say who took part."""
source = "Nightly extract: child in need plans and the day of their latest review; the interval is the council's own"
kind = "proportion"
basis = "month_end_stock"
unit = "%"
better = "higher"
owner = "Head of safeguarding"
checked_by = "Principal social worker"
review_due = 2027-04-01
local = true
local_reason = "the interval is set by the council and no figure is published"
lists = []
needs = ["cin_plan.started_on", "cin_plan.ended_on", "cin_plan.reviewed_on"]
settings = ["child_in_need_plan_review_days"]
missing_limit = 0.15
variant_of = "children-with-a-current-reviewed-plan"
*/
select p.period_id, l.plan_id as case_id, l.child_id, l.team_id, l.worker_id, p.last_day as counted_on,
       case when e.day is null then null
            when e.day_number + g.amount >= n.day_number then 1
            else 0 end as met
from (select k.plan_id, k.child_id, k.team_id, k.worker_id, k.started_on, k.reviewed_on, q.period_id,
             row_number() over (partition by q.period_id, k.child_id order by k.started_on desc, k.plan_id) as place
      from cin_plan k
      join period q on k.started_on <= q.last_day and (k.ended_on is null or k.ended_on > q.last_day)) l
join period p on p.period_id = l.period_id
join calendar n on n.day = p.last_day
join setting g on g.name = 'child_in_need_plan_review_days' and p.last_day between g.starts_on and g.ends_on
left join calendar s on s.day = l.started_on
left join calendar e on e.day = l.reviewed_on and l.reviewed_on <= p.last_day
where l.place = 1
  and not (l.reviewed_on is null and case when s.day_number + g.amount >= n.day_number then 1 else 0 end = 1)
