/*
title = "Section 47 enquiries started"
short_title = "Section 47 enquiries"
why_it_matters = "It shows how often the council had to ask whether a child was suffering significant harm."
how_it_is_counted = """Section 47 enquiries whose strategy discussion was in the period; an enquiry about three \
children is three."""
what_it_cannot_know = "More or fewer is neither good nor bad by itself. An enquiry without its date is not counted."
source = "Annex A list 5: strategy discussion initiating the section 47 enquiry"
kind = "count"
basis = "monthly_flow"
unit = "enquiries"
better = "neither"
owner = "Head of safeguarding"
checked_by = "Principal social worker"
review_due = 2027-04-01
local = false
lists = [5]
needs = ["s47_enquiry.started_on"]
missing_limit = 0.1
companion = "section-47-enquiries-per-10000"
library = "s47_count"
*/
select p.period_id, q.enquiry_id as case_id, q.child_id, q.team_id, q.worker_id, q.started_on as counted_on
from s47_enquiry q
join period p on q.started_on between p.first_day and p.last_day
