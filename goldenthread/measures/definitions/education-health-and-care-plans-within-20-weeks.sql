/*
title = "Education, health and care plans issued within 20 weeks"
short_title = "Plans in 20 weeks"
why_it_matters = "Without the plan a child may get no help, or have no school place."
how_it_is_counted = """Of the plans issued in the period, those issued within twenty weeks (140 days) of the request. \
The day of the request is day 0. Plans with a lawful exception to the twenty weeks are left out. A plan without the \
day of its request is missing."""
what_it_cannot_know = """Requests still without a plan are not in it, however old they are, nor those that were \
refused. The data have no team."""
source = """Requests and plans for special educational needs (Standard Safeguarding Dataset or nightly extract); \
twenty weeks: Special Educational Needs and Disability Regulations 2014, regulation 13"""
kind = "proportion"
basis = "monthly_flow"
unit = "%"
better = "higher"
owner = "Head of special educational needs"
checked_by = "Head of performance"
review_due = 2027-04-01
local = true
local_reason = "the published figure is for the calendar year"
lists = []
needs = ["ehc_assessment.requested_on", "ehc_assessment.plan_issued_on", "ehc_assessment.exception"]
missing_limit = 0.1
library = "ehc_assessment_20wk_pct"
*/
select p.period_id, e.request_id as case_id, e.child_id,
       cast(null as varchar(100)) as team_id, cast(null as varchar(100)) as worker_id,
       e.plan_issued_on as counted_on,
       case when e.requested_on is null or e.plan_issued_on < e.requested_on then null
            when d.day_number - s.day_number <= 140 then 1
            else 0 end as met
from ehc_assessment e
join period p on e.plan_issued_on between p.first_day and p.last_day
left join calendar s on s.day = e.requested_on
left join calendar d on d.day = e.plan_issued_on
where coalesce(e.exception, 'N') <> 'Y'
