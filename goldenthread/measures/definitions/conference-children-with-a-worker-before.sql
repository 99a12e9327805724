/*
title = "Initial conferences of children who already had a social worker of their own"
short_title = "Worker before conference"
why_it_matters = "The worker who will carry out the plan should know the child before the plan is made."
how_it_is_counted = """Of the children at an initial child protection conference held in the period, those whom a \
social worker for need, protection or care already held on the day before, and still held on the day. Workers who hold \
only the contact, the assessment or the enquiry do not count. A child with no such worker is a miss; one whose worker \
has no start date is missing, and so is everyone if no worker has one."""
what_it_cannot_know = """It rests on how the council's extract names the worker's part. Where every worker is called a \
social worker, whoever made the enquiry counts as well."""
source = """Standard Safeguarding Dataset or nightly extract: initial conferences; who holds a child, in what part, \
from when to when"""
kind = "proportion"
basis = "monthly_flow"
unit = "%"
better = "higher"
owner = "Head of safeguarding"
checked_by = "Principal social worker"
review_due = 2027-04-01
local = true
local_reason = "no figure is published for it"
lists = []
needs = ["initial_cp_conference.held_on", "involvement.role", "involvement.started_on", "involvement.ended_on"]
missing_limit = 0.15
library = "icpc_sw_allocated_before_pct"
*/
select p.period_id, c.conference_id as case_id, c.child_id, c.team_id, c.worker_id, c.held_on as counted_on,
       case when h.held = 1 then 1
            when h.undated = 1 or k.started_on is null then null
            else 0 end as met
from initial_cp_conference c
join period p on c.held_on between p.first_day and p.last_day
left join (select max(started_on) as started_on from involvement) k on 1 = 1
left join (select m.conference_id,
                  max(case when i.started_on < m.held_on then 1 else 0 end) as held,
                  max(case when i.started_on is null then 1 else 0 end) as undated
           from initial_cp_conference m
           join involvement i on i.child_id = m.child_id and i.role in ('SOCIAL_WORKER', 'CIN', 'CP', 'CLA')
                             and (i.ended_on is null or i.ended_on >= m.held_on)
           group by m.conference_id) h on h.conference_id = c.conference_id
