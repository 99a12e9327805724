/*
title = "Contacts with no further action"
short_title = "Contacts without action"
why_it_matters = """Many contacts that lead to nothing ask whether others know what the front door is for, or \
whether children are turned away too soon."""
how_it_is_counted = """Of the contacts received in the period, those whose recorded outcome is no further action. \
Advice, early help and referral are outcomes of their own. A contact without an outcome is missing."""
what_it_cannot_know = """It cannot know whether no further action was right. A contact of the last days of the \
period may not have its outcome yet. Annex A does not carry the outcome."""
source = "The Standard Safeguarding Dataset or the nightly extract: date and outcome of contacts"
kind = "proportion"
basis = "monthly_flow"
unit = "%"
better = "lower"
owner = "Head of the front door"
checked_by = "Principal social worker"
review_due = 2027-04-01
local = true
local_reason = "councils record contacts in different ways, and no figure is published"
lists = []
needs = ["contact.received_on", "contact.outcome"]
missing_limit = 0.15
companion = "contacts-with-the-outcome-referral"
library = "contact_nfa_pct"
*/
select p.period_id, c.contact_id as case_id, c.child_id, cast(null as varchar(100)) as team_id,
       cast(null as varchar(100)) as worker_id, c.received_on as counted_on,
       case when c.outcome is null then null
            when c.outcome = 'NFA' then 1
            else 0 end as met
from contact c
join period p on c.received_on between p.first_day and p.last_day
