/*
title = "Private fostering assessments completed in time"
short_title = "Private fostering assessed"
why_it_matters = "The assessment is where the council decides whether the arrangement is good enough for the child."
how_it_is_counted = """Of the assessments of private fostering that were completed in the period, those completed by \
the day they were due, or, where no such day is recorded, within the council's number of working days after they \
started. The day of the start is day 0. One with neither day is missing."""
what_it_cannot_know = "Assessments that are still open are not in it, however late they are."
source = """Nightly extract: notifications, visits, assessments and ends of private fostering; the interval is the \
council's own"""
kind = "proportion"
basis = "monthly_flow"
unit = "%"
better = "higher"
owner = "Head of the front door"
checked_by = "Principal social worker"
review_due = 2027-04-01
local = true
local_reason = "the interval is set by the council and no figure is published"
lists = []
needs = ["case_event.event", "case_event.happened_on", "case_event.due_on or case_event.started_on"]
settings = ["private_fostering_assessment_working_days"]
missing_limit = 0.15
companion = "private-fostering-first-visits-within-7-working-days"
library = "pf_assessment_timescale_pct"
*/
select p.period_id, e.event_id as case_id, e.child_id, e.team_id, e.worker_id, e.happened_on as counted_on,
       case when e.due_on is not null then case when e.happened_on <= e.due_on then 1 else 0 end
            when s.working_day is null or e.happened_on < e.started_on then null
            when d.working_day - s.working_day < g.amount
                 or (d.working_day - s.working_day = g.amount and d.is_working = 1) then 1
            else 0 end as met
from case_event e
join period p on e.happened_on between p.first_day and p.last_day
left join calendar s on s.day = e.started_on
left join calendar d on d.day = e.happened_on
left join setting g on g.name = 'private_fostering_assessment_working_days' and e.happened_on between g.starts_on and g.ends_on
where e.event = 'PRIVATE_FOSTERING_ASSESSMENT'
