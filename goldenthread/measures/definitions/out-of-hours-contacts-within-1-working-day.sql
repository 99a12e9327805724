/*
title = "Out-of-hours contacts taken on within one working day"
short_title = "Out-of-hours contacts"
why_it_matters = "A worry told at night must not be lost by the morning."
how_it_is_counted = """Of the contacts received by the emergency duty team whose working day ended in the period, \
those that the day service took on by the next working day after they were received. So every one counts once, and \
what is still waiting then is late."""
what_it_cannot_know = """It cannot know what the day service then did. One without the day it began is missing in \
the month in which it ended. Days are known and hours are not."""
source = "The nightly extract: events of the kind out-of-hours contact, received and taken on"
kind = "proportion"
basis = "monthly_flow"
unit = "%"
better = "higher"
owner = "Head of the front door"
checked_by = "Principal social worker"
review_due = 2027-04-01
local = true
local_reason = "no return of the government carries it, and no figure is published"
lists = []
needs = ["case_event.event", "case_event.started_on", "case_event.happened_on"]
missing_limit = 0.1
companion = "front-door-decisions-within-1-working-day"
library = "edt_contact_1wd_pct"
*/
select p.period_id, c.event_id as case_id, c.child_id, c.team_id, c.worker_id,
       coalesce(w.day, c.happened_on) as counted_on,
       case when s.working_day is null or c.happened_on < c.started_on then null
            when c.happened_on <= w.day then 1
            else 0 end as met
from case_event c
left join calendar s on s.day = c.started_on
left join calendar w on w.working_day = s.working_day + 1 and w.is_working = 1
join period p on coalesce(w.day, c.happened_on) between p.first_day and p.last_day
where c.event = 'EDT_CONTACT'
