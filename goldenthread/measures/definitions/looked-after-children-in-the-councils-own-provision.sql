/*
title = "Looked-after children who live in the council's own provision"
short_title = "Own provision, of all"
why_it_matters = "The council's own carers and homes are mostly nearer to a child's home, and it knows them."
how_it_is_counted = """Of the children looked after on the last day of the period, those in a placement that the \
council itself provides (provider PR1): its foster carers, its children's homes and others. A child whose placement \
or provider is not recorded is missing. Short breaks (legal status V1, V3 or V4 on that day) are left out."""
what_it_cannot_know = """Where the list holds only the latest placement, a child who moved after the last day of the \
period is missing. Whether a home is a good one is not in it."""
source = """Annex A list 8: placement type and provider, dates looked after, legal status; or the placement in force \
on the day"""
kind = "proportion"
basis = "month_end_stock"
unit = "%"
better = "higher"
owner = "Head of placements"
checked_by = "Head of children in care"
review_due = 2027-04-01
local = true
local_reason = "no figure is published on this basis"
lists = [8]
needs = [
    "cla_period.started_on", "cla_period.ceased_on", "legal_status.legal_status", "cla_placement.placement_type",
    "cla_placement.provider",
]
missing_limit = 0.1
variant_of = "fostered-children-with-the-councils-own-carers"
*/
select p.period_id, l.care_id as case_id, l.child_id, l.team_id, l.worker_id, p.last_day as counted_on,
       case when a.placement_type is null or a.provider is null then null
            when a.provider = 'PR1' then 1
            else 0 end as met
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
left join (select a.child_id, a.placement_type, a.provider, q.period_id,
                  row_number() over (partition by q.period_id, a.child_id
                                     order by coalesce(a.started_on, q.first_day) desc, coalesce(a.placement_id, '')) as place
           from cla_period c
           join period q on c.started_on <= q.last_day and (c.ceased_on is null or c.ceased_on > q.last_day)
           join cla_placement a on a.child_id = c.child_id
                and (a.started_on is null or a.started_on <= q.last_day)
                and (a.ended_on is null or a.ended_on > q.last_day)) a
       on a.child_id = l.child_id and a.period_id = l.period_id and a.place = 1
where l.place = 1 and coalesce(g.legal_status, '') not in ('V1', 'V3', 'V4')
