/*
title = "Open children per allocated worker"
short_title = "Children per worker"
why_it_matters = "A worker with too many children cannot know any of them well."
how_it_is_counted = """Children open on the last day of the period in list 6, 7 or 8, each once, for every \
different worker whom these lists name for them. Where the lists differ, the looked-after list stands before the \
protection list, and that before the list of children in need. Plans held for another authority are left \
out. Children without a worker are counted apart as missing, and listed."""
what_it_cannot_know = """It cannot know a worker's hours, other duties or the care leavers and assessments they \
also hold. Two spellings of one name are two workers."""
source = "Annex A lists 6, 7 and 8: allocated worker, start and end dates"
kind = "per"
basis = "month_end_stock"
unit = "children per worker"
better = "lower"
owner = "Head of performance"
checked_by = "Principal social worker"
review_due = 2027-04-01
local = true
local_reason = "the published caseload is counted for full-time equivalents from the workforce census"
lists = [6, 7, 8]
needs = [
    "cin_episode.started_on", "cin_episode.closed_on", "cin_episode.case_status", "cin_episode.worker_id",
    "cp_plan.started_on", "cp_plan.ended_on", "cp_plan.worker_id", "cla_period.started_on",
    "cla_period.ceased_on", "cla_period.worker_id",
]
missing_limit = 0.2
as_it_stands = true
in_shares = true
library = "caseload_average"
*/
select o.period_id, o.child_id as case_id, o.child_id, o.team_id, o.worker_id, o.last_day as counted_on,
       o.worker_id as group_id
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
