/*
title = "Referrals in six months per 10,000"
short_title = "Referral rate, six months"
why_it_matters = "It shows how many children are thought to need a social worker, for the size of the area."
how_it_is_counted = """Referrals received in the six whole months up to the last day of the period, for every \
10,000 children aged 0 to 17 who live in the area. A child counts each time. It is not doubled to make a year of \
it. Where the files held do not reach back over the whole of it, the figure is unknown: one Annex A file made some \
days after the month's end needs the one before it."""
what_it_cannot_know = """Half a year cannot be held beside a published rate, which is of a whole year. A high or low \
rate is neither good nor bad by itself: it asks for an explanation. Without the council's population and its source \
the rate is unknown."""
source = """Annex A list 3: date of referral; \
population: the latest mid-year estimate published by the end of the period"""
kind = "rate"
basis = "rolling_6"
unit = "per 10,000"
better = "neither"
owner = "Head of the front door"
checked_by = "Principal social worker"
review_due = 2027-04-01
local = true
local_reason = "the published rate is of twelve months"
lists = [3]
needs = ["referral.received_on"]
settings = ["population_0_17"]
missing_limit = 0.1
companion = "referrals-per-10000-in-twelve-months"
library = "referral_rate_10k"
*/
select p.period_id, r.referral_id as case_id, r.child_id, r.team_id, r.worker_id, r.received_on as counted_on,
       case when v.table_name is null then null else 1 end as met
from referral_history r
join period p on r.received_on <= p.last_day
join calendar n on n.day = p.last_day
join calendar b on b.day = n.months_6_before
join calendar m on m.day = b.month_end
join calendar f on f.day_number = m.day_number + 1 and r.received_on >= f.day
left join coverage v on v.table_name = 'referral' and v.covered_from <= f.day
