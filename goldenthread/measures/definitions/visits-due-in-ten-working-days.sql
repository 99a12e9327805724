/*
title = "Visits to children due in the next ten working days"
short_title = "Visits due soon"
why_it_matters = "A visit that somebody sees coming is a visit that gets made."
how_it_is_counted = """Visits to children on a protection plan, looked after, or in need with a plan, whose day falls \
in the ten working days after the last day of the period. The day is counted from the latest visit, or, where there \
has been none yet since it began, from the start of the plan or placement: by the council's own intervals for protection plans and \
children in need, and for looked-after children by the placement, as in the measure of their visits in date. A visit \
that was due on the last day or before is overdue and not counted here. Without a date from which to count, the visit \
is missing, never not due. A child with two kinds of plan has two visits."""
what_it_cannot_know = """A visit overdue is in the measures of visits in date. For children in need it takes the day \
the child was last seen. In Annex A a visit after the last day hides the one before it. Plans known to be another \
authority's, short breaks without another legal status beside them, and children placed for adoption are left out."""
source = """Annex A lists 6, 7 and 8: latest visits, plan and placement dates, legal status, permanence plan; \
intervals: the council's own, and the Care Planning, Placement and Case Review (England) Regulations 2010, regulation \
28"""
kind = "count"
basis = "month_end_stock"
unit = "visits"
better = "neither"
owner = "Head of performance"
checked_by = "Principal social worker"
review_due = 2027-04-01
local = true
local_reason = "no figure is published for it"
lists = [6, 7, 8]
needs = [
    "cp_plan.started_on", "cp_plan.ended_on", "cp_visit.visited_on", "cin_episode.started_on", "cin_episode.closed_on",
    "cin_episode.case_status", "cin_episode.last_seen_on or cin_visit.visited_on", "cla_period.started_on",
    "cla_period.ceased_on", "cla_period.permanence_plan", "cla_visit.visited_on", "cla_placement.started_on",
    "cla_placement.placement_type", "legal_status.started_on", "legal_status.legal_status", "cla_review.held_on",
]
settings = ["protection_plan_visit_working_days", "child_in_need_visit_working_days"]
missing_limit = 0.15
as_it_stands = true
in_shares = true
library = "visits_due_10wd_count"
companion = "protection-plan-visits-in-date"
*/
select o.period_id, o.case_id, o.child_id, o.team_id, o.worker_id, o.last_day as counted_on,
       case when o.due_number is null then null
            when o.due_number > t.day_number and o.due_number <= u.day_number then 1
            else 0 end as met
