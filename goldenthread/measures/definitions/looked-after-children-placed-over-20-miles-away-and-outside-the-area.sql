/*
title = "Looked-after children placed over 20 miles from home and outside the area"
short_title = "Placed over 20 miles away"
why_it_matters = "Far from home a child loses school, friends and family, and is harder to visit."
how_it_is_counted = """Of the children looked after on the last day of the period, those whose placement is more than \
20 miles from their home and outside the council's boundary. Twenty miles exactly is not more. Where a distance or \
the side of the boundary that would decide is not recorded, the child is missing. Short breaks (legal status V1, V3 or V4 \
on that day) are left out."""
what_it_cannot_know = """Some children are far away for a good reason, with relatives or in a special school. \
Children without a home address here, such as unaccompanied asylum seekers, have no distance and are missing; the published \
share divides by all looked-after children, them too, and so is a little lower."""
source = "Nightly extract: distance from home and location of the placement in force"
kind = "proportion"
basis = "month_end_stock"
unit = "%"
better = "lower"
owner = "Head of placements"
checked_by = "Head of children in care"
review_due = 2027-04-01
local = false
published = "cla_20_miles_pct"
lists = []
needs = [
    "cla_period.started_on", "cla_period.ceased_on", "legal_status.legal_status", "cla_placement.distance_miles",
    "cla_placement.location",
]
missing_limit = 0.15
library = "cla_placed_20miles_pct"
*/
select p.period_id, l.care_id as case_id, l.child_id, l.team_id, l.worker_id, p.last_day as counted_on,
       case when a.distance_miles <= 20 or a.location = 'IN' then 0
            when a.distance_miles > 20 and a.location = 'OUT' then 1
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
left join (select a.child_id, a.distance_miles, a.location, q.period_id,
                  row_number() over (partition by q.period_id, a.child_id
                                     order by coalesce(a.started_on, q.first_day) desc, coalesce(a.placement_id, '')) as place
           from cla_period c
           join period q on c.started_on <= q.last_day and (c.ceased_on is null or c.ceased_on > q.last_day)
           join cla_placement a on a.child_id = c.child_id
                and (a.started_on is null or a.started_on <= q.last_day)
                and (a.ended_on is null or a.ended_on > q.last_day)) a
       on a.child_id = l.child_id and a.period_id = l.period_id and a.place = 1
where l.place = 1 and coalesce(g.legal_status, '') not in ('V1', 'V3', 'V4')
