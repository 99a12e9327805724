/*
title = "Early help assessments completed in six months per 10,000"
short_title = "Early help assessment rate"
why_it_matters = "It shows whether help comes early, for the size of the area."
how_it_is_counted = """Early help assessments completed in the six whole months up to the last day of the period, \
by whichever organisation, for every 10,000 children aged 0 to 17 who live in the area. It is not doubled to make \
a year of it. Where the files held do not reach back over the whole of it, the figure is unknown: one Annex A file \
made some days after the month's end needs the one before it."""
what_it_cannot_know = """Councils choose whom they put in this list, so rates of two councils should not be \
compared. More assessments are better only where the right families get them. Without the council's population and \
its source the rate is unknown."""
source = """Annex A list 2: early help assessment completion date; \
population: the latest mid-year estimate published by the end of the period"""
kind = "rate"
basis = "rolling_6"
unit = "per 10,000"
better = "higher"
owner = "Head of early help"
checked_by = "Principal social worker"
review_due = 2027-04-01
local = true
local_reason = "each council chooses whom it counts as early help"
lists = [2]
needs = ["early_help_episode.completed_on"]
settings = ["population_0_17"]
missing_limit = 0.1
companion = "early-help-assessments-open"
library = "eh_assessment_rate_10k"
*/
select p.period_id, r.early_help_id as case_id, r.child_id, r.team_id, r.worker_id, r.completed_on as counted_on,
       case when v.table_name is null then null else 1 end as met
from early_help_episode_history r
join period p on r.completed_on <= p.last_day
join calendar n on n.day = p.last_day
join calendar b on b.day = n.months_6_before
join calendar m on m.day = b.month_end
join calendar f on f.day_number = m.day_number + 1 and r.completed_on >= f.day
left join coverage v on v.table_name = 'early_help_episode' and v.covered_from <= f.day
