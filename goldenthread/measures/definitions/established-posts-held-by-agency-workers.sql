/*
title = "Established posts held by agency workers"
short_title = "Posts held by agency"
why_it_matters = "Agency workers leave sooner, and children then have to begin again with somebody else."
how_it_is_counted = """Of the posts of the establishment in the workforce return, of every role, those that an \
agency worker holds. A vacant post is one that no agency worker holds. Agency workers beyond the establishment are \
left out."""
what_it_cannot_know = """Posts are counted whole, whatever their hours. The return says how things stood at its \
own date, which need not be the last day of the period. A post of which it does not say whether it is established, \
filled or held by an agency worker is missing."""
source = "the workforce return: posts with role, whether established, filled and held by an agency worker"
kind = "proportion"
basis = "month_end_stock"
unit = "%"
better = "lower"
owner = "Head of workforce"
checked_by = "Principal social worker"
review_due = 2027-04-01
local = true
local_reason = "the published rate is of social workers only, in full-time equivalents, over those in post"
lists = []
needs = ["post.established", "post.filled", "post.agency"]
missing_limit = 0.1
companion = "permanent-social-workers"
library = "wf_agency_worker_pct"
*/
select p.period_id, t.post_id as case_id, cast(null as varchar(100)) as child_id, t.team_id, t.worker_id,
       p.last_day as counted_on,
       case when t.established is null then null
            when t.filled = 'N' then 0
            when t.filled = 'Y' and t.agency = 'Y' then 1
            when t.filled = 'Y' and t.agency = 'N' then 0
            else null end as met
from post t
join period p on 1 = 1
where coalesce(t.established, 'Y') <> 'N'
