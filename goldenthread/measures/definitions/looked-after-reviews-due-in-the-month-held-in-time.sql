/*
title = "Looked-after reviews due in the month that were held in time"
short_title = "Looked-after reviews held"
why_it_matters = "It shows month by month whether reviews keep to their days, before a year's figure can."
how_it_is_counted = """Of the reviews of looked-after children that fell due in the period, those held by the day \
they were due: the first within 20 working days of becoming looked after, the second within three months of the \
first, each later one within six months of the one before. A review held early counts in the month in which it was \
due. A review not yet held is not in time. Where the data do not reach back to the start of care and hold no first \
review in time, it is missing; where they do not hold every review of the six months before the period, all are. Children who had ceased to be looked after by that day, short breaks and children \
placed for adoption are left out."""
what_it_cannot_know = """A review is counted once, in the month in which it was due: how long it then stays overdue \
is not in it. Of a child whose last review lies before the data begin it cannot know when the next was due."""
source = """Every review with its day, dates looked after, legal status, placement type; intervals: Care Planning, \
Placement and Case Review (England) Regulations 2010, regulation 33"""
kind = "proportion"
basis = "monthly_flow"
unit = "%"
better = "higher"
owner = "Independent reviewing manager"
checked_by = "Head of children in care"
review_due = 2027-04-01
local = true
local_reason = "the figure that others use looks at the children of the month end and a year of reviews"
lists = []
needs = [
    "cla_period.started_on", "cla_period.ceased_on", "legal_status.legal_status", "cla_review.held_on",
    "cla_placement.placement_type",
]
missing_limit = 0.1
variant_of = "looked-after-reviews-on-time"
*/
select p.period_id, d.care_id as case_id, d.child_id, k.team_id, k.worker_id, d.due_on as counted_on,
       case when h.table_name is null then null
            when d.held_on <= d.due_on then 1
            when d.sure = 0 then null
            else 0 end as met
from (select d.care_id, d.child_id, d.due_on, d.sure, min(y.held_on) as held_on,
             max(case when g.legal_status in ('V1', 'V3', 'V4') then 1 else 0 end) as short_break,
             max(case when g.legal_status not in ('V1', 'V3', 'V4') then 1 else 0 end) as other_order
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
      left join legal_status g on g.child_id = d.child_id and (g.started_on is null or g.started_on <= d.due_on)
                              and (g.ended_on is null or g.ended_on > d.due_on)
      group by d.care_id, d.child_id, d.from_on, d.opening, d.due_on, d.sure) d
join period p on d.due_on between p.first_day and p.last_day
join calendar m on m.day = p.first_day
left join coverage h on h.table_name = 'cla_review' and h.covered_from <= m.months_6_before
join cla_period k on k.care_id = d.care_id and (k.ceased_on is null or k.ceased_on > d.due_on)
where (d.short_break = 0 or d.other_order = 1)
  and not exists (select 1 from cla_placement a
                  where a.child_id = d.child_id and a.placement_type in ('A3', 'A4', 'A5', 'A6')
                    and (a.started_on is null or a.started_on <= d.due_on)
                    and (a.ended_on is null or a.ended_on > d.due_on))
