/*
title = "Care proceedings concluded within 26 weeks"
short_title = "Proceedings in 26 weeks"
why_it_matters = "Half a year is long in a child's life to wait for a court to say where home is."
how_it_is_counted = """Of the children whose care proceedings were concluded by a final order in the period, those for \
whom that was within 26 weeks beginning with the day of the application, as the Act has it: that day is the first of \
182, so the same weekday 26 weeks later is late. Without the day of the application, or with one after the order, the \
child is missing."""
what_it_cannot_know = """Proceedings that are still going on are not in it. A court may extend the time where justice \
asks for it, and such cases count as late. Published figures count cases, this one children."""
source = """Nightly extract: application to court, final order in the care proceedings; time limit: Children Act 1989, \
section 32"""
kind = "proportion"
basis = "monthly_flow"
unit = "%"
better = "higher"
owner = "Head of safeguarding"
checked_by = "Head of legal services"
review_due = 2027-04-01
local = true
local_reason = "courts publish how long cases take, and this one counts children"
lists = []
needs = ["pre_proceedings.issued_on", "pre_proceedings.concluded_on"]
missing_limit = 0.15
library = "care_proceedings_26wk_pct"
*/
select p.period_id, k.pre_proceedings_id as case_id, k.child_id, k.team_id, k.worker_id, k.concluded_on as counted_on,
       case when s.day is null or k.concluded_on < k.issued_on then null
            when e.day_number - s.day_number < 182 then 1
            else 0 end as met
from pre_proceedings k
join period p on k.concluded_on between p.first_day and p.last_day
left join calendar s on s.day = k.issued_on
left join calendar e on e.day = k.concluded_on
