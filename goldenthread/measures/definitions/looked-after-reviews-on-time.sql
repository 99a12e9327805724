/*
title = "Looked-after children all of whose reviews were on time"
short_title = "Looked-after reviews on time"
why_it_matters = """A review is where somebody independent asks whether the plan for a child still holds. A late one \
leaves the child waiting."""
how_it_is_counted = """Of the children looked after on the last day of the period and for at least twenty working \
days, those none of whose reviews of the twelve months before was late: the first within 20 working days of becoming \
looked after, the second within three months of the first, each later one within six months of the one before. A \
review that is due and not held is late. Short breaks and children placed for adoption, who have other clocks, are \
left out. Where the reviews before those twelve months are not known and nothing was late since, the child is \
missing."""
what_it_cannot_know = """It cannot know that the reviewing officer asked for an earlier review. A review that began \
in time and was ended on a later day counts by the day that is recorded."""
source = """Every review with its day, dates looked after, legal status, placement type; intervals: Care Planning, \
Placement and Case Review (England) Regulations 2010, regulation 33"""
kind = "proportion"
basis = "month_end_stock"
unit = "%"
better = "higher"
owner = "Independent reviewing manager"
checked_by = "Head of children in care"
review_due = 2027-04-01
local = false
published = "cla_reviews_on_time_pct"
lists = []
needs = [
    "cla_period.started_on", "cla_period.ceased_on", "legal_status.legal_status", "cla_review.held_on",
    "cla_placement.placement_type",
]
missing_limit = 0.15
companion = "looked-after-reviews-in-date"
library = "cla_review_timescale_pct"
*/
select p.period_id, l.care_id as case_id, l.child_id, l.team_id, l.worker_id, p.last_day as counted_on,
       case when d.late = 1 then 0
            when v.covered_from <= l.started_on or v.covered_from <= o.months_6_before then 1
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
left join (select a.child_id, a.placement_type, q.period_id,
                  row_number() over (partition by q.period_id, a.child_id
                                     order by coalesce(a.started_on, q.first_day) desc, coalesce(a.placement_id, '')) as place
           from cla_period c
           join period q on c.started_on <= q.last_day and (c.ceased_on is null or c.ceased_on > q.last_day)
           join cla_placement a on a.child_id = c.child_id
                and (a.started_on is null or a.started_on <= q.last_day)
                and (a.ended_on is null or a.ended_on > q.last_day)) a
       on a.child_id = l.child_id and a.period_id = l.period_id and a.place = 1
join calendar n on n.day = p.last_day
join calendar o on o.day = n.months_12_before
left join calendar s on s.day = l.started_on
left join coverage v on v.table_name = 'cla_review'
left join (select t.care_id, q.period_id, max(1) as late
           from (select d.care_id, d.child_id, d.due_on, d.sure, min(y.held_on) as held_on
                 from (select k.care_id, k.child_id, k.started_on as from_on, 1 as opening, w.day as due_on,
                              case when v.covered_from <= k.started_on then 1 else 0 end as sure
                       from cla_period k
                       join calendar s on s.day = k.started_on
                       join calendar w on w.working_day = s.working_day + 20 and w.is_working = 1
                       left join coverage v on v.table_name = 'cla_review'
                       union all
                       select k.care_id, k.child_id, r.held_on as from_on, 0 as opening,
                              case when r.held_on = f.first_on and (v.covered_from <= k.started_on or r.held_on <= s.months_3_after)
                                        then e.months_3_after
                                   else e.months_6_after end as due_on, 1 as sure
                       from cla_period k
                       join cla_review r on r.child_id = k.child_id and r.held_on >= k.started_on
                       join calendar s on s.day = k.started_on
                       join calendar e on e.day = r.held_on
                       join (select x.care_id, min(h.held_on) as first_on
                             from cla_period x
                             join cla_review h on h.child_id = x.child_id and h.held_on >= x.started_on
                             group by x.care_id) f on f.care_id = k.care_id
                       left join coverage v on v.table_name = 'cla_review') d
                 left join cla_review y on y.child_id = d.child_id and y.held_on >= d.from_on
                                       and (d.opening = 1 or y.held_on > d.from_on)
                 group by d.care_id, d.child_id, d.from_on, d.opening, d.due_on, d.sure) t
           join period q on t.due_on <= q.last_day
           join calendar m on m.day = q.last_day
           where t.sure = 1 and (t.held_on is null or t.held_on > t.due_on) and (t.held_on is null or t.held_on >= m.year_from)
           group by t.care_id, q.period_id) d on d.care_id = l.care_id and d.period_id = l.period_id
where l.place = 1 and coalesce(g.legal_status, '') not in ('V1', 'V3', 'V4')
  and coalesce(a.placement_type, '') not in ('A3', 'A4', 'A5', 'A6')
  and case when n.working_day - s.working_day < 20 then 0 else 1 end = 1
