/*
title = "Placements that ended unplanned"
short_title = "Placements disrupted"
why_it_matters = "A placement that breaks down hurts the child, and mostly gave warning."
how_it_is_counted = """Placements of children who stayed in care that ended in the period for another reason than the \
care plan (CARPL), a change of the placement's status only (PLACE) or custody (CUSTOD): the carer, the child or the \
council asked for it, it was closed, or there was a concern about it. Temporary placements (T0 to T4), endings \
because the child left care, and short breaks (legal status V1, V3 or V4) are left out. An ending without a reason, or \
with one that the national codes do not know, is missing."""
what_it_cannot_know = """It cannot know what stood behind a reason, nor whether a move that is recorded as planned \
was planned. One child can be in it more than once."""
source = "Placements with the day and reason of their end (Standard Safeguarding Dataset, SSDA903 or nightly extract)"
kind = "count"
basis = "monthly_flow"
unit = "placements"
better = "lower"
owner = "Head of placements"
checked_by = "Head of children in care"
review_due = 2027-04-01
local = true
local_reason = "no figure is published for unplanned endings"
lists = []
needs = [
    "cla_period.started_on", "cla_period.ceased_on", "legal_status.legal_status", "cla_placement.ended_on",
    "cla_placement.change_reason", "cla_placement.placement_type",
]
missing_limit = 0.2
library = "fos_disruption_count"
*/
select p.period_id, a.placement_id as case_id, a.child_id, k.team_id, k.worker_id, a.ended_on as counted_on,
       case when a.change_reason in ('CARPL', 'PLACE', 'CUSTOD') then 0
            when a.change_reason in ('ALLEG', 'APPRR', 'CHILD', 'CLOSE', 'CREQB', 'CREQO', 'LAREQ', 'OTHER', 'STAND') then 1
            else null end as met
from cla_placement a
join period p on a.ended_on between p.first_day and p.last_day
join cla_period k on k.child_id = a.child_id and k.started_on <= a.ended_on and (k.ceased_on is null or k.ceased_on > a.ended_on)
where coalesce(a.placement_type, '') not in ('T0', 'T1', 'T2', 'T3', 'T4')
  and k.started_on < a.ended_on
  and (not exists (select 1 from legal_status g
                   where g.child_id = a.child_id and g.legal_status in ('V1', 'V3', 'V4')
                     and (g.started_on is null or g.started_on < a.ended_on)
                     and (g.ended_on is null or g.ended_on >= a.ended_on))
       or exists (select 1 from legal_status f
                  where f.child_id = a.child_id and f.legal_status not in ('V1', 'V3', 'V4')
                    and (f.started_on is null or f.started_on < a.ended_on)
                    and (f.ended_on is null or f.ended_on >= a.ended_on)))
