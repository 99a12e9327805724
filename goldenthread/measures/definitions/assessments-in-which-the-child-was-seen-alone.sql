/*
title = "Assessments in which the child was seen alone"
short_title = "Seen alone in the assessment"
why_it_matters = "Children can say more when nobody who may be hurting them is in the room."
how_it_is_counted = """Of the assessments that a manager authorised in the period, of children who were old enough \
on that day (four years unless the council sets another age), those in which the child was seen alone. An \
assessment that does not say, or of a child whose date of birth is not known, is missing. Children not yet born \
are left out."""
what_it_cannot_know = """It cannot know why a child was not seen alone: some do not want to be. Annex A does not \
carry it. Assessments still open are not in it."""
source = "The nightly extract: child seen alone, date of authorisation, date of birth; the age is the council's own"
kind = "proportion"
basis = "monthly_flow"
unit = "%"
better = "higher"
owner = "Head of performance"
checked_by = "Principal social worker"
review_due = 2027-04-01
local = true
local_reason = "no return of the government carries it, and no figure is published"
lists = []
needs = ["assessment.authorised_on", "assessment.seen_alone", "person.born_on", "person.expected_on or person.age_years"]
settings = ["seen_alone_from_age"]
missing_limit = 0.15
companion = "assessments-in-which-the-child-was-seen"
library = "assessment_child_seen_alone_pct"
*/
select p.period_id, a.assessment_id as case_id, a.child_id, a.team_id, a.worker_id, a.authorised_on as counted_on,
       case when b.day is null then null
            when a.seen_alone = 'Y' then 1
            when a.seen_alone = 'N' then 0
            else null end as met
from assessment a
join period p on a.authorised_on between p.first_day and p.last_day
join calendar e on e.day = a.authorised_on
join setting g on g.name = 'seen_alone_from_age' and a.authorised_on between g.starts_on and g.ends_on
left join person c on c.child_id = a.child_id
left join calendar b on b.day = c.born_on
where (b.day is null or b.date_number + 10000 * g.amount <= e.date_number)
  and not (c.born_on is null and (c.expected_on is not null or coalesce(c.age_years, 0) = -1))
