/*
title = "Contacts received in six months"
short_title = "Contacts received"
why_it_matters = "It shows how much comes to the front door, and whether others know when to turn to it."
how_it_is_counted = """Contacts received in the six whole months up to the last day of the period; a contact about \
three children is three. Where the files held do not reach back over the whole of it, the figure is unknown: one \
Annex A file made some days after the month's end needs the one before it."""
what_it_cannot_know = """Councils differ in what they record as a contact, so numbers of two councils should not \
be compared. More or fewer is neither good nor bad by itself."""
source = "Annex A list 1: date of contact"
kind = "count"
basis = "rolling_6"
unit = "contacts"
better = "neither"
owner = "Head of the front door"
checked_by = "Principal social worker"
review_due = 2027-04-01
local = true
local_reason = "councils record contacts in different ways, and no figure is published"
lists = [1]
needs = ["contact.received_on"]
missing_limit = 0.1
companion = "contacts-that-become-referrals"
library = "contacts_count_6m"
*/
select p.period_id, c.contact_id as case_id, c.child_id, cast(null as varchar(100)) as team_id,
       cast(null as varchar(100)) as worker_id, c.received_on as counted_on,
       case when v.table_name is null then null else 1 end as met
from contact_history c
join period p on c.received_on <= p.last_day
join calendar n on n.day = p.last_day
join calendar b on b.day = n.months_6_before
join calendar m on m.day = b.month_end
join calendar f on f.day_number = m.day_number + 1 and c.received_on >= f.day
left join coverage v on v.table_name = 'contact' and v.covered_from <= f.day
