/*
title = "Assessments open beyond 45 working days"
short_title = "Assessments open too long"
why_it_matters = "The figure for finished assessments looks well while late ones stay open; these are the children still waiting."
how_it_is_counted = """Assessments without an authorisation by the last day of the period, and then open for more than \
45 working days. The day of the start is day 0, and a Saturday or Sunday adds no working day."""
what_it_cannot_know = """An open assessment without a start date cannot be placed: it is counted as missing. An \
assessment that was opened in error and left open counts like any other."""
source = "Annex A list 4: continuous assessment start date and date of authorisation"
kind = "count"
basis = "month_end_stock"
unit = "assessments"
better = "lower"
owner = "Head of performance"
checked_by = "Principal social worker"
review_due = 2027-04-01
local = true
local_reason = "no figure is published for open assessments"
published = "assessments_open_over_45wd"
lists = [4]
needs = ["assessment.started_on", "assessment.authorised_on"]
missing_limit = 0.1
companion = "assessments-within-45-working-days"
*/
select p.period_id, a.assessment_id as case_id, a.child_id, a.team_id, a.worker_id, p.last_day as counted_on,
       case when s.working_day is null then null
            when n.working_day - s.working_day > 45 then 1
            else 0 end as met
from assessment a
join period p on (a.started_on is null or a.started_on <= p.last_day)
             and (a.authorised_on is null or a.authorised_on > p.last_day)
join calendar n on n.day = p.last_day
left join calendar s on s.day = a.started_on
