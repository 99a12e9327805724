/*
title = "Contacts that become referrals"
short_title = "Contacts to referrals"
why_it_matters = "It shows how the front door sorts what comes to it: a change asks whether partners and the council agree on who needs help."
how_it_is_counted = """Of the contacts whose time to become a referral ended in the period, those followed by a \
referral of the same child on the day of the contact or within the council's window after it, in working days. \
So every contact counts once, in the month in which its window closed, and all had the same time."""
what_it_cannot_know = """The lists do not say which contact led to which referral: a referral from somebody else \
in the same days counts as well. Two contacts about a child in the window both count as having become the \
referral. Contacts have no team in the list."""
source = "Annex A list 1: date of contact; list 3: date of referral; the window is the council's own"
kind = "proportion"
basis = "monthly_flow"
unit = "%"
better = "neither"
owner = "Head of the front door"
checked_by = "Principal social worker"
review_due = 2027-04-01
local = true
local_reason = "no published definition links contacts to referrals by date"
published = "contacts_to_referral_pct"
lists = [1, 3]
needs = ["contact.received_on", "referral.received_on"]
settings = ["contact_to_referral_working_days"]
missing_limit = 0.1
library = "contact_to_referral_pct"
*/
select p.period_id, c.contact_id as case_id, c.child_id,
       cast(null as varchar(100)) as team_id, cast(null as varchar(100)) as worker_id,
       w.day as counted_on,
       case when exists (select 1
                         from referral r
                         where r.child_id = c.child_id and r.received_on between c.received_on and w.day) then 1
            else 0 end as met
from contact c
join calendar s on s.day = c.received_on
join setting g on g.name = 'contact_to_referral_working_days' and c.received_on between g.starts_on and g.ends_on
join calendar w on w.working_day = s.working_day + g.amount and w.is_working = 1
join period p on w.day between p.first_day and p.last_day
