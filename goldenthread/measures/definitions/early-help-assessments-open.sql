/*
title = "Early help assessments open"
short_title = "Early help assessments open"
why_it_matters = "It shows how many families early help is getting to know, and how much work waits to be finished."
how_it_is_counted = """Early help assessments that had started by the last day of the period and were neither \
completed nor ended by then. One without a start is missing."""
what_it_cannot_know = """Councils choose whom they put in this list, so numbers of two councils should not be \
compared. An assessment that nobody closed counts for ever."""
source = "Annex A list 2: early help assessment start and completion dates"
kind = "count"
basis = "month_end_stock"
unit = "assessments"
better = "neither"
owner = "Head of early help"
checked_by = "Principal social worker"
review_due = 2027-04-01
local = true
local_reason = "each council chooses whom it counts as early help"
published = "early_help_open"
lists = [2]
needs = ["early_help_episode.started_on", "early_help_episode.completed_on"]
missing_limit = 0.1
companion = "children-open-to-early-help"
library = "eh_assessment_open_count"
*/
select p.period_id, e.early_help_id as case_id, e.child_id, e.team_id, e.worker_id, p.last_day as counted_on,
       case when e.started_on is null then null else 1 end as met
from early_help_episode e
join period p on (e.started_on is null or e.started_on <= p.last_day)
             and (e.completed_on is null or e.completed_on > p.last_day)
             and (e.ended_on is null or e.ended_on > p.last_day)
