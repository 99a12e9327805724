/*
title = "Care leavers aged 19 to 21 in suitable accommodation"
short_title = "Care leavers 19 to 21 housed"
why_it_matters = "A safe place to live is what everything else rests on when a young person leaves care."
how_it_is_counted = """Of the care leavers of this age, those whose accommodation the list calls suitable. Somebody with \
whom the council is not in touch (no, refused or no longer requires: N, REFU, NREQ) and of whom the list does not say \
counts as not in suitable accommodation, as in the published figure. Young people who have died or have returned home \
for good, who are abroad, deported or of unknown residence (accommodation G, H, R), those still looked after \
(eligible) and those who only qualify for advice are left out. Age is counted on the last day of the period. Somebody \
without an age, or in touch and without an answer, is missing."""
what_it_cannot_know = """The list says how things stood when it was made. Whether a home is suitable is the \
council's own judgement."""
source = "Annex A list 9: suitability and type of accommodation, date of birth, eligibility, in touch"
kind = "proportion"
basis = "month_end_stock"
unit = "%"
better = "higher"
owner = "Head of leaving care"
checked_by = "Head of children in care"
review_due = 2027-04-01
local = true
local_reason = "the published figure is taken around the birthday, and this one at the snapshot"
published = "cl_suitable_accommodation_pct"
lists = [9]
needs = [
    "care_leaver.suitable", "care_leaver.accommodation", "care_leaver.eligibility", "care_leaver.in_touch",
    "person.born_on or person.age_years",
]
missing_limit = 0.25
as_it_stands = true
library = "cl_suitable_accommodation_pct"
*/
select p.period_id, l.child_id as case_id, l.child_id, l.team_id, coalesce(l.personal_adviser_id, l.worker_id) as worker_id,
       p.last_day as counted_on,
       case when c.born_on is null and c.age_years is null then null
            when l.suitable = 'Y' then 1
            when l.suitable = 'N' or l.in_touch in ('N', 'REFU', 'NREQ') then 0
            else null end as met
from care_leaver l
join period p on 1 = 1
join calendar n on n.day = p.last_day
left join person c on c.child_id = l.child_id
where coalesce(l.eligibility, '') not in ('ELIGIBLE', 'QUALIFYING')
  and coalesce(l.in_touch, '') not in ('DIED', 'RHOM')
  and coalesce(l.accommodation, '') not in ('G', 'H', 'R')
  and (c.born_on is null or (c.born_on <= n.born_by_for_19 and c.born_on > n.born_by_for_22))
  and (c.born_on is not null or c.age_years is null or c.age_years between 19 and 21)
