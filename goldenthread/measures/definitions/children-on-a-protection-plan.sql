/*
title = "Children on a child protection plan"
short_title = "On a protection plan"
why_it_matters = """It shows how many children are thought to be at risk of significant harm, and so how much skilled \
work is needed."""
how_it_is_counted = """Children with a plan that had started by the last day of the period and had not ended by then. \
Each child once; plans of another authority are left out."""
what_it_cannot_know = """More or fewer is neither good nor bad by itself. Annex A does not say which plans are another \
authority's. A plan whose start date is blank in the list is not counted."""
source = "Annex A list 7: child protection plan start and end dates"
kind = "count"
basis = "month_end_stock"
unit = "children"
better = "neither"
owner = "Head of performance"
checked_by = "Head of safeguarding"
review_due = 2027-04-01
local = false
lists = [7]
needs = ["cp_plan.started_on", "cp_plan.ended_on"]
missing_limit = 0.1
library = "cp_plan_count"
companion = "children-on-a-protection-plan-rate"
*/
select p.period_id, c.plan_id as case_id, c.child_id, c.team_id, c.worker_id, p.last_day as counted_on
from (select l.plan_id, l.child_id, l.team_id, l.worker_id, l.started_on, l.ended_on, q.period_id,
             row_number() over (partition by q.period_id, l.child_id order by l.started_on desc, l.plan_id) as place
      from cp_plan l
      join period q on l.started_on <= q.last_day and (l.ended_on is null or l.ended_on > q.last_day)
      where coalesce(l.other_authority, 'N') <> 'Y') c
join period p on p.period_id = c.period_id
where c.place = 1
