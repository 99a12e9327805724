/*
title = "Looked-after children with three or more placements in twelve months"
short_title = "3 or more placements"
why_it_matters = "Each move costs a child people they had begun to trust."
how_it_is_counted = """Of the children looked after on the last day of the period, those with three or more \
placements in the twelve months before, the one they were in at the beginning and the one at the end included. Where \
the data hold every placement of that time they are counted: not those that began and ended on one day, not temporary \
ones (T0 to T4) and the return from them to a placement of the same kind, and not adoption by the carer the child was \
already with (A3, A5), nor short breaks. Where only the latest placement is held, the number that the list gives is used. Short breaks \
(legal status V1, V3 or V4 on that day) are left out."""
what_it_cannot_know = """The number in the list is counted by the council's own system, up to the day the list was \
made. Two placements of the same kind either side of a holiday are taken for one. It does not say which moves were \
good for the child."""
source = "Annex A list 8: number of placements in the last 12 months; or every placement with its days"
kind = "proportion"
basis = "month_end_stock"
unit = "%"
better = "lower"
owner = "Head of placements"
checked_by = "Head of children in care"
review_due = 2027-04-01
local = false
published = "cla_3plus_placements_pct"
lists = [8]
needs = [
    "cla_period.started_on", "cla_period.ceased_on", "legal_status.legal_status",
    "cla_period.placements_last_12_months or cla_placement.started_on",
]
missing_limit = 0.1
library = "cla_placement_moves_pct"
*/
select p.period_id, l.care_id as case_id, l.child_id, l.team_id, l.worker_id, p.last_day as counted_on,
       case when v.covered_from <= n.months_12_before
                 then case when u.placements >= 3 then 1 when u.undated = 1 or u.placements is null then null else 0 end
            when l.placements_last_12_months >= 3 then 1
            when l.placements_last_12_months is null then null
            else 0 end as met
from (select k.care_id, k.child_id, k.team_id, k.worker_id, k.started_on, k.placements_last_12_months, q.period_id,
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
left join coverage v on v.table_name = 'cla_placement'
left join (select a.child_id, q.period_id, max(case when a.started_on is null then 1 else 0 end) as undated,
                  count(a.started_on) as placements
           from cla_placement a
           join period q on a.started_on is null or a.started_on <= q.last_day
           join calendar m on m.day = q.last_day
           where (a.ended_on is null or a.ended_on >= m.year_from)
             and (a.started_on is null or a.ended_on is null or a.ended_on > a.started_on)
             and coalesce(a.placement_type, '') not in ('A3', 'A5', 'T0', 'T1', 'T2', 'T3', 'T4')
             and (not exists (select 1
                              from legal_status h
                              where h.child_id = a.child_id and h.legal_status in ('V1', 'V3', 'V4')
                                and (h.started_on is null or h.started_on <= a.started_on)
                                and (h.ended_on is null or h.ended_on >= a.ended_on))
                  or exists (select 1
                             from legal_status f
                             where f.child_id = a.child_id and f.legal_status not in ('V1', 'V3', 'V4')
                               and (f.started_on is null or a.ended_on is null or f.started_on < a.ended_on)
                               and (f.ended_on is null or f.ended_on > a.started_on)))
             and not exists (select 1
                             from cla_placement t
                             join cla_placement b on b.child_id = t.child_id and b.ended_on = t.started_on
                             where t.child_id = a.child_id and t.ended_on = a.started_on
                               and t.placement_type in ('T0', 'T1', 'T2', 'T3', 'T4')
                               and b.ended_on >= m.year_from and b.placement_type = a.placement_type
                               and coalesce(b.provider, '') = coalesce(a.provider, '')
                               and coalesce(b.urn, '') = coalesce(a.urn, ''))
           group by a.child_id, q.period_id) u on u.child_id = l.child_id and u.period_id = l.period_id
where l.place = 1 and coalesce(g.legal_status, '') not in ('V1', 'V3', 'V4')
