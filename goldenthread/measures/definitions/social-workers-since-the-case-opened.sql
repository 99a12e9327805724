/*
title = "Social workers each open child has had"
short_title = "Social workers per child"
why_it_matters = "A child who must tell the same story to one person after another stops telling it."
how_it_is_counted = """For each child open on the last day of the period (in need, on a protection plan or looked \
after), the number of different social workers who held the case since it opened, the present one included; the \
figure is the average. A worker who came back counts once. The case opened with the earliest of the child's work \
that is still open."""
what_it_cannot_know = """It cannot tell a change for the child's good from one that was not, and does not see \
workers whom nobody entered. A child open since before the records begin is missing, and so is one with no social \
worker's name or with one that has no date."""
source = "Involvements of the Standard Safeguarding Dataset: worker, team, role, start and end"
kind = "mean"
basis = "month_end_stock"
unit = "social workers"
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
    "involvement.ended_on", "involvement.role", "involvement.worker_id",
]
missing_limit = 0.2
companion = "teams-since-the-case-opened"
library = "child_social_worker_changes"
*/
select o.period_id, o.child_id as case_id, o.child_id, o.team_id, o.worker_id, o.last_day as counted_on,
       case when max(o.is_unclear) = 1 then null
            when count(o.held_by) = 0 then null
            else count(o.held_by) end as amount
from (select o.period_id, o.child_id, o.team_id, o.worker_id, o.last_day, i.worker_id as held_by,
             max(case when v.table_name is null then 1
                      when i.child_id is not null and (i.started_on is null or i.role is null) then 1
                      else 0 end) as is_unclear
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
      left join coverage v on v.table_name = 'involvement' and v.covered_from <= o.opened_on
      left join involvement_history i on i.child_id = o.child_id and (i.role = 'SOCIAL_WORKER' or i.role is null)
                                     and (i.started_on is null or i.started_on <= o.last_day)
                                     and (i.ended_on is null or i.ended_on > o.opened_on or i.started_on >= o.opened_on)
      where o.place = 1
      group by o.period_id, o.child_id, o.team_id, o.worker_id, o.last_day, i.worker_id) o
group by o.period_id, o.child_id, o.team_id, o.worker_id, o.last_day
