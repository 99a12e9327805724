/*
title = "Assessments in which the child was seen"
short_title = "Seen in the assessment"
why_it_matters = "Nobody can say how a child is without having seen the child."
how_it_is_counted = """Of the assessments that a manager authorised in the period, those in which the child was \
seen. Where the list does not say, or says unknown, the assessment is missing."""
what_it_cannot_know = """It cannot know how often the child was seen or whether anybody listened. A child not yet \
born cannot be seen, and is counted as the list has it. Assessments still open are not in it."""
source = "Annex A list 4: child seen during continuous assessment, date of authorisation"
kind = "proportion"
basis = "monthly_flow"
unit = "%"
better = "higher"
owner = "Head of performance"
checked_by = "Principal social worker"
review_due = 2027-04-01
local = false
published = "assessment_child_seen_pct"
lists = [4]
needs = ["assessment.authorised_on", "assessment.child_seen"]
missing_limit = 0.1
companion = "assessments-in-which-the-child-was-seen-alone"
library = "assessment_child_seen_pct"
*/
select p.period_id, a.assessment_id as case_id, a.child_id, a.team_id, a.worker_id, a.authorised_on as counted_on,
       case when a.child_seen = 'Y' then 1
            when a.child_seen = 'N' then 0
            else null end as met
from assessment a
join period p on a.authorised_on between p.first_day and p.last_day
