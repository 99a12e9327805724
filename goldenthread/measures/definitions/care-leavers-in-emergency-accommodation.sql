/*
title = "Care leavers in emergency accommodation or bed and breakfast"
short_title = "Emergency beds, care leavers"
why_it_matters = "The council would not send its own child to a bed and breakfast."
how_it_is_counted = """Of the care leavers, those who live in emergency accommodation (V) or bed and breakfast (W). \
Young people who have died or have returned home for good, and those still looked after (eligible), are left out. \
Somebody whose accommodation is not recorded is missing."""
what_it_cannot_know = """The list says how things stood when it was made: a stay that began and ended in the month is \
not seen. Those without any home (S) are not in the number."""
source = "Annex A list 9: type of accommodation, eligibility, in touch"
kind = "proportion"
basis = "month_end_stock"
unit = "%"
better = "lower"
owner = "Head of leaving care"
checked_by = "Head of children in care"
review_due = 2027-04-01
local = true
local_reason = "no figure is published for these two kinds of accommodation"
lists = [9]
needs = ["care_leaver.accommodation", "care_leaver.eligibility", "care_leaver.in_touch"]
missing_limit = 0.25
as_it_stands = true
library = "cl_emergency_bb_pct"
*/
select p.period_id, l.child_id as case_id, l.child_id, l.team_id, coalesce(l.personal_adviser_id, l.worker_id) as worker_id,
       p.last_day as counted_on,
       case when l.accommodation is null then null
            when l.accommodation in ('V', 'W') then 1
            else 0 end as met
from care_leaver l
join period p on 1 = 1
where coalesce(l.eligibility, '') <> 'ELIGIBLE'
  and coalesce(l.in_touch, '') not in ('DIED', 'RHOM')
