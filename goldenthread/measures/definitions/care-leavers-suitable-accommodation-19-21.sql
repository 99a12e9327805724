/*
title = "Care leavers aged 19 to 21 in suitable accommodation"
short_title = "Care leavers 19 to 21 housed"
why_it_matters = "A safe place to live is what everything else rests on when a young person leaves care."
how_it_is_counted = """Of the care leavers of this age, those whose accommodation the list calls suitable. Young \
people who have died or have returned home for good, and those still looked after (eligible), are left out. Age \
is counted on the last day of the period."""
what_it_cannot_know = """The list says how things stood when it was made. Somebody the council is not in touch \
with is counted as missing where the list gives no answer, and is listed."""
source = "Annex A list 9: suitability of accommodation, date of birth, eligibility, in touch"
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
    "care_leaver.suitable", "care_leaver.eligibility", "care_leaver.in_touch",
    "person.born_on or person.age_years",
]
missing_limit = 0.25
library = "cl_suitable_accommodation_pct"
*/
select p.period_id, l.child_id as case_id, l.child_id, l.team_id, coalesce(l.personal_adviser_id, l.worker_id) as worker_id,
       p.last_day as counted_on,
       case when l.suitable = 'Y' then 1
            when l.suitable = 'N' then 0
            else null end as met
from care_leaver l
join period p on 1 = 1
join calendar n on n.day = p.last_day
left join person c on c.child_id = l.child_id
where coalesce(l.eligibility, '') <> 'ELIGIBLE'
  and coalesce(l.in_touch, '') not in ('DIED', 'RHOM')
  and case when c.born_on is not null and c.born_on <= n.born_by_for_19 and c.born_on > n.born_by_for_22 then 1
           when c.born_on is null and c.age_years between 19 and 21 then 1
           else 0 end = 1
