/*
title = "Social workers who are permanent staff"
short_title = "Permanent social workers"
why_it_matters = """Children and families do better with a worker who stays, and a council knows by this whether \
it can keep them."""
how_it_is_counted = """Of the social work posts that somebody holds (social workers, newly qualified ones, \
seniors, managers, reviewing officers and conference chairs), within the establishment or beyond it, those held by \
the council's own staff and not by an agency worker."""
what_it_cannot_know = """Persons are counted, whatever their hours. The return says how things stood at its own \
date, which need not be the last day of the period. A post of which it does not say the role, whether it is filled \
or whether an agency worker holds it is missing."""
source = "the workforce return: posts with role, whether established, filled and held by an agency worker"
kind = "proportion"
basis = "month_end_stock"
unit = "%"
better = "higher"
owner = "Head of workforce"
checked_by = "Principal social worker"
review_due = 2027-04-01
local = true
local_reason = "the published rate is counted in full-time equivalents, and this one in persons"
lists = []
needs = ["post.role", "post.filled", "post.agency"]
missing_limit = 0.1
companion = "agency-social-workers"
library = "wf_agency_permanent_share_pct"
*/
select p.period_id, t.post_id as case_id, cast(null as varchar(100)) as child_id, t.team_id, t.worker_id,
       p.last_day as counted_on,
       case when t.role is null or t.filled is null or t.filled = 'U' then null
            when t.agency = 'Y' then 0
            when t.agency = 'N' then 1
            else null end as met
from post t
join period p on 1 = 1
where coalesce(t.filled, 'Y') <> 'N'
  and (t.role is null or t.role in ('SOCIAL_WORKER', 'NEWLY_QUALIFIED', 'SENIOR', 'MANAGER', 'IRO', 'CONFERENCE_CHAIR'))
