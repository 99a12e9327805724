/*
title = "Strategy discussions within one working day"
short_title = "Strategy discussions in time"
why_it_matters = "When a child may be suffering significant harm, those who know the child should talk at once."
how_it_is_counted = """Of the strategy discussions asked for whose working day ended in the period, those held on \
the day they were asked for or on the next working day. So every one counts once, and what is still waiting then \
is late."""
what_it_cannot_know = """It cannot know who took part. One day is a local standard, not a national one. One \
without the day it began is missing in the month in which it ended. Days are known and hours are not."""
source = "The nightly extract: events of the kind strategy discussion, asked for and held"
kind = "proportion"
basis = "monthly_flow"
unit = "%"
better = "higher"
owner = "Head of safeguarding"
checked_by = "Principal social worker"
review_due = 2027-04-01
local = true
local_reason = "one working day is a local standard, and no figure is published"
lists = []
needs = ["case_event.event", "case_event.started_on", "case_event.happened_on"]
missing_limit = 0.1
companion = "section-47-enquiries"
library = "strategy_discussion_1wd_pct"
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
where c.event = 'STRATEGY_DISCUSSION'
