/*
title = "Return home interviews within 72 hours"
short_title = "Interviews in 72 hours"
why_it_matters = "What a child ran from or to is told soon after coming back, or not at all."
how_it_is_counted = """Of the times a child was missing and came back whose third day after the return fell in the \
period, those with a return home interview by that day. The day of the return is day 0, so every return has had the \
same time. Without an interview it is a miss; where the child is said to have accepted one and no day is given, it is \
missing, as is an interview dated before the return. Times away without authorisation are left out."""
what_it_cannot_know = """Extracts hold days and not hours, so 72 hours are three days. An interview that the child \
refused counts as one not held. It cannot tell children whom another authority looks after, nor which returns did not \
need an interview."""
source = """Nightly extract: missing episodes and the day of the return interview; time limit: statutory guidance on \
children who run away or go missing from home or care"""
kind = "proportion"
basis = "monthly_flow"
unit = "%"
better = "higher"
owner = "Head of safeguarding"
checked_by = "Exploitation and missing lead"
review_due = 2027-04-01
local = true
local_reason = "no national figure is published; days stand for hours"
published = "rhi_72h_pct"
lists = []
needs = ["missing_episode.ended_on", "missing_episode.episode_type", "missing_episode.interview_on"]
missing_limit = 0.15
library = "rhi_72h_pct"
companion = "missing-episodes-with-an-interview-offered"
*/
select p.period_id, m.missing_id as case_id, m.child_id, m.team_id, m.worker_id, d.day as counted_on,
       case when m.interview_on < m.ended_on then null
            when m.interview_on <= d.day then 1
            when m.interview_on is null and m.interview_accepted = 'Y' then null
            else 0 end as met
from missing_episode m
join calendar e on e.day = m.ended_on
join calendar d on d.day_number = e.day_number + 3
join period p on d.day between p.first_day and p.last_day
where coalesce(m.episode_type, 'M') = 'M'
