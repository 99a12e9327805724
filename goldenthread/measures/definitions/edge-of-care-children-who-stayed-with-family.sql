/*
title = "Edge of care children who remained with their family"
short_title = "Edge of care at home"
why_it_matters = "Where a family can be helped to keep its child safe, the child keeps the family."
how_it_is_counted = """Of the children with whom edge of care work was going on in the period, those who were not \
looked after on its last day. Work goes on from its start until the day it ended; each child once, by the latest work. \
Work without a start date makes the child missing. Short breaks are not care."""
what_it_cannot_know = """A child who lives elsewhere without being looked after, with relatives or friends, counts as \
with the family. Staying at home is not always right for a child: the figure must not keep anybody from care who needs \
it. Who was worked with decides it as much as how well."""
source = """Nightly extract: edge of care work, with the day it started and the day it ended (as happened); periods of \
care"""
kind = "proportion"
basis = "monthly_flow"
unit = "%"
better = "higher"
owner = "Head of edge of care"
checked_by = "Head of children in care"
review_due = 2027-04-01
local = true
local_reason = "no figure is published for it"
lists = []
needs = [
    "case_event.event", "case_event.started_on", "case_event.happened_on", "cla_period.started_on",
    "cla_period.ceased_on", "legal_status.started_on", "legal_status.legal_status",
]
missing_limit = 0.15
library = "eoc_remained_with_family_pct"
*/
select p.period_id, l.event_id as case_id, l.child_id, l.team_id, l.worker_id, p.last_day as counted_on,
       case when l.started_on is null then null
            when c.child_id is null then 1
            else 0 end as met
from (select h.event_id, h.child_id, h.team_id, h.worker_id, h.started_on, q.period_id,
             row_number() over (partition by q.period_id, h.child_id
                                order by case when h.started_on is null then 1 else 0 end, h.started_on desc,
                                         coalesce(h.event_id, '')) as place
      from case_event h
      join period q on (h.started_on is null or h.started_on <= q.last_day)
                   and (h.happened_on is null or h.happened_on >= q.first_day)
      where h.event = 'EDGE_OF_CARE') l
join period p on p.period_id = l.period_id
left join (select q.period_id, k.child_id
           from cla_period k
           join period q on k.started_on <= q.last_day and (k.ceased_on is null or k.ceased_on > q.last_day)
           left join legal_status g on g.child_id = k.child_id and g.legal_status in ('V1', 'V3', 'V4')
                                   and (g.started_on is null or g.started_on <= q.last_day)
                                   and (g.ended_on is null or g.ended_on > q.last_day)
           left join legal_status f on f.child_id = k.child_id and f.legal_status not in ('V1', 'V3', 'V4')
                                   and (f.started_on is null or f.started_on <= q.last_day)
                                   and (f.ended_on is null or f.ended_on > q.last_day)
           where g.child_id is null or f.child_id is not null
           group by q.period_id, k.child_id) c on c.child_id = l.child_id and c.period_id = l.period_id
where l.place = 1
