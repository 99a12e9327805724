/*
title = "Assessments before birth completed in time"
short_title = "Assessments before birth"
why_it_matters = "When the baby comes, everybody has to know already what will keep the baby safe."
how_it_is_counted = """Of the assessments that a manager authorised in the period and that began before the child \
was born, those authorised within the working days of the council's protocol (45 unless set). The day of the start \
is day 0."""
what_it_cannot_know = """It does not ask whether the assessment was ready before the birth. A child whose record \
after birth has another id counts as unborn still. A child with neither a date of birth, nor an expected one, nor the \
age that the list gives the unborn (-1) is not known to be unborn. Assessments still open are not in it."""
source = """Annex A list 4: continuous assessment start date, date of authorisation, date of birth or expected \
date, age; the protocol is the council's own"""
kind = "proportion"
basis = "monthly_flow"
unit = "%"
better = "higher"
owner = "Head of performance"
checked_by = "Principal social worker"
review_due = 2027-04-01
local = true
local_reason = "the protocol is the council's own and no figure is published"
lists = [4]
needs = ["assessment.started_on", "assessment.authorised_on", "person.born_on", "person.expected_on or person.age_years"]
settings = ["pre_birth_assessment_working_days"]
missing_limit = 0.1
companion = "assessments-within-45-working-days"
library = "assessment_prebirth_timescale_pct"
*/
select p.period_id, a.assessment_id as case_id, a.child_id, a.team_id, a.worker_id, a.authorised_on as counted_on,
       case when s.working_day is null or a.authorised_on < a.started_on then null
            when e.working_day - s.working_day < g.amount
                 or (e.working_day - s.working_day = g.amount and e.is_working = 1) then 1
            else 0 end as met
from assessment a
join period p on a.authorised_on between p.first_day and p.last_day
join setting g on g.name = 'pre_birth_assessment_working_days' and a.authorised_on between g.starts_on and g.ends_on
join person c on c.child_id = a.child_id
left join calendar s on s.day = a.started_on
left join calendar e on e.day = a.authorised_on
where c.born_on > coalesce(a.started_on, a.authorised_on)
   or (c.born_on is null and (c.expected_on is not null or c.age_years = -1))
