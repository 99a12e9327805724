/*
title = "Children open to early help who have an assessment"
short_title = "Early help with assessment"
why_it_matters = "Help that rests on no assessment can miss what the child needs."
how_it_is_counted = """Of the children open to early help on the last day of the period, those with an assessment \
completed by then in an episode that is still open. Each child once; an assessment under way is not yet one."""
what_it_cannot_know = """It cannot know how old or how good the plan is that followed. Where the extract gives no \
end for any episode, it is taken not to know ends, and every child is missing. The same holds where it gives no \
completed assessment at all."""
source = "The nightly extract: start, completed assessment and end of early help episodes"
kind = "proportion"
basis = "month_end_stock"
unit = "%"
better = "higher"
owner = "Head of early help"
checked_by = "Principal social worker"
review_due = 2027-04-01
local = true
local_reason = "no return of the government carries it, and no figure is published"
lists = []
needs = ["early_help_episode.started_on", "early_help_episode.completed_on", "early_help_episode.ended_on"]
missing_limit = 0.1
companion = "children-open-to-early-help"
library = "eh_open_with_assessment_pct"
*/
select o.period_id, o.early_help_id as case_id, o.child_id, o.team_id, o.worker_id, o.last_day as counted_on,
       case when k.ended_on is null or k.completed_on is null then null
            when o.assessed = 1 then 1
            else 0 end as met
from (select e.early_help_id, e.child_id, e.team_id, e.worker_id, e.started_on, p.period_id, p.last_day,
             max(case when e.completed_on <= p.last_day then 1 else 0 end)
                 over (partition by p.period_id, e.child_id) as assessed,
             row_number() over (partition by p.period_id, e.child_id
                                order by case when e.started_on is null then 1 else 0 end, e.started_on desc,
                                         coalesce(e.early_help_id, '')) as place
      from early_help_episode e
      join period p on (e.started_on is null or e.started_on <= p.last_day)
                   and (e.ended_on is null or e.ended_on > p.last_day)) o
left join (select max(ended_on) as ended_on, max(completed_on) as completed_on from early_help_episode) k on 1 = 1
where o.place = 1
