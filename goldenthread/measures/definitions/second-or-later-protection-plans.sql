/*
title = "Second or later child protection plans"
short_title = "Second or later plans"
why_it_matters = "A child who needs a plan again was perhaps left without enough help when the last one ended."
how_it_is_counted = """Of the child protection plans that started in the period, those of children who had had a plan \
of this authority before, however long ago. A plan given twice, with the same child and start, is counted once; plans \
of another authority are left out."""
what_it_cannot_know = """The list holds only a child's most recent plan. Earlier plans in other authorities are not \
seen, nor, where they are counted from the Standard Safeguarding Dataset, plans that ended before its six years. \
Numbers in one month are small: brothers and sisters start together and move the figure."""
source = "Annex A list 7: plan start date, number of previous child protection plans"
kind = "proportion"
basis = "monthly_flow"
unit = "%"
better = "lower"
owner = "Head of safeguarding"
checked_by = "Principal social worker"
review_due = 2027-04-01
local = false
published = "cpp_repeat_pct"
lists = [7]
needs = ["cp_plan.started_on", "cp_plan.previous_plans"]
missing_limit = 0.1
*/
select p.period_id, l.plan_id as case_id, l.child_id, l.team_id, l.worker_id, l.started_on as counted_on,
       case when l.previous_plans is null then null
            when l.previous_plans > 0 then 1
            else 0 end as met
from (select plan_id, child_id, team_id, worker_id, started_on, previous_plans,
             row_number() over (partition by child_id, started_on order by coalesce(previous_plans, -1) desc, plan_id) as place
      from cp_plan
      where coalesce(other_authority, 'N') <> 'Y') l
join period p on l.started_on between p.first_day and p.last_day
where l.place = 1
