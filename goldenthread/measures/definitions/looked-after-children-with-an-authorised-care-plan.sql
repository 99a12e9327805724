/*
title = "Looked-after children with an authorised care plan"
short_title = "Care plans authorised"
why_it_matters = """A care plan says why a child is in care and what should happen next. Until a manager has agreed \
it, nobody has promised it."""
how_it_is_counted = """Of the children looked after on the last day of the period, those with a care plan that was \
authorised by then and had not ended. A child who came into care no more than ten working days before and has no plan \
yet is not yet counted. Short breaks (legal status V1, V3 or V4 on that day) are left out. A plan without a day of \
authorisation is missing."""
what_it_cannot_know = """It says that a plan is there and not whether it is a good one. A plan of an earlier time in \
care that was never ended counts as the present one."""
source = """Care plans with the day each was authorised (Standard Safeguarding Dataset or nightly extract); ten \
working days: Care Planning, Placement and Case Review (England) Regulations 2010, regulation 4"""
kind = "proportion"
basis = "month_end_stock"
unit = "%"
better = "higher"
owner = "Head of children in care"
checked_by = "Independent reviewing manager"
review_due = 2027-04-01
local = true
local_reason = "no figure is published for authorised care plans"
lists = []
needs = [
    "cla_period.started_on", "cla_period.ceased_on", "legal_status.legal_status", "cla_care_plan.started_on",
    "cla_care_plan.ended_on",
]
missing_limit = 0.1
library = "cla_care_plan_authorised_pct"
*/
select p.period_id, l.care_id as case_id, l.child_id, l.team_id, l.worker_id, p.last_day as counted_on,
       case when b.authorised = 1 then 1
            when b.undated = 1 then null
            else 0 end as met
from (select k.care_id, k.child_id, k.team_id, k.worker_id, k.started_on, q.period_id,
             row_number() over (partition by q.period_id, k.child_id order by k.started_on desc, k.care_id) as place
      from cla_period k
      join period q on k.started_on <= q.last_day and (k.ceased_on is null or k.ceased_on > q.last_day)) l
join period p on p.period_id = l.period_id
left join (select s.child_id, s.legal_status, q.period_id,
                  row_number() over (partition by q.period_id, s.child_id
                                     order by case when s.started_on > q.last_day then 1 else 0 end,
                                              coalesce(s.started_on, q.first_day) desc, coalesce(s.legal_status, '')) as place
           from cla_period c
           join period q on c.started_on <= q.last_day and (c.ceased_on is null or c.ceased_on > q.last_day)
           join legal_status s on s.child_id = c.child_id
                and (s.ended_on is null or s.ended_on > q.last_day)) g
       on g.child_id = l.child_id and g.period_id = l.period_id and g.place = 1
join calendar n on n.day = p.last_day
left join calendar s on s.day = l.started_on
left join (select k.child_id, q.period_id, max(case when k.started_on is not null then 1 else 0 end) as authorised,
                  max(case when k.started_on is null then 1 else 0 end) as undated
           from cla_care_plan k
           join period q on (k.started_on is null or k.started_on <= q.last_day)
                        and (k.ended_on is null or k.ended_on > q.last_day)
           group by k.child_id, q.period_id) b on b.child_id = l.child_id and b.period_id = l.period_id
where l.place = 1 and coalesce(g.legal_status, '') not in ('V1', 'V3', 'V4')
  and not (b.authorised is null and case when n.working_day - s.working_day <= 10 then 1 else 0 end = 1)
