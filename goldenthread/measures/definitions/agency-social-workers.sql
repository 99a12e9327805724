/*
title = "Social workers supplied by an agency"
short_title = "Agency social workers"
why_it_matters = "Agency workers leave sooner, and children then have to begin again with somebody else."
how_it_is_counted = """Of the social work posts that somebody holds (social workers, newly qualified ones, \
seniors, managers, reviewing officers and conference chairs), within the establishment or beyond it, those held by \
an agency worker."""
what_it_cannot_know = """Persons are counted, whatever their hours. The return says how things stood at its own \
date, which need not be the last day of the period. A post of which it does not say the role, whether it is filled \
or whether an agency worker holds it is missing."""
source = "the workforce return: posts with role, whether established, filled and held by an agency worker"
kind = "proportion"
basis = "month_end_stock"
unit = "%"
better = "lower"
owner = "Head of workforce"
checked_by = "Principal social worker"
review_due = 2027-04-01
local = true
local_reason = "the published rate is counted in full-time equivalents, and this one in persons"
published = "sw_agency_pct"
lists = []
needs = ["post.role", "post.filled", "post.agency"]
missing_limit = 0.1
companion = "permanent-social-workers"
variant_of = "established-posts-held-by-agency-workers"
*/
select p.period_id, t.post_id as case_id, cast(null as varchar(100)) as child_id, t.team_id, t.worker_id,
       p.last_day as counted_on,
       case when t.role is null or t.filled is null or t.filled = 'U' then null
            when t.agency = 'Y' then 1
            when t.agency = 'N' then 0
            else null end as met
from post t
join period p on 1 = 1
where coalesce(t.filled, 'Y') <> 'N'
  and (t.role is null or t.role in ('SOCIAL_WORKER', 'NEWLY_QUALIFIED', 'SENIOR', 'MANAGER', 'IRO', 'CONFERENCE_CHAIR'))
