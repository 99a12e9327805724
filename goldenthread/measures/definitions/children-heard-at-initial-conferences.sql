/*
title = "Children whose views were heard at their initial conference"
short_title = "Heard at first conference"
why_it_matters = """People decide at this meeting how a child will be kept safe; the child knows things about it that \
nobody else does."""
how_it_is_counted = """Of the children at an initial child protection conference held in the period, those whose views \
the conference heard, from the child or from somebody who spoke for the child. Children not yet born on the day are \
left out. Where the record does not say, the child is missing."""
what_it_cannot_know = """It says that the views were heard, not how well, nor whether they changed anything. Babies \
and children without speech count like others: their views can be told by those who watch and know them."""
source = "Nightly extract: initial child protection conferences, with the mark that the child's views were heard"
kind = "proportion"
basis = "monthly_flow"
unit = "%"
better = "higher"
owner = "Conference and reviewing manager"
checked_by = "Principal social worker"
review_due = 2027-04-01
local = true
local_reason = "no figure is published for it"
lists = []
needs = [
    "initial_cp_conference.held_on", "initial_cp_conference.views_represented",
    "person.born_on or person.expected_on or person.age_years",
]
missing_limit = 0.15
library = "icpc_child_views_pct"
*/
select p.period_id, c.conference_id as case_id, c.child_id, c.team_id, c.worker_id, c.held_on as counted_on,
       case when c.views_represented = 'Y' then 1
            when c.views_represented = 'N' then 0
            else null end as met
from initial_cp_conference c
join period p on c.held_on between p.first_day and p.last_day
left join person b on b.child_id = c.child_id
where case when b.born_on > c.held_on then 0
           when b.born_on is null and (b.expected_on is not null or b.age_years = -1) then 0
           else 1 end = 1
