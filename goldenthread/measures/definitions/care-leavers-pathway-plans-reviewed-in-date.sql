/*
title = "Care leavers whose pathway plan review is in date"
short_title = "Pathway reviews in date"
why_it_matters = "A young person's life moves fast after care; the plan has to keep up with it."
how_it_is_counted = """Of the relevant and former relevant young people, those whose pathway plan was reviewed in the \
six months to the last day of the period, or, where no review is recorded, was authorised in them. Young people who \
have died or have returned home for good, those still looked after (eligible) and those who only qualify for advice \
are left out. Without either date the young person is missing."""
what_it_cannot_know = """The list says how things stood when it was made. A review after the last day hides the one \
before it: the young person is missing. Annex A does not say when a plan was authorised."""
source = """Annex A list 9: latest pathway plan review, eligibility, in touch; interval: Care Leavers (England) \
Regulations 2010, regulation 7"""
kind = "proportion"
basis = "month_end_stock"
unit = "%"
better = "higher"
owner = "Head of leaving care"
checked_by = "Head of children in care"
review_due = 2027-04-01
local = true
local_reason = "no figure is published for it"
published = "cl_pathway_plan_reviewed_pct"
lists = [9]
needs = ["care_leaver.pathway_reviewed_on", "care_leaver.eligibility", "care_leaver.in_touch"]
missing_limit = 0.15
as_it_stands = true
variant_of = "children-with-a-current-reviewed-plan"
*/
select p.period_id, l.child_id as case_id, l.child_id, l.team_id, coalesce(l.personal_adviser_id, l.worker_id) as worker_id,
       p.last_day as counted_on,
       case when e.day is null then null
            when e.months_6_after >= p.last_day then 1
            else 0 end as met
from care_leaver l
join period p on 1 = 1
left join calendar e on e.day = coalesce(l.pathway_reviewed_on, l.pathway_authorised_on) and e.day <= p.last_day
where coalesce(l.eligibility, '') not in ('ELIGIBLE', 'QUALIFYING')
  and coalesce(l.in_touch, '') not in ('DIED', 'RHOM')
