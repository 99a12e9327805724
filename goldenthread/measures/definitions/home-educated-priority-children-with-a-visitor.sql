/*
title = "Home-educated children who come first and have a home visitor"
short_title = "Priority home education visitor"
why_it_matters = "A child taught at home and already known to be at risk is seen by few people; one of them should come."
how_it_is_counted = """Of the children taught at home on the last day of the period who have a child in need plan or a \
child protection plan or are open to youth justice on that day, those to whom a home visitor of the education service \
is allocated on it. Each child once."""
what_it_cannot_know = """Children whose parents have not said that they teach them at home. That a visitor is allocated \
does not say that somebody came."""
source = """Nightly extract: taught at home (HOME_EDUCATED) and open to youth justice (YOUTH_JUSTICE), plans, and the \
allocation with the role HOME_EDUCATION_VISITOR"""
kind = "proportion"
basis = "month_end_stock"
unit = "%"
better = "higher"
owner = "Head of education inclusion"
checked_by = "Head of performance"
review_due = 2027-04-01
local = true
local_reason = "nobody publishes a figure that is counted in this way"
lists = []
needs = [
    "case_event.event", "case_event.started_on", "case_event.happened_on", "cin_plan.started_on", "cin_plan.ended_on",
    "cp_plan.started_on", "cp_plan.ended_on", "involvement.role", "involvement.started_on", "involvement.ended_on",
    "involvement.open",
]
missing_limit = 0.1
library = "ehe_priority_allocated_pct"
*/
select h.period_id, h.child_id as case_id, h.child_id, h.team_id, v.worker_id, h.last_day as counted_on,
       case when v.child_id is not null then 1
            when u.child_id is not null then null
            else 0 end as met
from (select e.child_id, e.team_id, p.period_id, p.first_day, p.last_day,
             row_number() over (partition by p.period_id, e.child_id
                                order by coalesce(e.started_on, p.first_day) desc, coalesce(e.event_id, '')) as place
      from case_event e
      join period p on (e.started_on is null or e.started_on <= p.last_day)
                   and (e.happened_on is null or e.happened_on > p.last_day)
      where e.event = 'HOME_EDUCATED') h
left join (select i.child_id, q.period_id, i.worker_id,
                  row_number() over (partition by q.period_id, i.child_id
                                     order by i.started_on desc, coalesce(i.worker_id, '')) as place
           from involvement i
           join period q on i.started_on <= q.last_day and (i.ended_on is null or i.ended_on > q.last_day)
           where i.role = 'HOME_EDUCATION_VISITOR' and i.worker_id is not null) v
       on v.child_id = h.child_id and v.period_id = h.period_id and v.place = 1
left join (select i.child_id
           from involvement i
           where i.role = 'HOME_EDUCATION_VISITOR' and i.started_on is null and coalesce(i.open, 'Y') <> 'N'
           group by i.child_id) u
       on u.child_id = h.child_id
where h.place = 1
  and (exists (select 1 from cin_plan c where c.child_id = h.child_id
                  and c.started_on <= h.last_day and (c.ended_on is null or c.ended_on > h.last_day))
       or exists (select 1 from cp_plan c where c.child_id = h.child_id
                     and c.started_on <= h.last_day and (c.ended_on is null or c.ended_on > h.last_day))
       or exists (select 1 from case_event y where y.child_id = h.child_id and y.event = 'YOUTH_JUSTICE'
                     and (y.started_on is null or y.started_on <= h.last_day)
                     and (y.happened_on is null or y.happened_on > h.last_day)))
