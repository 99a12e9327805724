/*
title = "Section 47 enquiries in the month per 10,000"
short_title = "Section 47 rate, one month"
why_it_matters = """It shows month by month, for the size of the area, how often a child may have been suffering \
significant harm."""
how_it_is_counted = """Section 47 enquiries whose strategy discussion was in the period, for every 10,000 children \
aged 0 to 17 who live in the area. It is not multiplied to make a year of it."""
what_it_cannot_know = """One month cannot be held beside a published rate, which is of a whole year. A high or \
low rate is neither good nor bad by itself. Numbers are small: brothers and sisters move the figure. Without the \
council's population and its source the rate is unknown."""
source = """Annex A list 5: strategy discussion initiating the section 47 enquiry; population: the latest \
mid-year estimate published by the end of the period"""
kind = "rate"
basis = "monthly_flow"
unit = "per 10,000"
better = "neither"
owner = "Head of safeguarding"
checked_by = "Principal social worker"
review_due = 2027-04-01
local = true
local_reason = "the published rate is of twelve months"
lists = [5]
needs = ["s47_enquiry.started_on"]
settings = ["population_0_17"]
missing_limit = 0.1
companion = "section-47-enquiries"
library = "s47_rate_10k"
*/
select p.period_id, q.enquiry_id as case_id, q.child_id, q.team_id, q.worker_id, q.started_on as counted_on
from s47_enquiry q
join period p on q.started_on between p.first_day and p.last_day
