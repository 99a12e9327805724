/*
title = "School attendance of looked-after children"
short_title = "Looked-after attendance"
why_it_matters = "Days missed at school are seldom made up, and a child who stops going is often telling us something."
how_it_is_counted = """Of all school sessions that were possible for looked-after children since 1 September, those \
that they attended. Counted are children looked after on the last day of the period and of school age (years 1 to 11, \
by the age on 31 August), with the sessions of stretches that ended by then and since they came into care. A child \
without any entry, or whose entry has more sessions attended than possible, is missing. Short breaks (legal status V1, \
V3 or V4 on that day) are left out."""
what_it_cannot_know = """It does not know why a session was missed, nor whether a part-time timetable lowered what was \
possible. Children who left care since September are no longer in it. A stretch that the extract leaves out is not seen."""
source = "Nightly extract: sessions attended and possible (ATTENDANCE), from the virtual school's records; date of birth"
kind = "weighted"
basis = "school_year_to_date"
unit = "%"
better = "higher"
owner = "Virtual school head"
checked_by = "Head of children in care"
review_due = 2027-04-01
local = true
local_reason = "the published figure is of children looked after for a year, over the whole school year"
lists = []
needs = [
    "cla_period.started_on", "cla_period.ceased_on", "legal_status.legal_status", "case_event.event",
    "case_event.happened_on", "case_event.amount", "case_event.possible", "person.born_on or person.age_years",
]
missing_limit = 0.15
companion = "looked-after-children-in-school"
library = "cla_attendance_pct"
*/
select p.period_id, coalesce(e.event_id, l.care_id) as case_id, l.child_id, l.team_id, l.worker_id,
       coalesce(e.happened_on, p.last_day) as counted_on,
       case when (c.born_on is null and c.age_years is null) or e.amount > e.possible then null else e.amount end as amount,
       e.possible
from (select k.care_id, k.child_id, k.team_id, k.worker_id, k.started_on, q.period_id,
             row_number() over (partition by q.period_id, k.child_id order by k.started_on desc, k.care_id) as place
      from cla_period k
      join period q on k.started_on <= q.last_day and (k.ceased_on is null or k.ceased_on > q.last_day)) l
join period p on p.period_id = l.period_id
left join (select s.child_id, s.legal_status, q.period_id,
                  row_number() over (partition by q.period_id, s.child_id
                                     order by case when s.started_on > q.last_day then 1 else 0 end,
                                              coalesce(s.started_on, q.first_day) desc, coalesce(s.legal_status, '')) as place
           from legal_status s
           join period q on s.ended_on is null or s.ended_on > q.last_day) g
       on g.child_id = l.child_id and g.period_id = l.period_id and g.place = 1
join calendar n on n.day = p.last_day
join calendar y on y.day = n.august_before
left join person c on c.child_id = l.child_id
left join case_event e
       on e.child_id = l.child_id and e.event = 'ATTENDANCE'
      and e.happened_on > n.august_before and e.happened_on <= p.last_day and e.happened_on > l.started_on
where l.place = 1 and coalesce(g.legal_status, '') not in ('V1', 'V3', 'V4')
  and (c.born_on is null or (c.born_on <= y.born_by_for_5 and c.born_on > y.born_by_for_16))
  and (c.born_on is not null or c.age_years is null or c.age_years between 5 and 15)
