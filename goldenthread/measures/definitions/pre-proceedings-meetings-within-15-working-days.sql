/*
title = "First pre-proceedings meetings within 15 working days of the decision"
short_title = "Pre-proceedings in 15 days"
why_it_matters = """Parents who are told that their child may be removed should soon sit down with those who can help \
them change it."""
how_it_is_counted = """Of the decisions to enter pre-proceedings whose 15th working day fell in the period, those \
whose first meeting had been held by that day. The day of the decision is day 0, so every decision has had the same \
time. One without a meeting is a miss, unless pre-proceedings ended by that day. A meeting without a decision date, or \
before it, is missing. Each child counts."""
what_it_cannot_know = """Brothers and sisters go through together and move the figure together. It does not know \
whether a meeting waited for a parent's solicitor."""
source = """Standard Safeguarding Dataset, children in need census or nightly extract: decision to enter \
pre-proceedings, first meeting"""
kind = "proportion"
basis = "monthly_flow"
unit = "%"
better = "higher"
owner = "Head of safeguarding"
checked_by = "Head of legal services"
review_due = 2027-04-01
local = true
local_reason = "no figure is published for it"
lists = []
needs = ["pre_proceedings.decided_on", "pre_proceedings.meeting_on", "pre_proceedings.ended_on"]
missing_limit = 0.15
library = "plo_start_15wd_pct"
*/
select p.period_id, k.pre_proceedings_id as case_id, k.child_id, k.team_id, k.worker_id,
       coalesce(d.day, k.meeting_on) as counted_on,
       case when s.day is null or k.meeting_on < k.decided_on then null
            when k.meeting_on <= d.day then 1
            else 0 end as met
from pre_proceedings k
left join calendar s on s.day = k.decided_on
left join calendar d on d.is_working = 1 and d.working_day = s.working_day + 15
join period p on coalesce(d.day, k.meeting_on) between p.first_day and p.last_day
where not (k.meeting_on is null and case when k.ended_on <= d.day then 1 else 0 end = 1)
