/*
title = "Children given a worker within 24 hours of reaching a team"
short_title = "Allocated in a team in time"
why_it_matters = "A child who has been passed to a team and has no worker belongs to nobody."
how_it_is_counted = """Of the children passed to a team whose 24 hours ended in the period, those given a social \
worker or personal adviser on the same day or the next. Weekends count. So every one counts once, and what is \
still waiting then is late."""
what_it_cannot_know = """A day and the next can be more than 24 hours. One without the day it began is missing in \
the month in which it ended. Days are known and hours are not."""
source = "The nightly extract: events of the kind team allocation, passed to the team and given to a worker"
kind = "proportion"
basis = "monthly_flow"
unit = "%"
better = "higher"
owner = "Principal social worker"
checked_by = "Head of performance"
review_due = 2027-04-01
local = true
local_reason = "no return of the government carries it, and no figure is published"
lists = []
needs = ["case_event.event", "case_event.started_on", "case_event.happened_on"]
missing_limit = 0.1
companion = "referrals-allocated-within-48-hours"
library = "allocation_24h_team_pct"
*/
select p.period_id, c.event_id as case_id, c.child_id, c.team_id, c.worker_id,
       coalesce(w.day, c.happened_on) as counted_on,
       case when s.day_number is null or c.happened_on < c.started_on then null
            when e.day_number - s.day_number <= 1 then 1
            else 0 end as met
from case_event c
left join calendar s on s.day = c.started_on
left join calendar w on w.day_number = s.day_number + 1
left join calendar e on e.day = c.happened_on
join period p on coalesce(w.day, c.happened_on) between p.first_day and p.last_day
where c.event = 'TEAM_ALLOCATION'
