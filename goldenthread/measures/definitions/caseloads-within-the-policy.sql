/*
title = "Workers whose caseload is within the policy"
short_title = "Caseloads in policy"
why_it_matters = "An average can look well while some workers hold far too many children."
how_it_is_counted = """Of the workers named for at least one child open on the last day of the period (in need, on \
a protection plan or looked after), those with no more children than the council's caseload policy allows. Each \
child counts once, for the worker whom the lists name; where lists differ, the looked-after list stands before the \
protection list, and that before the list of children in need. Plans held for another authority are left out."""
what_it_cannot_know = """It cannot know a worker's hours or a lower limit for new workers, and holds every service \
to one limit. Somebody named for a child who is no social worker counts like the others. Children without a worker \
are in its companion. A worker with children in several teams stands in the first of them."""
source = "Annex A lists 6, 7 and 8: allocated worker, start and end dates; the limit is the council's own policy"
kind = "proportion"
basis = "month_end_stock"
unit = "%"
better = "higher"
owner = "Head of performance"
checked_by = "Principal social worker"
review_due = 2027-04-01
local = true
local_reason = "the limit is the council's own and no figure is published"
lists = [6, 7, 8]
needs = [
    "cin_episode.started_on", "cin_episode.closed_on", "cin_episode.case_status", "cp_plan.started_on",
    "cp_plan.ended_on", "cla_period.started_on", "cla_period.ceased_on", "cin_episode.worker_id",
    "cp_plan.worker_id", "cla_period.worker_id",
]
settings = ["caseload_policy_children"]
missing_limit = 0.1
in_shares = true
companion = "open-children-per-worker"
library = "caseload_within_policy_pct"
*/
select p.period_id, o.worker_id as case_id, cast(null as varchar(100)) as child_id,
       min(o.team_id) as team_id, o.worker_id,
       p.last_day as counted_on,
       case when count(o.child_id) <= max(g.amount) then 1 else 0 end as met
from (select h.child_id, h.team_id, h.worker_id, h.started_on, h.ended_on,
             row_number() over (partition by h.child_id
                                order by case when h.worker_id is null then 1 else 0 end, h.list_order,
                                         coalesce(h.worker_id, ''), coalesce(h.team_id, ''),
                                         case when h.started_on is null then 1 else 0 end,
                                         coalesce(h.started_on, h.ended_on),
                                         case when h.ended_on is null then 1 else 0 end,
                                         coalesce(h.ended_on, h.started_on)) as number
      from (select child_id, team_id, worker_id, started_on, ceased_on as ended_on, 1 as list_order
            from cla_period where started_on is not null
            union all
            select child_id, team_id, worker_id, started_on, ended_on, 2 as list_order
            from cp_plan where started_on is not null and coalesce(other_authority, 'N') <> 'Y'
            union all
            select child_id, team_id, worker_id, started_on, closed_on as ended_on, 3 as list_order
            from cin_episode where case_status <> 'CLOSED' or case_status is null or closed_on is not null) h) o
join period p on (o.started_on is null or o.started_on <= p.last_day)
             and (o.ended_on is null or o.ended_on > p.last_day)
left join (select h.child_id, h.team_id, h.worker_id, h.started_on, h.ended_on,
                 row_number() over (partition by h.child_id
                                    order by case when h.worker_id is null then 1 else 0 end, h.list_order,
                                             coalesce(h.worker_id, ''), coalesce(h.team_id, ''),
                                             case when h.started_on is null then 1 else 0 end,
                                             coalesce(h.started_on, h.ended_on),
                                             case when h.ended_on is null then 1 else 0 end,
                                             coalesce(h.ended_on, h.started_on)) as number
          from (select child_id, team_id, worker_id, started_on, ceased_on as ended_on, 1 as list_order
                from cla_period where started_on is not null
                union all
                select child_id, team_id, worker_id, started_on, ended_on, 2 as list_order
                from cp_plan where started_on is not null and coalesce(other_authority, 'N') <> 'Y'
                union all
                select child_id, team_id, worker_id, started_on, closed_on as ended_on, 3 as list_order
                from cin_episode where case_status <> 'CLOSED' or case_status is null or closed_on is not null) h) b
          on b.child_id = o.child_id and b.number < o.number
         and (b.started_on is null or b.started_on <= p.last_day) and (b.ended_on is null or b.ended_on > p.last_day)
join setting g on g.name = 'caseload_policy_children' and p.last_day between g.starts_on and g.ends_on
where b.child_id is null and o.worker_id is not null
group by p.period_id, o.worker_id, p.last_day
