/*
title = "Private fostering first visits within 7 working days"
short_title = "Private fostering visits"
why_it_matters = "Until somebody has been there, nobody knows whether the child is safe."
how_it_is_counted = """Of the notifications of private fostering whose seven working days ended in the period, those \
after which an officer visited within them. The day of the notification is day 0. So every notification counts once, \
and all had the same time."""
what_it_cannot_know = """It does not know whether the child was seen alone, or the parent spoken to. A visit on the \
day of the notification counts even if it came before it."""
source = """Nightly extract: notifications, visits, assessments and ends of private fostering; seven working days: \
Children (Private Arrangements for Fostering) Regulations 2005"""
kind = "proportion"
basis = "monthly_flow"
unit = "%"
better = "higher"
owner = "Head of the front door"
checked_by = "Principal social worker"
review_due = 2027-04-01
local = true
local_reason = "the national collection of these figures has ended"
lists = []
needs = ["case_event.event", "case_event.happened_on"]
missing_limit = 0.1
companion = "private-fostering-assessments-in-time"
library = "pf_first_visit_7d_pct"
*/
select p.period_id, e.event_id as case_id, e.child_id, e.team_id, e.worker_id, w.day as counted_on,
       case when exists (select 1
                         from case_event z
                         where z.child_id = e.child_id and z.event = 'PRIVATE_FOSTERING_VISIT'
                           and z.happened_on between e.happened_on and w.day) then 1
            else 0 end as met
from case_event e
join calendar s on s.day = e.happened_on
join calendar w on w.working_day = s.working_day + 7 and w.is_working = 1
join period p on w.day between p.first_day and p.last_day
where e.event = 'PRIVATE_FOSTERING_NOTIFIED'
