/*
title = "Re-referrals within 12 months"
short_title = "Re-referrals"
why_it_matters = "A child who comes back within a year may not have had the right help the first time."
how_it_is_counted = """Of the referrals received in the period, those with an earlier referral of the same child \
on a day in the twelve months before. Earlier referrals are looked up in the snapshots held; where these do not \
reach back twelve months, the list's own count is used, which holds only for a child's latest referral. Other \
referrals are missing."""
what_it_cannot_know = """Two referrals of a child on one day are not a re-referral of each other. Referrals \
under another id of the same child, or in another authority, are not seen. A row that shows as missing will be \
known once the snapshots reach back far enough."""
source = "Annex A list 3: date of referral, number of referrals in the last 12 months"
kind = "proportion"
basis = "monthly_flow"
unit = "%"
better = "lower"
owner = "Head of performance"
checked_by = "Principal social worker"
review_due = 2027-04-01
local = false
published = "rereferral_pct"
lists = [3]
needs = ["referral.received_on"]
missing_limit = 0.2
*/
select p.period_id, r.referral_id as case_id, r.child_id, r.team_id, r.worker_id, r.received_on as counted_on,
       case when v.covered_from <= d.months_12_before
                 then case when e.referral_id is not null then 1 else 0 end
            when r.received_on = l.latest_on and r.referrals_last_12_months is not null
                 then case when r.referrals_last_12_months > 0 then 1 else 0 end
            else null end as met
from referral r
join period p on r.received_on between p.first_day and p.last_day
join calendar d on d.day = r.received_on
join coverage v on v.table_name = 'referral'
join (select child_id, max(received_on) as latest_on from referral group by child_id) l on l.child_id = r.child_id
left join (select h.child_id, h.received_on, min(b.referral_id) as referral_id
           from referral h
           join calendar t on t.day = h.received_on
           join referral_history b on b.child_id = h.child_id
                                  and b.received_on < h.received_on and b.received_on >= t.months_12_before
           group by h.child_id, h.received_on) e on e.child_id = r.child_id and e.received_on = r.received_on
