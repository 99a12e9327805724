/*
title = "Looked-after children's missing episodes after which a return interview was offered"
short_title = "Interviews offered in care"
why_it_matters = """A child who is asked why, by somebody who is not in charge of them, may say what will keep them \
safe next time."""
how_it_is_counted = """Of the times a looked-after child was missing that ended in the period, those after which a \
return home interview was offered. Each time counts. Where the record does not say whether one was offered, or whether \
the child was looked after, it is missing. Times away without authorisation and children on short breaks, \
where no other legal status is in force beside them, are left out."""
what_it_cannot_know = """It says that an interview was offered, not that it was held or in time. It cannot tell \
whether it was this authority's child where the record does not say, nor which returns did not need an interview."""
source = "Standard Safeguarding Dataset or nightly extract: missing episodes, return interview offered"
kind = "proportion"
basis = "monthly_flow"
unit = "%"
better = "higher"
owner = "Head of safeguarding"
checked_by = "Exploitation and missing lead"
review_due = 2027-04-01
local = true
local_reason = "it counts each time a child was missing, where others count children and their last time"
lists = []
needs = ["missing_episode.ended_on", "missing_episode.episode_type", "missing_episode.interview_offered", "missing_episode.looked_after", "legal_status.started_on", "legal_status.legal_status"]
missing_limit = 0.15
library = "rhi_offered_cla_pct"
variant_of = "missing-episodes-with-an-interview-offered"
companion = "looked-after-children-offered-a-return-interview"
*/
select p.period_id, m.missing_id as case_id, m.child_id, m.team_id, m.worker_id, m.ended_on as counted_on,
       case when coalesce(m.looked_after, 'U') = 'U' then null
            when m.interview_offered = 'Y' then 1
            when m.interview_offered = 'N' then 0
            else null end as met
from missing_episode m
join period p on m.ended_on between p.first_day and p.last_day
where coalesce(m.episode_type, 'M') = 'M'
  and coalesce(m.looked_after, 'U') <> 'N'
  and (not exists (select 1 as found from legal_status g
                   where g.child_id = m.child_id and g.legal_status in ('V1', 'V3', 'V4')
                     and (g.started_on is null or g.started_on <= m.started_on)
                     and (g.ended_on is null or g.ended_on > m.started_on))
       or exists (select 1 as found from legal_status f
                  where f.child_id = m.child_id and f.legal_status not in ('V1', 'V3', 'V4')
                    and (f.started_on is null or f.started_on <= m.started_on)
                    and (f.ended_on is null or f.ended_on > m.started_on)))
