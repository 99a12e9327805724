/*
title = "Contacts with the outcome referral"
short_title = "Contacts with outcome referral"
why_it_matters = "It shows how the front door sorts what comes to it, by its own words and not by what followed."
how_it_is_counted = """Of the contacts received in the period, those whose recorded outcome is a referral to \
children's social care. A contact without an outcome is missing."""
what_it_cannot_know = """Annex A does not carry the outcome; its own measure looks for a referral that follows. A \
contact of the last days of the period may not have its outcome yet."""
source = "The Standard Safeguarding Dataset or the nightly extract: date and outcome of contacts"
kind = "proportion"
basis = "monthly_flow"
unit = "%"
better = "neither"
owner = "Head of the front door"
checked_by = "Principal social worker"
review_due = 2027-04-01
local = true
local_reason = "councils record contacts in different ways, and no figure is published"
lists = []
needs = ["contact.received_on", "contact.outcome"]
missing_limit = 0.15
companion = "contacts-with-no-further-action"
variant_of = "contacts-that-become-referrals"
*/
select p.period_id, c.contact_id as case_id, c.child_id, cast(null as varchar(100)) as team_id,
       cast(null as varchar(100)) as worker_id, c.received_on as counted_on,
       case when c.outcome is null then null
            when c.outcome = 'REFERRAL' then 1
            else 0 end as met
from contact c
join period p on c.received_on between p.first_day and p.last_day
