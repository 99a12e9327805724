/*
title = "Homeless children and young people assessed and given a service"
short_title = "Homeless, assessed and served"
why_it_matters = "A child without a home must not be sent from one office to the next."
how_it_is_counted = """Of the children and young people who presented as homeless or at risk of it in the period, those \
who were assessed and given a service, accommodation under section 20 included where the assessment asked for it. \
Somebody who presented twice counts twice. One of whom the extract does not say is missing."""
what_it_cannot_know = """It takes the council's own word for what was a service. It does not know of children who asked \
elsewhere, or whether the service was what the child needed."""
source = "Nightly extract: presented as homeless (HOMELESS), with what came of it, agreed with the housing service"
kind = "proportion"
basis = "monthly_flow"
unit = "%"
better = "higher"
owner = "Head of the front door"
checked_by = "Principal social worker"
review_due = 2027-04-01
local = true
local_reason = "nobody publishes a figure that is counted in this way"
lists = []
needs = ["case_event.event", "case_event.happened_on", "case_event.outcome"]
missing_limit = 0.1
library = "ma_homeless_assessed_pct"
*/
select p.period_id, e.event_id as case_id, e.child_id, e.team_id, e.worker_id, e.happened_on as counted_on,
       case when e.outcome = 'Y' then 1
            when e.outcome = 'N' then 0
            else null end as met
from case_event e
join period p on e.happened_on between p.first_day and p.last_day
where e.event = 'HOMELESS'
