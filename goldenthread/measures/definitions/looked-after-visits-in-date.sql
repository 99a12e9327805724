/*
title = "Looked-after children whose visits are in date"
short_title = "Looked-after visits in date"
why_it_matters = """A child far from home should be able to count on somebody coming who asks how things are, and \
listens."""
how_it_is_counted = """Of the children looked after on the last day of the period, those whose next visit was not yet \
overdue. A visit is due within a week of the start of every placement; then at most six weeks after the one before; \
three months, where the one before was after the first year of a placement meant to last until the child is 18 (a \
long-term foster placement, or a children's home where the plan is long-term residential care). Placed with parents: weekly until a \
review since the placement began, then every four weeks under an interim care order and otherwise every six weeks; \
under a full care order every six weeks after the first. Short breaks, where no other legal status is in force beside \
them, and children placed for adoption, who have other clocks, are left out. A child without any visit date more than a week into the placement, or without a placement, is \
missing."""
what_it_cannot_know = """Temporary approval of a relative as carer, with weekly and four-weekly visits, cannot be told \
from the codes; nor can the agreement of a child in a long-term foster placement to visits up to six months apart, so \
three months hold. In Annex A a visit, placement or legal status dated after the last day hides the one before it. It \
does not say whether the child was seen, or seen alone."""
source = """Annex A list 8: date of last social work visit, start and type of placement, legal status, latest review, \
permanence plan; intervals: Care Planning, Placement and Case Review (England) Regulations 2010, regulation 28, as \
amended in 2015"""
kind = "proportion"
basis = "month_end_stock"
unit = "%"
better = "higher"
owner = "Head of children in care"
checked_by = "Independent reviewing manager"
review_due = 2027-04-01
local = true
local_reason = "no national figure is published"
published = "cla_visits_on_time_pct"
lists = [8]
needs = [
    "cla_period.started_on", "cla_period.ceased_on", "cla_period.permanence_plan", "cla_visit.visited_on",
    "cla_placement.started_on", "cla_placement.placement_type", "legal_status.started_on", "legal_status.legal_status",
    "cla_review.held_on",
]
missing_limit = 0.15
library = "visit_cla_timescale_pct"
companion = "looked-after-visits-made-when-due"
*/
select p.period_id, l.care_id as case_id, l.child_id, l.team_id, l.worker_id, p.last_day as counted_on,
       case when s.day is null or a.placement_type is null then null
            when v.visited_on is null and s.day_number + 7 >= n.day_number then 1
            when v.visited_on is null then null
            when v.visited_on < s.day then case when s.day_number + 7 >= n.day_number then 1 else 0 end
            when a.placement_type = 'P1' and g.child_id is null then null
            when a.placement_type = 'P1' and g.full_order = 0 and case when r.held_on >= s.day then 0 else 1 end = 1
                 then case when e.day_number + 7 >= n.day_number then 1 else 0 end
            when a.placement_type = 'P1' and g.interim_order = 1 and g.full_order = 0
                 then case when e.day_number + 28 >= n.day_number then 1 else 0 end
            when s.months_12_after < v.visited_on
                 and (a.placement_type in ('U1', 'U4') or (a.placement_type = 'K2' and l.permanence_plan = 'RESIDENTIAL'))
                 then case when e.months_3_after >= p.last_day then 1 else 0 end
            when e.day_number + 42 >= n.day_number then 1
            else 0 end as met
from (select k.care_id, k.child_id, k.team_id, k.worker_id, k.started_on, k.permanence_plan, q.period_id,
             row_number() over (partition by q.period_id, k.child_id order by k.started_on desc, k.care_id) as place
      from cla_period k
      join period q on k.started_on <= q.last_day and (k.ceased_on is null or k.ceased_on > q.last_day)) l
join period p on p.period_id = l.period_id
join calendar n on n.day = p.last_day
left join (select k.child_id, k.started_on, k.placement_type, q.period_id,
                  row_number() over (partition by q.period_id, k.child_id
                                     order by k.started_on desc, coalesce(k.placement_id, '')) as place
           from cla_period c
           join period q on c.started_on <= q.last_day and (c.ceased_on is null or c.ceased_on > q.last_day)
           join cla_placement k on k.child_id = c.child_id
                and k.started_on <= q.last_day
                and (k.ended_on is null or k.ended_on > q.last_day)) a
          on a.child_id = l.child_id and a.period_id = l.period_id and a.place = 1
left join calendar s on s.day = a.started_on
left join (select child_id, visited_on, lead(visited_on) over (partition by child_id order by visited_on) as next_on
           from cla_visit where visited_on is not null) v
          on v.child_id = l.child_id and v.visited_on <= p.last_day and (v.next_on is null or v.next_on > p.last_day)
left join calendar e on e.day = v.visited_on
left join (select child_id, held_on, lead(held_on) over (partition by child_id order by held_on) as next_on
           from cla_review where held_on is not null) r
          on r.child_id = l.child_id and r.held_on <= p.last_day and (r.next_on is null or r.next_on > p.last_day)
left join (select q.period_id, k.child_id,
                  min(case when k.legal_status in ('V1', 'V3', 'V4') then 1 else 0 end) as short_break,
                  max(case when k.legal_status = 'C1' then 1 else 0 end) as interim_order,
                  max(case when k.legal_status = 'C2' then 1 else 0 end) as full_order
           from legal_status k
           join period q on (k.started_on is null or k.started_on <= q.last_day)
                        and (k.ended_on is null or k.ended_on > q.last_day)
           group by q.period_id, k.child_id) g on g.child_id = l.child_id and g.period_id = l.period_id
where l.place = 1 and coalesce(g.short_break, 0) = 0
  and coalesce(a.placement_type, '') not in ('A3', 'A4', 'A5', 'A6')
