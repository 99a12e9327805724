/*
title = "Care leavers who stay with their former foster carers"
short_title = "Staying put"
why_it_matters = "Most young people live at home at this age. Staying put is the nearest to it."
how_it_is_counted = """Care leavers aged 18 to 20 on the last day of the period who live with their former foster \
carers (accommodation Z). Young people who have died or have returned home for good, and those still looked after \
(eligible), are left out. Somebody of this age who is in touch and whose accommodation is not recorded is missing, \
and so is somebody who stays put and has no age."""
what_it_cannot_know = """The list says how things stood when it was made. It does not say how many could have stayed: \
only those who were in foster care at 18."""
source = "Annex A list 9: type of accommodation, date of birth, eligibility, in touch"
kind = "count"
basis = "month_end_stock"
unit = "young people"
better = "higher"
owner = "Head of leaving care"
checked_by = "Head of children in care"
review_due = 2027-04-01
local = true
local_reason = "the published figure is a share of those who were in foster care at 18"
lists = [9]
needs = [
    "care_leaver.accommodation", "care_leaver.eligibility", "care_leaver.in_touch",
    "person.born_on or person.age_years",
]
missing_limit = 0.25
as_it_stands = true
library = "cl_staying_put_count"
*/
select p.period_id, l.child_id as case_id, l.child_id, l.team_id, coalesce(l.personal_adviser_id, l.worker_id) as worker_id,
       p.last_day as counted_on,
       case when c.born_on is null and c.age_years is null then null
            when l.accommodation is null then null
            else 1 end as met
from care_leaver l
join period p on 1 = 1
join calendar n on n.day = p.last_day
left join person c on c.child_id = l.child_id
where coalesce(l.eligibility, '') <> 'ELIGIBLE'
  and coalesce(l.in_touch, '') not in ('DIED', 'RHOM')
  and (c.born_on is null or (c.born_on <= n.born_by_for_18 and c.born_on > n.born_by_for_21))
  and (c.born_on is not null or c.age_years is null or c.age_years between 18 and 20)
  and (l.accommodation = 'Z' or (l.accommodation is null and coalesce(l.in_touch, 'Y') = 'Y'))
