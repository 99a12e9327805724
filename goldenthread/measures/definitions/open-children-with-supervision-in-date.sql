/*
title = "Open children whose case was discussed in supervision in date"
short_title = "Supervision in date"
why_it_matters = "In supervision somebody else thinks with the worker about the child, and drift is seen early."
how_it_is_counted = """Of the children open on the last day of the period (in need, on a protection plan or looked \
after), those whose case was last discussed in a recorded supervision no more days before than the council's \
interval. A child with no record is late. A child open for no longer than the interval and without a record since \
the case opened is not yet counted: a record of an earlier time does not make a new case late."""
what_it_cannot_know = """It knows that a supervision was recorded, not whether it was any good. Where the extract \
holds no such record for anybody, every child is missing. A record dated after the last day of the period does not \
count; a child who has only such a one is missing."""
source = "The nightly extract: events of the kind supervision; the interval is the council's own"
kind = "proportion"
basis = "month_end_stock"
unit = "%"
better = "higher"
owner = "Head of performance"
checked_by = "Principal social worker"
review_due = 2027-04-01
local = true
local_reason = "the interval is set by the council and no figure is published"
lists = []
needs = [
    "cin_episode.started_on", "cin_episode.closed_on", "cin_episode.case_status", "cp_plan.started_on",
    "cp_plan.ended_on", "cla_period.started_on", "cla_period.ceased_on", "case_event.event",
    "case_event.happened_on",
]
settings = ["supervision_days"]
missing_limit = 0.15
companion = "open-children-with-management-oversight-in-date"
library = "sup_case_6wk_pct"
*/
select o.period_id, o.child_id as case_id, o.child_id, o.team_id, o.worker_id, o.last_day as counted_on,
       case when n.day_number - e.day_number <= g.amount then 1
            when e.day is null and w.happened_on is not null then null
            when k.event is null then null
            else 0 end as met
from (select h.period_id, h.last_day, h.child_id, h.team_id, h.worker_id,
             min(h.started_on) over (partition by h.period_id, h.child_id) as opened_on,
             row_number() over (partition by h.period_id, h.child_id
                                order by case when h.worker_id is null then 1 else 0 end, h.list_order,
                                         coalesce(h.worker_id, ''), coalesce(h.team_id, '')) as place
      from (select p.period_id, p.last_day, c.child_id, c.team_id, c.worker_id, c.started_on, 1 as list_order
            from cla_period c
            join period p on c.started_on <= p.last_day and (c.ceased_on is null or c.ceased_on > p.last_day)
            union all
            select p.period_id, p.last_day, c.child_id, c.team_id, c.worker_id, c.started_on, 2 as list_order
            from cp_plan c
            join period p on c.started_on <= p.last_day and (c.ended_on is null or c.ended_on > p.last_day)
            where coalesce(c.other_authority, 'N') <> 'Y'
            union all
            select p.period_id, p.last_day, c.child_id, c.team_id, c.worker_id, c.started_on, 3 as list_order
            from cin_episode c
            join period p on (c.started_on is null or c.started_on <= p.last_day)
                         and (c.closed_on is null or c.closed_on > p.last_day)
            where c.case_status <> 'CLOSED' or c.case_status is null or c.closed_on is not null) h) o
join calendar n on n.day = o.last_day
join setting g on g.name = 'supervision_days' and o.last_day between g.starts_on and g.ends_on
left join calendar s on s.day = o.opened_on
left join (select child_id, happened_on, lead(happened_on) over (partition by child_id order by happened_on) as next_on
           from case_event where event = 'SUPERVISION' and happened_on is not null) v
          on v.child_id = o.child_id and v.happened_on <= o.last_day and (v.next_on is null or v.next_on > o.last_day)
left join calendar e on e.day = v.happened_on
left join (select child_id, max(happened_on) as happened_on
           from case_event
           where event = 'SUPERVISION'
           group by child_id) w on w.child_id = o.child_id
left join (select max(event) as event
           from case_event
           where event = 'SUPERVISION' and happened_on is not null) k on 1 = 1
where o.place = 1
  and not (case when v.happened_on >= o.opened_on then 0 else 1 end = 1
           and case when n.day_number - s.day_number <= g.amount then 1 else 0 end = 1)
