/*
title = "Referrals allocated to a social worker within 48 hours"
short_title = "Allocated in 48 hours"
why_it_matters = "Until somebody is named for a child, nobody is asked how the child is."
how_it_is_counted = """Of the referrals that went further and whose 48 hours ended in the period, those where a \
social worker held the child by the second day after the referral. Weekends count. A child who had a social worker \
already is allocated."""
what_it_cannot_know = """Days are known and hours are not, so two days can be somewhat more than 48 hours. Where \
the records of who holds a child do not reach back to the referral, or have no date or role, the referral is \
missing."""
source = """The Standard Safeguarding Dataset: date of referral, whether it was closed at once, involvements of \
social workers"""
kind = "proportion"
basis = "monthly_flow"
unit = "%"
better = "higher"
owner = "Head of the front door"
checked_by = "Principal social worker"
review_due = 2027-04-01
local = true
local_reason = "the interval is a local standard, and no figure is published"
lists = []
needs = [
    "referral.received_on", "referral.no_further_action", "involvement.started_on", "involvement.ended_on",
    "involvement.role", "involvement.worker_id",
]
missing_limit = 0.15
companion = "team-allocations-within-24-hours"
library = "allocation_48h_pct"
*/
select p.period_id, r.referral_id as case_id, r.child_id, r.team_id, r.worker_id, w.day as counted_on,
       case when r.no_further_action is null or r.no_further_action = 'U' or v.table_name is null then null
            when x.allocated = 1 then 1
            when x.unclear = 1 then null
            else 0 end as met
from referral r
join calendar d on d.day = r.received_on
join calendar w on w.day_number = d.day_number + 2
join period p on w.day between p.first_day and p.last_day
left join coverage v on v.table_name = 'involvement' and v.covered_from <= r.received_on
left join (select q.referral_id,
                  max(case when i.role = 'SOCIAL_WORKER' and i.started_on <= u.day then 1 else 0 end) as allocated,
                  max(case when i.role is null or i.started_on is null then 1 else 0 end) as unclear
           from referral q
           join calendar a on a.day = q.received_on
           join calendar u on u.day_number = a.day_number + 2
           join involvement_history i on i.child_id = q.child_id and i.worker_id is not null
                                     and (i.role = 'SOCIAL_WORKER' or i.role is null)
                                     and (i.ended_on is null or i.ended_on >= q.received_on)
           group by q.referral_id) x on x.referral_id = r.referral_id
where coalesce(r.no_further_action, 'N') <> 'Y'
