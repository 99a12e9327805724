/*
title = "Care leavers aged 19 to 21 out of touch or not in education, employment or training"
short_title = "Out of touch or inactive 19-21"
why_it_matters = "A young person nobody hears from, or who has nothing to get up for, needs somebody to try again."
how_it_is_counted = """Of the care leavers of this age, those with whom the council is not in touch (no, refused or \
no longer requires: N, REFU, NREQ) and those in touch who are in no education, employment or training (G4 to G6). \
Young people who have died or have returned home for good, those still looked after (eligible) and those who only \
qualify for advice are left out. Age is counted on the last day of the period. Somebody without an age, about whom \
neither is recorded, or who is in touch without an activity, is missing."""
what_it_cannot_know = """The list says how things stood when it was made. Illness, disability and being a young \
parent count as not active, as in the national figure. Somebody who no longer wants help counts as out of touch, \
whatever they do."""
source = "Annex A list 9: in touch, activity status, date of birth, eligibility"
kind = "proportion"
basis = "month_end_stock"
unit = "%"
better = "lower"
owner = "Head of leaving care"
checked_by = "Head of children in care"
review_due = 2027-04-01
local = true
local_reason = "the published figures give those out of touch and those not active apart, and around the birthday"
lists = [9]
needs = [
    "care_leaver.in_touch", "care_leaver.activity", "care_leaver.eligibility", "person.born_on or person.age_years",
]
missing_limit = 0.25
as_it_stands = true
library = "cl_neet_or_not_in_touch_pct"
*/
select p.period_id, l.child_id as case_id, l.child_id, l.team_id, coalesce(l.personal_adviser_id, l.worker_id) as worker_id,
       p.last_day as counted_on,
       case when c.born_on is null and c.age_years is null then null
            when l.in_touch in ('N', 'REFU', 'NREQ') or l.activity in ('G4', 'G5', 'G6') then 1
            when l.in_touch is null or l.activity is null then null
            when l.activity in ('F1', 'F2', 'F3', 'F4', 'F5', 'P1', 'P2', 'P3', 'P4', 'P5') then 0
            else null end as met
from care_leaver l
join period p on 1 = 1
join calendar n on n.day = p.last_day
left join person c on c.child_id = l.child_id
where coalesce(l.eligibility, '') not in ('ELIGIBLE', 'QUALIFYING')
  and coalesce(l.in_touch, '') not in ('DIED', 'RHOM')
  and (c.born_on is null or (c.born_on <= n.born_by_for_19 and c.born_on > n.born_by_for_22))
  and (c.born_on is not null or c.age_years is null or c.age_years between 19 and 21)
