/*
title = "Children with a permanence plan by their second review"
short_title = "Permanence by second review"
why_it_matters = "Four months is long for a child who does not know where they will live."
how_it_is_counted = """Of the children whose second review since they came into care was held in the period, those \
with a care plan that names a plan for permanence and was authorised by the day of that review. Short breaks (legal \
status V1, V3 or V4, and no other beside it) are left out. A plan without a day is missing. Where the data do not reach \
back to the start of care and the first review that they hold is more than three months after it, nobody can say which \
review was the second: that child is missing."""
what_it_cannot_know = """It cannot know what was said at the review, only what was authorised by then. A second \
review that is overdue and not yet held is not in it."""
source = "Reviews and care plans with their days (Standard Safeguarding Dataset or nightly extract)"
kind = "proportion"
basis = "monthly_flow"
unit = "%"
better = "higher"
owner = "Independent reviewing manager"
checked_by = "Head of children in care"
review_due = 2027-04-01
local = true
local_reason = "no figure is published for permanence plans by the second review"
lists = []
needs = [
    "cla_period.started_on", "cla_period.ceased_on", "legal_status.legal_status", "cla_review.held_on",
    "cla_care_plan.started_on", "cla_care_plan.permanence_plan",
]
missing_limit = 0.2
library = "cla_permanence_2nd_review_pct"
*/
select p.period_id, r.care_id as case_id, r.child_id, r.team_id, r.worker_id, r.held_on as counted_on,
       case when v.covered_from > r.started_on and r.first_on > s.months_3_after then null
            when b.planned = 1 then 1
            when b.undated = 1 then null
            else 0 end as met
from (select k.care_id, k.child_id, k.team_id, k.worker_id, k.started_on, h.held_on,
             min(h.held_on) over (partition by k.care_id) as first_on,
             row_number() over (partition by k.care_id order by coalesce(h.held_on, k.started_on)) as place
      from cla_period k
      join cla_review h on h.child_id = k.child_id and h.held_on >= k.started_on
                       and (k.ceased_on is null or h.held_on <= k.ceased_on)) r
join period p on r.held_on between p.first_day and p.last_day
join calendar s on s.day = r.started_on
left join coverage v on v.table_name = 'cla_review'
left join (select k.care_id, h.held_on, max(case when b.started_on <= h.held_on then 1 else 0 end) as planned,
                  max(case when b.started_on is null then 1 else 0 end) as undated
           from cla_period k
           join cla_review h on h.child_id = k.child_id and h.held_on >= k.started_on
           join cla_care_plan b on b.child_id = k.child_id and b.permanence_plan is not null
                               and (b.started_on is null or b.started_on <= h.held_on)
                               and (b.ended_on is null or b.ended_on >= k.started_on)
           group by k.care_id, h.held_on) b on b.care_id = r.care_id and b.held_on = r.held_on
where r.place = 2
  and (not exists (select 1 from legal_status g
                   where g.child_id = r.child_id and g.legal_status in ('V1', 'V3', 'V4')
                     and (g.started_on is null or g.started_on <= r.held_on)
                     and (g.ended_on is null or g.ended_on > r.held_on))
       or exists (select 1 from legal_status f
                  where f.child_id = r.child_id and f.legal_status not in ('V1', 'V3', 'V4')
                    and (f.started_on is null or f.started_on <= r.held_on)
                    and (f.ended_on is null or f.ended_on > r.held_on)))
