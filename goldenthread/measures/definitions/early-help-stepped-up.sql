/*
title = "Early help episodes that ended with a step up to social care"
short_title = "Early help stepped up"
why_it_matters = "It shows for how many children early help was not enough, and whether they were passed on."
how_it_is_counted = """Of the early help episodes that ended in the period, those whose reason is that the case \
went to children's social care. An end without a reason is missing."""
what_it_cannot_know = """More can mean that risks are seen sooner, or that help came too late. A child referred to \
social care while early help went on is not seen."""
source = "The Standard Safeguarding Dataset or the nightly extract: end of early help episodes and its reason"
kind = "proportion"
basis = "monthly_flow"
unit = "%"
better = "neither"
owner = "Head of early help"
checked_by = "Principal social worker"
review_due = 2027-04-01
local = true
local_reason = "no return of the government carries it, and no figure is published"
lists = []
needs = ["early_help_episode.ended_on", "early_help_episode.end_reason"]
missing_limit = 0.15
companion = "early-help-re-referrals-within-12-months"
library = "eh_step_up_pct"
*/
select p.period_id, e.early_help_id as case_id, e.child_id, e.team_id, e.worker_id, e.ended_on as counted_on,
       case when e.end_reason is null then null
            when e.end_reason = 'STEP_UP' then 1
            else 0 end as met
from early_help_episode e
join period p on e.ended_on between p.first_day and p.last_day
