/*
title = "Second or later protection plans among new plans for neglect"
short_title = "Repeat plans for neglect"
why_it_matters = "Neglect that comes back after a plan has ended was perhaps eased for a while and not ended."
how_it_is_counted = """Of the protection plans for neglect that started in the twelve months to the last day of the \
period, those of children who had had a plan of this authority before, however long ago and for whatever reason. The \
category is the one the plan started with. A plan given twice, with the same child and start, is counted once; a plan \
without a category, or without the number of earlier plans, is missing; plans of another authority are left out."""
what_it_cannot_know = """Annex A holds a child's most recent plan and no plan that ended more than six months ago, so \
short plans from early in the twelve months are not seen there. Plans with several categories are not counted, though \
neglect may be one of them. Earlier plans in other authorities are not seen, nor, where they are counted from the Standard \
Safeguarding Dataset, plans that ended before its six years."""
source = "Annex A list 7: plan start date, initial category of abuse, number of previous child protection plans"
kind = "proportion"
basis = "rolling_12"
unit = "%"
better = "lower"
owner = "Head of safeguarding"
checked_by = "Principal social worker"
review_due = 2027-04-01
local = true
local_reason = "the published figure counts plans of every category"
lists = [7]
needs = ["cp_plan.started_on", "cp_plan.initial_category", "cp_plan.previous_plans"]
missing_limit = 0.1
library = "cp_repeat_neglect_pct"
variant_of = "second-or-later-protection-plans"
*/
select p.period_id, l.plan_id as case_id, l.child_id, l.team_id, l.worker_id, l.started_on as counted_on,
       case when l.initial_category is null or l.previous_plans is null then null
            when l.previous_plans > 0 then 1
            else 0 end as met
from (select plan_id, child_id, team_id, worker_id, started_on, initial_category, previous_plans,
             row_number() over (partition by child_id, started_on order by coalesce(previous_plans, -1) desc, plan_id) as place
      from cp_plan
      where coalesce(other_authority, 'N') <> 'Y') l
join period p on l.started_on <= p.last_day
join calendar n on n.day = p.last_day and n.year_from <= l.started_on
where l.place = 1 and coalesce(l.initial_category, 'NEG') = 'NEG'
