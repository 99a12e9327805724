/*
title = "Open children per allocated worker"
short_title = "Children per worker"
why_it_matters = "A worker with too many children cannot know any of them well."
how_it_is_counted = """Children open on the last day of the period in list 6, 7 or 8, each once, for every \
different worker whom these lists name for them. Where the lists differ, the looked-after list stands before the \
protection list, and that before the list of children in need. Children without a worker are counted apart as \
missing, and listed."""
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
library = "caseload_average"
*/
select o.period_id, o.child_id as case_id, o.child_id, o.team_id, o.worker_id, o.last_day as counted_on,
       o.worker_id as group_id
from (select h.period_id, h.last_day, h.child_id, h.team_id, h.worker_id,
             row_number() over (partition by h.period_id, h.child_id
                                order by case when h.worker_id is null then 1 else 0 end, h.list_order,
                                         coalesce(h.worker_id, ''), coalesce(h.team_id, '')) as place
      from (select p.period_id, p.last_day, c.child_id, c.team_id, c.worker_id, 1 as list_order
            from cla_period c
            join period p on c.started_on <= p.last_day and (c.ceased_on is null or c.ceased_on > p.last_day)
            union all
            select p.period_id, p.last_day, c.child_id, c.team_id, c.worker_id, 2 as list_order
            from cp_plan c
            join period p on c.started_on <= p.last_day and (c.ended_on is null or c.ended_on > p.last_day)
            union all
            select p.period_id, p.last_day, c.child_id, c.team_id, c.worker_id, 3 as list_order
            from cin_episode c
            join period p on (c.started_on is null or c.started_on <= p.last_day)
                         and (c.closed_on is null or c.closed_on > p.last_day)
            where c.case_status <> 'CLOSED' or c.case_status is null or c.closed_on is not null) h) o
where o.place = 1
