/*
title = "Assessments authorised within 45 working days"
short_title = "Assessments in 45 days"
why_it_matters = "A child should not wait for months to learn what help there will be."
how_it_is_counted = """Of the assessments that a manager authorised in the period, those authorised \
within 45 working days of their start. The day of the start is day 0, and a Saturday or Sunday adds no working day."""
what_it_cannot_know = """Assessments that are still open are not in it, however late they are: they are counted \
by its companion. The clock starts with the assessment as the list gives it, which for a first assessment should \
be the day of the referral."""
source = "Annex A list 4: continuous assessment start date and date of authorisation"
kind = "proportion"
basis = "monthly_flow"
unit = "%"
better = "higher"
owner = "Head of performance"
checked_by = "Principal social worker"
review_due = 2027-04-01
local = false
published = "assessments_45wd_pct"
lists = [4]
needs = ["assessment.started_on", "assessment.authorised_on"]
missing_limit = 0.1
companion = "assessments-open-beyond-45-working-days"
library = "assessment_45wd_pct"
*/
select p.period_id, a.assessment_id as case_id, a.child_id, a.team_id, a.worker_id, a.authorised_on as counted_on,
       case when s.working_day is null or a.authorised_on < a.started_on then null
            when e.working_day - s.working_day <= 45 then 1
            else 0 end as met
from assessment a
join period p on a.authorised_on between p.first_day and p.last_day
left join calendar s on s.day = a.started_on
left join calendar e on e.day = a.authorised_on