from (select p.period_id, p.last_day, l.plan_id as case_id, l.child_id, l.team_id, l.worker_id,
             d.day_number as due_number
      from (select k.plan_id, k.child_id, k.team_id, k.worker_id, k.started_on, k.ended_on, s.working_day,
                   row_number() over (partition by k.child_id
                                      order by k.started_on desc, k.plan_id,
                                               case when k.ended_on is null then 1 else 0 end,
                                               coalesce(k.ended_on, k.started_on)) as number
            from cp_plan k
            left join calendar s on s.day = k.started_on
            where k.started_on is not null and coalesce(k.other_authority, 'N') <> 'Y') l
      join period p on l.started_on <= p.last_day and (l.ended_on is null or l.ended_on > p.last_day)
      left join (select k.plan_id, k.child_id, k.team_id, k.worker_id, k.started_on, k.ended_on, s.working_day,
                        row_number() over (partition by k.child_id
                                           order by k.started_on desc, k.plan_id,
                                                    case when k.ended_on is null then 1 else 0 end,
                                                    coalesce(k.ended_on, k.started_on)) as number
                 from cp_plan k
                 left join calendar s on s.day = k.started_on
                 where k.started_on is not null and coalesce(k.other_authority, 'N') <> 'Y') b
                on b.child_id = l.child_id and b.number < l.number
               and b.started_on <= p.last_day and (b.ended_on is null or b.ended_on > p.last_day)
      join calendar n on n.day = p.last_day
      join setting g on g.name = 'protection_plan_visit_working_days' and p.last_day between g.starts_on and g.ends_on
      left join (select v.child_id, v.visited_on, v.next_on, e.working_day
                 from (select child_id, visited_on,
                              lead(visited_on) over (partition by child_id order by visited_on) as next_on
                       from cp_visit where visited_on is not null) v
                 left join calendar e on e.day = v.visited_on) v
                on v.child_id = l.child_id and v.visited_on <= p.last_day
               and (v.next_on is null or v.next_on > p.last_day)
      left join calendar d on d.is_working = 1
                          and d.working_day = case when v.visited_on >= l.started_on then v.working_day + g.amount
                                                   when l.working_day + g.amount >= n.working_day
                                                        then l.working_day + g.amount
                                                   else v.working_day + g.amount end
      where b.child_id is null
      union all
      select p.period_id, p.last_day, l.episode_id as case_id, l.child_id, l.team_id, l.worker_id,
             d.day_number as due_number
      from (select k.episode_id, k.child_id, k.team_id, k.worker_id, k.started_on, k.closed_on, s.working_day,
                   row_number() over (partition by k.child_id
                                      order by case when k.started_on is null then 1 else 0 end, k.started_on desc,
                                               coalesce(k.episode_id, ''),
                                               case when k.closed_on is null then 1 else 0 end,
                                               coalesce(k.closed_on, k.started_on)) as number
            from cin_episode k
            left join calendar s on s.day = k.started_on
            where k.case_status = 'CINP') l
      join period p on (l.started_on is null or l.started_on <= p.last_day)
                   and (l.closed_on is null or l.closed_on > p.last_day)
      left join (select k.episode_id, k.child_id, k.team_id, k.worker_id, k.started_on, k.closed_on, s.working_day,
                        row_number() over (partition by k.child_id
                                           order by case when k.started_on is null then 1 else 0 end, k.started_on desc,
                                                    coalesce(k.episode_id, ''),
                                                    case when k.closed_on is null then 1 else 0 end,
                                                    coalesce(k.closed_on, k.started_on)) as number
                 from cin_episode k
                 left join calendar s on s.day = k.started_on
                 where k.case_status = 'CINP') b
                on b.child_id = l.child_id and b.number < l.number
               and (b.started_on is null or b.started_on <= p.last_day)
               and (b.closed_on is null or b.closed_on > p.last_day)
      join calendar n on n.day = p.last_day
      join setting g on g.name = 'child_in_need_visit_working_days' and p.last_day between g.starts_on and g.ends_on
      left join (select v.child_id, v.seen_on, v.next_on, e.working_day
                 from (select child_id, seen_on, lead(seen_on) over (partition by child_id order by seen_on) as next_on
                       from (select child_id, last_seen_on as seen_on from cin_episode
                             union all
                             select child_id, visited_on as seen_on from cin_visit where coalesce(seen, 'Y') <> 'N') b
                       where seen_on is not null) v
                 left join calendar e on e.day = v.seen_on) v
                on v.child_id = l.child_id and v.seen_on <= p.last_day and (v.next_on is null or v.next_on > p.last_day)
      left join calendar d on d.is_working = 1
                          and d.working_day = case when v.seen_on >= l.started_on then v.working_day + g.amount
                                                   when l.working_day + g.amount >= n.working_day
                                                        then l.working_day + g.amount
                                                   else v.working_day + g.amount end
      where b.child_id is null
      union all
      select p.period_id, p.last_day, l.care_id as case_id, l.child_id, l.team_id, l.worker_id,
             case when a.placement_type is null then null
                  when v.visited_on is null and a.day_number + 7 < n.day_number then null
                  when v.visited_on is null or v.visited_on < a.started_on then a.day_number + 7
                  when a.placement_type = 'P1' and g.child_id is null then null
                  when a.placement_type = 'P1' and g.full_order = 0
                       and case when r.held_on >= a.started_on then 0 else 1 end = 1
                       then v.day_number + 7
                  when a.placement_type = 'P1' and g.interim_order = 1 and g.full_order = 0 then v.day_number + 28
                  when a.months_12_after < v.visited_on
                       and (a.placement_type in ('U1', 'U4')
                            or (a.placement_type = 'K2' and l.permanence_plan = 'RESIDENTIAL'))
                       then v.due_in_three_months
                  else v.day_number + 42 end as due_number
      from (select k.care_id, k.child_id, k.team_id, k.worker_id, k.started_on, k.ceased_on, k.permanence_plan,
                   row_number() over (partition by k.child_id
                                      order by k.started_on desc, k.care_id,
                                               case when k.ceased_on is null then 1 else 0 end,
                                               coalesce(k.ceased_on, k.started_on)) as number
            from cla_period k where k.started_on is not null) l
      join period p on l.started_on <= p.last_day and (l.ceased_on is null or l.ceased_on > p.last_day)
      left join (select k.care_id, k.child_id, k.team_id, k.worker_id, k.started_on, k.ceased_on, k.permanence_plan,
                        row_number() over (partition by k.child_id
                                           order by k.started_on desc, k.care_id,
                                                    case when k.ceased_on is null then 1 else 0 end,
                                                    coalesce(k.ceased_on, k.started_on)) as number
                 from cla_period k where k.started_on is not null) b
                on b.child_id = l.child_id and b.number < l.number
               and b.started_on <= p.last_day and (b.ceased_on is null or b.ceased_on > p.last_day)
      join calendar n on n.day = p.last_day
      left join (select k.child_id, k.started_on, k.ended_on, k.placement_type, s.day_number, s.months_12_after,
                        row_number() over (partition by k.child_id
                                           order by k.started_on desc, coalesce(k.placement_id, ''),
                                                    case when k.ended_on is null then 1 else 0 end,
                                                    coalesce(k.ended_on, k.started_on),
                                                    coalesce(k.placement_type, '')) as number
                 from cla_placement k
                 left join calendar s on s.day = k.started_on
                 where k.started_on is not null) a
                on a.child_id = l.child_id and a.started_on <= p.last_day
               and (a.ended_on is null or a.ended_on > p.last_day)
      left join (select k.child_id, k.started_on, k.ended_on, k.placement_type, s.day_number, s.months_12_after,
                        row_number() over (partition by k.child_id
                                           order by k.started_on desc, coalesce(k.placement_id, ''),
                                                    case when k.ended_on is null then 1 else 0 end,
                                                    coalesce(k.ended_on, k.started_on),
                                                    coalesce(k.placement_type, '')) as number
                 from cla_placement k
                 left join calendar s on s.day = k.started_on
                 where k.started_on is not null) m
                on m.child_id = l.child_id and m.number < a.number and m.started_on <= p.last_day
               and (m.ended_on is null or m.ended_on > p.last_day)
      left join (select v.child_id, v.visited_on, v.next_on, e.day_number, f.day_number as due_in_three_months
                 from (select child_id, visited_on,
                              lead(visited_on) over (partition by child_id order by visited_on) as next_on
                       from cla_visit where visited_on is not null) v
                 left join calendar e on e.day = v.visited_on
                 left join calendar f on f.day = e.months_3_after) v
                on v.child_id = l.child_id and v.visited_on <= p.last_day
               and (v.next_on is null or v.next_on > p.last_day)
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
                 group by q.period_id, k.child_id) g on g.child_id = l.child_id and g.period_id = p.period_id
      where b.child_id is null and m.child_id is null and coalesce(g.short_break, 0) = 0
        and coalesce(a.placement_type, '') not in ('A3', 'A4', 'A5', 'A6')) o
join calendar t on t.day = o.last_day
join calendar u on u.is_working = 1 and u.working_day = t.working_day + 10
