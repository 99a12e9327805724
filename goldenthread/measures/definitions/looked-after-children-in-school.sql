/*
title = "Looked-after children of school age who are in school"
short_title = "Looked-after in school"
why_it_matters = "A child without a school is out of sight in the day and falls behind."
how_it_is_counted = """Of the looked-after children of school age on the last day of the period, those who by the \
latest entry of this school year are on a school's roll or otherwise in education. School age is years 1 to 11, by \
the age on 31 August. A child about whom nothing was entered since then is missing. Short breaks (legal status V1, V3 or \
V4 on that day) are left out."""
what_it_cannot_know = """Being on a roll is not being there: it does not know attendance, part-time timetables or \
exclusions."""
source = "Nightly extract: is the child in school (IN_SCHOOL), date of birth"
kind = "proportion"
basis = "month_end_stock"
unit = "%"
better = "higher"
owner = "Virtual school head"
checked_by = "Head of children in care"
review_due = 2027-04-01
local = true
local_reason = "no figure is published for the month end"
lists = []
needs = [
    "cla_period.started_on", "cla_period.ceased_on", "legal_status.legal_status", "case_event.event",
    "case_event.happened_on", "case_event.outcome", "person.born_on or person.age_years",
]
missing_limit = 0.2
library = "cla_in_education_pct"
*/
select p.period_id, l.care_id as case_id, l.child_id, l.team_id, l.worker_id, p.last_day as counted_on,
       case when c.born_on is null and c.age_years is null then null
            when e.outcome = 'Y' then 1
            when e.outcome = 'N' then 0
            else null end as met
from (select k.care_id, k.child_id, k.team_id, k.worker_id, k.started_on, q.period_id,
             row_number() over (partition by q.period_id, k.child_id order by k.started_on desc, k.care_id) as place
      from cla_period k
      join period q on k.started_on <= q.last_day and (k.ceased_on is null or k.ceased_on > q.last_day)) l
join period p on p.period_id = l.period_id
left join (select s.child_id, s.legal_status, q.period_id,
                  row_number() over (partition by q.period_id, s.child_id
                                     order by case when s.started_on > q.last_day then 1 else 0 end,
                                              coalesce(s.started_on, q.first_day) desc, coalesce(s.legal_status, '')) as place
           from cla_period c
           join period q on c.started_on <= q.last_day and (c.ceased_on is null or c.ceased_on > q.last_day)
           join legal_status s on s.child_id = c.child_id
                and (s.ended_on is null or s.ended_on > q.last_day)) g
       on g.child_id = l.child_id and g.period_id = l.period_id and g.place = 1
join calendar n on n.day = p.last_day
join calendar y on y.day = n.august_before
left join person c on c.child_id = l.child_id
left join (select h.child_id, h.outcome, q.period_id,
                  row_number() over (partition by q.period_id, h.child_id
                                     order by coalesce(h.happened_on, q.first_day) desc, coalesce(h.event_id, '')) as place
           from case_event h
           join period q on h.happened_on <= q.last_day
           join calendar m on m.day = q.last_day
           where h.event = 'IN_SCHOOL' and h.happened_on > m.august_before) e
       on e.child_id = l.child_id and e.period_id = l.period_id and e.place = 1
where l.place = 1 and coalesce(g.legal_status, '') not in ('V1', 'V3', 'V4')
  and (c.born_on is null or (c.born_on <= y.born_by_for_5 and c.born_on > y.born_by_for_16))
  and (c.born_on is not null or c.age_years is null or c.age_years between 5 and 15)
