/*
title = "Section 47 enquiries in twelve months per 10,000"
short_title = "Section 47 rate, twelve months"
why_it_matters = "A rate of a whole year can be held beside other authorities."
how_it_is_counted = """Section 47 enquiries whose strategy discussion was in the twelve whole months up to the \
last day of the period, for every 10,000 children aged 0 to 17 who live in the area. Where the files held do not \
reach back over twelve months, the figure is unknown."""
what_it_cannot_know = """The published rate is of April to March; this is the same only at the end of March. A \
high or low rate is neither good nor bad by itself. Without the council's population and its source the rate is \
unknown."""
source = """Annex A list 5: strategy discussion initiating the section 47 enquiry; population: the mid-year estimate whose 30 June \
lies in the twelve months"""
kind = "rate"
basis = "rolling_12"
unit = "per 10,000"
better = "neither"
owner = "Head of safeguarding"
checked_by = "Principal social worker"
review_due = 2027-04-01
local = false
published = "s47_rate"
lists = [5]
needs = ["s47_enquiry.started_on"]
settings = ["population_0_17"]
missing_limit = 0.1
companion = "section-47-enquiries"
variant_of = "section-47-enquiries-per-10000"
*/
select p.period_id, r.enquiry_id as case_id, r.child_id, r.team_id, r.worker_id, r.started_on as counted_on,
       case when v.table_name is null then null else 1 end as met
from s47_enquiry_history r
join period p on r.started_on <= p.last_day
join calendar n on n.day = p.last_day
join calendar b on b.day = n.months_12_before
join calendar m on m.day = b.month_end
join calendar f on f.day_number = m.day_number + 1 and r.started_on >= f.day
left join coverage v on v.table_name = 's47_enquiry' and v.covered_from <= f.day
