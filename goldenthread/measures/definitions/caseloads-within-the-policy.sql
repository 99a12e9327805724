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
as_it_stands = true
in_shares = true
companion = "open-children-per-worker"
library = "caseload_within_policy_pct"
*/
select o.period_id, o.worker_id as case_id, cast(null as varchar(100)) as child_id,
       min(o.team_id) as team_id, o.worker_id,
       o.last_day as counted_on,
       case when count(o.child_id) <= max(g.amount) then 1 else 0 end as met
from (select o.period_id, o.last_day, o.child_id, o.opened_on, h.team_id, h.worker_id
      from (select p.period_id, max(p.last_day) as last_day, h.child_id, min(h.number) as number,
                   min(h.started_on) as opened_on
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
                        from cin_episode
                        where case_status <> 'CLOSED' or case_status is null or closed_on is not null) h) h
            join period p on (h.started_on is null or h.started_on <= p.last_day)
                         and (h.ended_on is null or h.ended_on > p.last_day)
            group by p.period_id, h.child_id) o
      join (select h.child_id, h.team_id, h.worker_id, h.started_on, h.ended_on,
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
                  from cin_episode where case_status <> 'CLOSED' or case_status is null or closed_on is not null) h) h
           on h.child_id = o.child_id and h.number = o.number) o
join setting g on g.name = 'caseload_policy_children' and o.last_day between g.starts_on and g.ends_on
where o.worker_id is not null
group by o.period_id, o.worker_id, o.last_day
