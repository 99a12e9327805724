/*
title = "All initial conferences within 15 working days"
short_title = "All conferences in 15 days"
why_it_matters = "It is the figure that is published for every authority, so it can be held beside theirs."
how_it_is_counted = """Of the children at an initial child protection conference held in the period, those whose \
conference was within 15 working days of the strategy discussion that initiated the enquiry. The day of the \
discussion is day 0, and a Saturday or Sunday adds no working day. Every conference counts, transfers in from another authority included."""
what_it_cannot_know = """A transfer in often has no strategy discussion of this authority; it is then missing and \
counted apart. Enquiries whose conference is overdue and not yet held are not in it."""
source = """Annex A list 5: strategy discussion initiating the section 47 enquiry, date of initial child protection \
conference"""
kind = "proportion"
basis = "monthly_flow"
unit = "%"
better = "higher"
owner = "Head of performance"
checked_by = "Principal social worker"
review_due = 2027-04-01
local = false
published = "icpc_15wd_pct"
lists = [5]
needs = ["s47_enquiry.started_on", "initial_cp_conference.held_on"]
missing_limit = 0.1
companion = "conferences-within-15-working-days"
*/
select p.period_id, c.conference_id as case_id, c.child_id, c.team_id, c.worker_id, c.held_on as counted_on,
       case when s.working_day is null or c.held_on < q.started_on then null
            when e.working_day - s.working_day <= 15 then 1
            else 0 end as met
from initial_cp_conference c
join period p on c.held_on between p.first_day and p.last_day
left join s47_enquiry q on q.enquiry_id = c.enquiry_id
left join calendar s on s.day = q.started_on
left join calendar e on e.day = c.held_on
