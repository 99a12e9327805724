/*
title = "Looked-after children placed in an emergency bed or bed and breakfast"
short_title = "Emergency beds, in care"
why_it_matters = "Nobody looks after a child in a bed and breakfast. It should not happen."
how_it_is_counted = """Of the children looked after on any day of the period, those who spent a night of it in bed \
and breakfast or an emergency bed while looked after. Each child once. Short breaks (legal status V1, V3 or V4) are left \
out."""
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
select p.period_id, l.care_id as case_id, l.child_id, l.team_id, l.worker_id, p.last_day as counted_on,
       case when exists (select 1
                         from case_event e
                         where e.child_id = l.child_id and e.event = 'EMERGENCY_BED'
                           and e.happened_on between l.from_on and l.to_on) then 1
            else 0 end as met
from (select k.care_id, k.child_id, k.team_id, k.worker_id, k.started_on, q.period_id,
             case when k.started_on > q.first_day then k.started_on else q.first_day end as from_on,
             case when k.ceased_on < q.last_day then k.ceased_on else q.last_day end as to_on,
             row_number() over (partition by q.period_id, k.child_id order by k.started_on desc, k.care_id) as place
      from cla_period k
      join period q on k.started_on <= q.last_day and (k.ceased_on is null or k.ceased_on > q.first_day)) l
join period p on p.period_id = l.period_id
where l.place = 1
  and not exists (select 1 from legal_status g
                  where g.child_id = l.child_id and g.legal_status in ('V1', 'V3', 'V4')
                    and (g.started_on is null or g.started_on <= l.to_on)
                    and (g.ended_on is null or g.ended_on > l.to_on))
