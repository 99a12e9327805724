/*
title = "Looked-after children with a permanence plan recorded"
short_title = "Permanence plans recorded"
why_it_matters = """Every child in care should know where they will grow up. A plan that is written down can be held \
to."""
how_it_is_counted = """Of the children looked after on the last day of the period, those for whom a plan for \
permanence is recorded: return to family, adoption, special guardianship, long-term fostering or another. Where the \
return holds care plans with their days, the plan in force on the last day decides; else the plan that the list of \
children in care gives. A blank means that none is agreed. Short breaks (legal status V1, V3 or V4 on that day) are left \
out."""
what_it_cannot_know = """The list of children in care gives the plan as it stood when the list was made, so a plan \
agreed between the last day of the period and that day counts as well. It does not say whether anything is done about \
the plan."""
source = "Annex A list 8: permanence plan; or care plans with the permanence plan they hold"
kind = "proportion"
basis = "month_end_stock"
unit = "%"
better = "higher"
owner = "Head of children in care"
checked_by = "Independent reviewing manager"
review_due = 2027-04-01
local = true
local_reason = "no figure is published for permanence plans"
lists = [8]
needs = [
    "cla_period.started_on", "cla_period.ceased_on", "legal_status.legal_status",
    "cla_period.permanence_plan or cla_care_plan.permanence_plan",
]
missing_limit = 0.1
library = "cla_permanence_plan_recorded_pct"
*/
select p.period_id, l.care_id as case_id, l.child_id, l.team_id, l.worker_id, p.last_day as counted_on,
       case when b.agreed = 1 then 1
            when b.agreed = 0 then 0
            when l.permanence_plan is not null then 1
            else 0 end as met
from (select k.care_id, k.child_id, k.team_id, k.worker_id, k.started_on, k.permanence_plan, q.period_id,
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
left join (select k.child_id, q.period_id, max(case when k.permanence_plan is not null
                                                        and (k.started_on is null or k.started_on <= q.last_day)
                                                        and (k.ended_on is null or k.ended_on > q.last_day) then 1 else 0 end) as agreed
           from cla_care_plan k
           join period q on 1 = 1
           group by k.child_id, q.period_id) b on b.child_id = l.child_id and b.period_id = l.period_id
where l.place = 1 and coalesce(g.legal_status, '') not in ('V1', 'V3', 'V4')
