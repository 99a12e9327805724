/*
title = "Looked-after children whose latest review is in date"
short_title = "Looked-after reviews in date"
why_it_matters = "A review is where somebody independent asks whether the plan for a child still holds."
how_it_is_counted = """Of the children looked after on the last day of the period, those whose next review was \
not yet overdue: within 20 working days of becoming looked after; within three months of a first review; within \
six months of a later one. A latest review on or before the 20th working day is taken to be the first. Short \
breaks and children placed for adoption, who have other clocks, are left out. A child past the 20th working day \
without any date is missing."""
what_it_cannot_know = """Annex A holds only the latest review, so this says whether reviews are in date at the \
month end and not whether all reviews of a time were in time; there, a review dated after the last day hides the one \
before it, and the child is missing. A first review that was itself late is taken for a later one."""
source = """Annex A list 8: date of latest statutory review, dates looked after, legal status, placement type; \
intervals: Care Planning, Placement and Case Review (England) Regulations 2010, regulation 33"""
kind = "proportion"
basis = "month_end_stock"
unit = "%"
better = "higher"
owner = "Independent reviewing manager"
checked_by = "Head of children in care"
review_due = 2027-04-01
local = true
local_reason = "the published measure looks at every review of the year, and list 8 holds only the latest"
published = "cla_reviews_on_time_pct"
lists = [8]
needs = [
    "cla_period.started_on", "cla_period.ceased_on", "cla_review.held_on", "legal_status.legal_status",
    "cla_placement.placement_type",
]
missing_limit = 0.15
variant_of = "looked-after-reviews-on-time"
*/
select p.period_id, l.care_id as case_id, l.child_id, l.team_id, l.worker_id, p.last_day as counted_on,
       case when e.day is null and (n.working_day - s.working_day < 20
                                    or (n.working_day - s.working_day = 20 and n.is_working = 1)) then 1
            when e.day is null then null
            when e.working_day - s.working_day <= 20 and e.months_3_after >= p.last_day then 1
            when e.working_day - s.working_day <= 20 then 0
            when e.months_6_after >= p.last_day then 1
            else 0 end as met
from (select k.care_id, k.child_id, k.team_id, k.worker_id, k.started_on, q.period_id,
             row_number() over (partition by q.period_id, k.child_id order by k.started_on desc, k.care_id) as place
      from cla_period k
      join period q on k.started_on <= q.last_day and (k.ceased_on is null or k.ceased_on > q.last_day)) l
join period p on p.period_id = l.period_id
join calendar n on n.day = p.last_day
left join calendar s on s.day = l.started_on
left join (select child_id, held_on, lead(held_on) over (partition by child_id order by held_on) as next_on
           from cla_review where held_on is not null) v
          on v.child_id = l.child_id and v.held_on <= p.last_day and (v.next_on is null or v.next_on > p.last_day)
left join calendar e on e.day = v.held_on and v.held_on >= l.started_on
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
                                     order by case when a.started_on > q.last_day then 1 else 0 end,
                                              coalesce(a.started_on, q.first_day) desc, coalesce(a.placement_id, '')) as place
           from cla_period c
           join period q on c.started_on <= q.last_day and (c.ceased_on is null or c.ceased_on > q.last_day)
           join cla_placement a on a.child_id = c.child_id
                and (a.ended_on is null or a.ended_on > q.last_day)) a
       on a.child_id = l.child_id and a.period_id = l.period_id and a.place = 1
where l.place = 1 and coalesce(g.legal_status, '') not in ('V1', 'V3', 'V4')
  and coalesce(a.placement_type, '') not in ('A3', 'A4', 'A5', 'A6')
