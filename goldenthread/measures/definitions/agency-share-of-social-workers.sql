/*
title = "Agency social workers, full-time equivalent"
short_title = "Agency rate, full time"
why_it_matters = "It is the figure that is published for every authority, so it can be held beside theirs."
how_it_is_counted = """Of the full-time equivalents of all social workers in post (social workers, newly qualified ones, \
seniors, managers, reviewing officers and conference chairs), within the establishment or beyond it, those of agency \
workers. Two agency workers of half a week are one."""
what_it_cannot_know = """The published figure is of 30 September; this one is of the return's own date. A filled post of \
which the return does not say the role, the share of full time or whether an agency worker holds it is missing."""
source = "the workforce return: posts with role, share of full time, filled and held by an agency worker"
kind = "weighted"
basis = "month_end_stock"
unit = "%"
better = "lower"
owner = "Head of workforce"
checked_by = "Principal social worker"
review_due = 2027-04-01
local = false
published = "sw_agency_pct"
lists = []
needs = ["post.role", "post.filled", "post.agency", "post.full_time"]
missing_limit = 0.1
companion = "agency-social-workers"
variant_of = "established-posts-held-by-agency-workers"
*/
select p.period_id, t.post_id as case_id, cast(null as varchar(100)) as child_id, t.team_id, t.worker_id,
       p.last_day as counted_on,
       case when t.role is null or t.filled is null or t.filled = 'U' then null
            when t.agency = 'Y' then t.full_time
            when t.agency = 'N' then 0
            else null end as amount,
       t.full_time as possible
from post t
join period p on 1 = 1
where coalesce(t.filled, 'Y') <> 'N'
  and (t.role is null or t.role in ('SOCIAL_WORKER', 'NEWLY_QUALIFIED', 'SENIOR', 'MANAGER', 'IRO', 'CONFERENCE_CHAIR'))
