/*
title = "Pre-proceedings assessments completed within 16 weeks"
short_title = "Pre-proceedings in 16 weeks"
why_it_matters = "While assessments go on, a child does not know where home will be."
how_it_is_counted = """Of the children whose last pre-proceedings assessment was completed in the period, those for \
whom that was within 16 weeks (112 days) of the first pre-proceedings meeting. The day of the meeting is day 0. \
Without the day of the meeting, or with a meeting after the assessment, the child is missing."""
what_it_cannot_know = """Assessments that are still going on are not in it, however long they take. It counts the last \
assessment of each child, not every one."""
source = "Nightly extract: first pre-proceedings meeting, last assessment of the pre-proceedings completed"
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
needs = ["pre_proceedings.meeting_on", "pre_proceedings.assessments_completed_on"]
missing_limit = 0.15
library = "plo_assessment_16wk_pct"
*/
select p.period_id, k.pre_proceedings_id as case_id, k.child_id, k.team_id, k.worker_id,
       k.assessments_completed_on as counted_on,
       case when s.day is null or k.assessments_completed_on < k.meeting_on then null
            when e.day_number - s.day_number <= 112 then 1
            else 0 end as met
from pre_proceedings k
join period p on k.assessments_completed_on between p.first_day and p.last_day
left join calendar s on s.day = k.meeting_on
left join calendar e on e.day = k.assessments_completed_on
