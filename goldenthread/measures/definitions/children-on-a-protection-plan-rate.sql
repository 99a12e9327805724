/*
title = "Children on a child protection plan per 10,000"
short_title = "Protection plan rate"
why_it_matters = "A rate can be held beside other authorities; a bare number cannot."
how_it_is_counted = """Children with a plan that had started by the last day of the period and had not ended by then, \
for every 10,000 children aged 0 to 17 who live in the area. Unborn children with a plan are counted; plans of another \
authority are left out."""
what_it_cannot_know = """A high or low rate is neither good nor bad by itself: it asks for an explanation. Annex A \
does not say which plans are another authority's. Without the council's population and its source the rate is \
unknown."""
source = """Annex A list 7: child protection plan start and end dates; \
population: the latest mid-year estimate published by the end of the period"""
kind = "rate"
basis = "month_end_stock"
unit = "per 10,000"
better = "neither"
owner = "Head of performance"
checked_by = "Head of safeguarding"
review_due = 2027-04-01
local = false
published = "cpp_rate"
lists = [7]
needs = ["cp_plan.started_on", "cp_plan.ended_on"]
settings = ["population_0_17"]
missing_limit = 0.1
library = "cp_plan_rate_10k"
companion = "children-on-a-protection-plan"
*/
select p.period_id, c.plan_id as case_id, c.child_id, c.team_id, c.worker_id, p.last_day as counted_on
from (select l.plan_id, l.child_id, l.team_id, l.worker_id, l.started_on, l.ended_on, q.period_id,
             row_number() over (partition by q.period_id, l.child_id order by l.started_on desc, l.plan_id) as place
      from cp_plan l
      join period q on l.started_on <= q.last_day and (l.ended_on is null or l.ended_on > q.last_day)
      where coalesce(l.other_authority, 'N') <> 'Y') c
join period p on p.period_id = c.period_id
where c.place = 1
