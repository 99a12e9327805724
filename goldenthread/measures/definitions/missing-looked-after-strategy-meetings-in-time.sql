/*
title = "Strategy meetings on missing looked-after children held in time"
short_title = "Missing: strategy meetings"
why_it_matters = "When a child in care is missing, everyone who may know something has to put it together quickly."
how_it_is_counted = """Of the strategy meetings about a missing looked-after child that were due in the period, those \
held on or before the day they were due. A meeting belongs to a missing child when its clock started on a day of the \
missing episode; the day it was due is the council's own rule, as the extract gives it. A meeting due and not held is \
a miss. One without a day by which it was due is missing, by the day it was held or its clock started, as is one of a \
child of whom the record does not say whether they were looked after. Short breaks, where no other \
legal status is in force beside them, are left out."""
what_it_cannot_know = """A child who was missing and for whom nobody asked for a meeting is not in it. Which episodes \
need a meeting, and by when, is the council's own rule."""
source = """Nightly extract: missing episodes; strategy meetings with the day their clock started, the day they were \
due and the day they were held"""
kind = "proportion"
basis = "monthly_flow"
unit = "%"
better = "higher"
owner = "Head of children in care"
checked_by = "Exploitation and missing lead"
review_due = 2027-04-01
local = true
local_reason = "the time is set by the council and no figure is published"
lists = []
needs = [
    "case_event.event", "case_event.started_on", "case_event.due_on", "case_event.happened_on",
    "missing_episode.started_on", "missing_episode.ended_on", "missing_episode.looked_after",
    "missing_episode.episode_type", "legal_status.started_on", "legal_status.legal_status",
]
missing_limit = 0.15
library = "missing_cla_strategy_timescale_pct"
*/
select p.period_id, h.event_id as case_id, h.child_id, h.team_id, h.worker_id,
       coalesce(h.due_on, h.happened_on, h.started_on) as counted_on,
       case when max(case when m.looked_after = 'Y' then 1 else 0 end) = 0 then null
            when h.due_on is null then null
            when h.happened_on <= h.due_on then 1
            else 0 end as met
from case_event h
join period p on coalesce(h.due_on, h.happened_on, h.started_on) between p.first_day and p.last_day
join missing_episode m on m.child_id = h.child_id and m.started_on <= coalesce(h.started_on, h.happened_on, h.due_on)
                      and (m.ended_on is null or m.ended_on >= coalesce(h.started_on, h.happened_on, h.due_on))
where h.event = 'STRATEGY_MEETING' and coalesce(m.looked_after, 'U') <> 'N' and coalesce(m.episode_type, 'M') = 'M'
  and (not exists (select 1 as found from legal_status g
                   where g.child_id = m.child_id and g.legal_status in ('V1', 'V3', 'V4')
                     and (g.started_on is null or g.started_on <= m.started_on)
                     and (g.ended_on is null or g.ended_on > m.started_on))
       or exists (select 1 as found from legal_status f
                  where f.child_id = m.child_id and f.legal_status not in ('V1', 'V3', 'V4')
                    and (f.started_on is null or f.started_on <= m.started_on)
                    and (f.ended_on is null or f.ended_on > m.started_on)))
group by p.period_id, h.event_id, h.child_id, h.team_id, h.worker_id, h.due_on, h.happened_on, h.started_on
