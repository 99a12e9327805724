/*
title = "Children open to early help"
short_title = "Open to early help"
why_it_matters = "It shows how many children are helped before things get worse."
how_it_is_counted = """Children with an early help episode that had started by the last day of the period and had \
not ended by then. Each child once."""
what_it_cannot_know = """Help that partners give and do not report is not seen. Annex A does not say when early \
help ended. Where the extract gives no end for any episode, it is taken not to know ends, and every child is \
missing."""
source = "The Standard Safeguarding Dataset or the nightly extract: start and end of early help episodes"
kind = "count"
basis = "month_end_stock"
unit = "children"
better = "neither"
owner = "Head of early help"
checked_by = "Principal social worker"
review_due = 2027-04-01
local = true
local_reason = "each council chooses whom it counts as early help"
lists = []
needs = ["early_help_episode.started_on", "early_help_episode.ended_on"]
missing_limit = 0.1
companion = "early-help-children-with-an-assessment"
library = "eh_open_children_count"
*/
select o.period_id, o.early_help_id as case_id, o.child_id, o.team_id, o.worker_id, o.last_day as counted_on,
       case when o.started_on is null or k.ended_on is null then null else 1 end as met
from (select e.early_help_id, e.child_id, e.team_id, e.worker_id, e.started_on, p.period_id, p.last_day,
             row_number() over (partition by p.period_id, e.child_id
                                order by case when e.started_on is null then 1 else 0 end, e.started_on desc,
                                         coalesce(e.early_help_id, '')) as place
      from early_help_episode e
      join period p on (e.started_on is null or e.started_on <= p.last_day)
                   and (e.ended_on is null or e.ended_on > p.last_day)) o
left join (select max(ended_on) as ended_on from early_help_episode) k on 1 = 1
where o.place = 1
