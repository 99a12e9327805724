/*
title = "Teams each open child has been with"
short_title = "Teams per child"
why_it_matters = "A child who must tell the same story to one person after another stops telling it."
how_it_is_counted = """For each child open on the last day of the period (in need, on a protection plan or looked \
after), the number of different teams whose social workers held the case since it opened, the present one \
included; the figure is the average. A team that had the child twice counts once."""
what_it_cannot_know = """It cannot tell a change for the child's good from one that was not, and does not see \
workers whom nobody entered. A child open since before the records begin is missing, and so is one with no social \
worker's team or with one that has no date."""
source = "Involvements of the Standard Safeguarding Dataset: worker, team, role, start and end"
kind = "mean"
basis = "month_end_stock"
unit = "teams"
better = "lower"
owner = "Head of performance"
checked_by = "Principal social worker"
review_due = 2027-04-01
local = true
local_reason = "the published figure counts looked-after children with three or more workers in a year"
lists = []
needs = [
    "cin_episode.started_on", "cin_episode.closed_on", "cin_episode.case_status", "cp_plan.started_on",
    "cp_plan.ended_on", "cla_period.started_on", "cla_period.ceased_on", "involvement.started_on",
    "involvement.ended_on", "involvement.role", "involvement.team_id",
]
missing_limit = 0.2
in_shares = true
companion = "social-workers-since-the-case-opened"
variant_of = "social-workers-since-the-case-opened"
*/
select o.period_id, o.child_id as case_id, o.child_id, o.team_id, o.worker_id, o.last_day as counted_on,
       case when v.table_name is null then null
            when u.unclear_on <= o.last_day then null
            else w.held end as amount
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
left join coverage v on v.table_name = 'involvement' and v.covered_from <= o.opened_on
left join (select b.child_id, b.opened_on, min(coalesce(i.started_on, b.opened_on)) as unclear_on
           from (select child_id, started_on as opened_on from cla_period where started_on is not null
                 union
                 select child_id, started_on as opened_on from cp_plan where started_on is not null
                 union
                 select child_id, started_on as opened_on from cin_episode where started_on is not null) b
           join involvement_history i on i.child_id = b.child_id and (i.started_on is null or i.role is null)
                                     and (i.role = 'SOCIAL_WORKER' or i.role is null)
                                     and (i.ended_on is null or i.ended_on > b.opened_on or i.started_on >= b.opened_on)
           group by b.child_id, b.opened_on) u on u.child_id = o.child_id and u.opened_on = o.opened_on
left join (select f.child_id, f.opened_on, f.first_on,
                  row_number() over (partition by f.child_id, f.opened_on
                                     order by f.first_on, coalesce(f.team_id, '')) as held,
                  lead(f.first_on) over (partition by f.child_id, f.opened_on
                                     order by f.first_on, coalesce(f.team_id, '')) as next_on
           from (select b.child_id, b.opened_on, i.team_id, min(i.started_on) as first_on
                 from (select child_id, started_on as opened_on from cla_period where started_on is not null
                       union
                       select child_id, started_on as opened_on from cp_plan where started_on is not null
                       union
                       select child_id, started_on as opened_on from cin_episode where started_on is not null) b
                 join involvement_history i on i.child_id = b.child_id and i.role = 'SOCIAL_WORKER'
                      and i.team_id is not null and i.started_on is not null
                      and (i.ended_on is null or i.ended_on > b.opened_on or i.started_on >= b.opened_on)
                 group by b.child_id, b.opened_on, i.team_id) f
           where f.first_on is not null) w
          on w.child_id = o.child_id and w.opened_on = o.opened_on
         and w.first_on <= o.last_day and (w.next_on is null or w.next_on > o.last_day)
