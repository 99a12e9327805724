/*
title = "Protection-plan children with one conference chair in twelve months"
short_title = "One conference chair"
why_it_matters = "A chair who knows the child's story notices when a plan has not changed anything."
how_it_is_counted = """Of the children on a protection plan on the last day of the period who had two or more \
conferences, first or review, in the twelve months to that day, those whose conferences all had the same chair. Two \
different chairs are enough for a miss; otherwise a conference without a named chair makes the child missing. Plans \
known to be another authority's are left out."""
what_it_cannot_know = """Two spellings of one name are two chairs. It does not know whether a change of chair was good \
for the child."""
source = "Nightly extract: initial and review conferences, and who chaired them"
kind = "proportion"
basis = "rolling_12"
unit = "%"
better = "higher"
owner = "Conference and reviewing manager"
checked_by = "Head of safeguarding"
review_due = 2027-04-01
local = true
local_reason = "no figure is published for it"
lists = []
needs = [
    "cp_plan.started_on", "cp_plan.ended_on", "initial_cp_conference.held_on", "cp_review.held_on",
    "case_event.event", "case_event.happened_on", "case_event.worker_id",
]
missing_limit = 0.2
library = "cp_chair_consistency_pct"
*/
select p.period_id, l.plan_id as case_id, l.child_id, l.team_id, l.worker_id, p.last_day as counted_on,
       case when v.lowest_chair <> v.highest_chair then 0
            when v.chaired < v.conferences then null
            else 1 end as met
from (select k.plan_id, k.child_id, k.team_id, k.worker_id, k.started_on, q.period_id,
             row_number() over (partition by q.period_id, k.child_id order by k.started_on desc, k.plan_id) as place
      from cp_plan k
      join period q on k.started_on <= q.last_day and (k.ended_on is null or k.ended_on > q.last_day)
      where coalesce(k.other_authority, 'N') <> 'Y') l
join period p on p.period_id = l.period_id
join (select q.period_id, m.child_id, count(m.held_on) as conferences, count(h.lowest_chair) as chaired,
             min(h.lowest_chair) as lowest_chair, max(h.highest_chair) as highest_chair
      from (select child_id, held_on from initial_cp_conference where held_on is not null
            union
            select child_id, held_on from cp_review where held_on is not null) m
      join period q on m.held_on <= q.last_day
      join calendar t on t.day = q.last_day and t.year_from <= m.held_on
      left join (select child_id, happened_on, min(worker_id) as lowest_chair, max(worker_id) as highest_chair
                 from case_event where event = 'CHAIR' group by child_id, happened_on) h
             on h.child_id = m.child_id and h.happened_on = m.held_on
      group by q.period_id, m.child_id) v on v.child_id = l.child_id and v.period_id = l.period_id
where l.place = 1 and v.conferences >= 2
