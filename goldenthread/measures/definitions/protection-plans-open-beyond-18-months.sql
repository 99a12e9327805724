/*
title = "Protection plans open for more than 18 months"
short_title = "Plans beyond 18 months"
why_it_matters = "A plan that goes on and on may have stopped changing anything for the child."
how_it_is_counted = """Of the children on a protection plan on the last day of the period, those whose plan had by \
then been open for more than eighteen months. Each child once, by the latest plan. An open plan without a start date \
is missing; plans known to be another authority's are left out."""
what_it_cannot_know = """A plan that ended and was followed by another starts anew. Annex A does not say which plans \
are another authority's. A long plan can be the right one: each asks for an explanation."""
source = "Annex A list 7: child protection plan start and end dates"
kind = "proportion"
basis = "month_end_stock"
unit = "%"
better = "lower"
owner = "Head of safeguarding"
checked_by = "Conference and reviewing manager"
review_due = 2027-04-01
local = true
local_reason = "the published figure counts plans of two years or more"
lists = [7]
needs = ["cp_plan.started_on", "cp_plan.ended_on"]
missing_limit = 0.1
library = "cp_plan_18m_pct"
variant_of = "protection-plans-open-two-years-or-more"
*/
select p.period_id, l.plan_id as case_id, l.child_id, l.team_id, l.worker_id, p.last_day as counted_on,
       case when s.day is null then null
            when s.months_18_after < p.last_day then 1
            else 0 end as met
from (select k.plan_id, k.child_id, k.team_id, k.worker_id, k.started_on, q.period_id,
             row_number() over (partition by q.period_id, k.child_id
                                order by case when k.started_on is null then 1 else 0 end, k.started_on desc,
                                         k.plan_id) as place
      from cp_plan k
      join period q on (k.started_on is null or k.started_on <= q.last_day)
                   and (k.ended_on is null or k.ended_on > q.last_day)
      where coalesce(k.other_authority, 'N') <> 'Y') l
join period p on p.period_id = l.period_id
left join calendar s on s.day = l.started_on
where l.place = 1
