/*
title = "Looked-after children placed in an emergency bed or bed and breakfast"
short_title = "Emergency beds, in care"
why_it_matters = "Nobody looks after a child in a bed and breakfast. It should not happen."
how_it_is_counted = """Of the children looked after on any day of the period, those who spent a night of it in bed \
and breakfast or an emergency bed while looked after. Each child once, whichever time in care of the period it was. A \
time in care that was a short break (legal status V1, V3 or V4) when it ended, or on the last day, is left out."""
what_it_cannot_know = """It rests on these nights being written down as such: the codes of national returns do not \
tell them apart. A night without a day is not counted."""
source = "Nightly extract: nights in emergency beds (EMERGENCY_BED), dates looked after"
kind = "proportion"
basis = "monthly_flow"
unit = "%"
better = "lower"
owner = "Head of placements"
checked_by = "Head of children in care"
review_due = 2027-04-01
local = true
local_reason = "no figure is published for these beds"
lists = []
needs = [
    "cla_period.started_on", "cla_period.ceased_on", "legal_status.legal_status", "case_event.event",
    "case_event.happened_on",
]
missing_limit = 0.1
library = "cla_emergency_bb_pct"
*/
select p.period_id, l.care_id as case_id, l.child_id, l.team_id, l.worker_id, p.last_day as counted_on, l.slept as met
from (select c.period_id, c.care_id, c.child_id, c.team_id, c.worker_id,
             max(c.slept) over (partition by c.period_id, c.child_id) as slept,
             row_number() over (partition by c.period_id, c.child_id order by c.started_on desc, c.care_id) as place
      from (select q.period_id, k.care_id, k.child_id, k.team_id, k.worker_id, k.started_on,
                   max(case when e.child_id is not null then 1 else 0 end) as slept
            from cla_period k
            join period q on k.started_on <= q.last_day and (k.ceased_on is null or k.ceased_on > q.first_day)
            join calendar n on n.day = q.last_day
            join calendar f on f.day_number = n.day_number + 1
            left join legal_status g on g.child_id = k.child_id and g.legal_status in ('V1', 'V3', 'V4')
                 and (g.started_on is null or g.started_on = k.started_on
                      or g.started_on < case when k.ceased_on <= q.last_day then k.ceased_on else f.day end)
                 and (g.ended_on is null or g.ended_on >= case when k.ceased_on <= q.last_day then k.ceased_on else f.day end)
            left join legal_status o on o.child_id = k.child_id and o.legal_status not in ('V1', 'V3', 'V4')
                 and (o.started_on is null or o.started_on = k.started_on
                      or o.started_on < case when k.ceased_on <= q.last_day then k.ceased_on else f.day end)
                 and (o.ended_on is null or o.ended_on >= case when k.ceased_on <= q.last_day then k.ceased_on else f.day end)
            left join case_event e on e.child_id = k.child_id and e.event = 'EMERGENCY_BED'
                 and e.happened_on between q.first_day and q.last_day and e.happened_on >= k.started_on
                 and (k.ceased_on is null or e.happened_on <= k.ceased_on)
            where g.child_id is null or o.child_id is not null
            group by q.period_id, k.care_id, k.child_id, k.team_id, k.worker_id, k.started_on) c) l
join period p on p.period_id = l.period_id
where l.place = 1
