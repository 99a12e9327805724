/*
title = "Protection visits made when they were due"
short_title = "Protection visits on time"
why_it_matters = "Seeing a child often enough is how a worker notices that something has changed for the worse."
how_it_is_counted = """For a child on a protection plan the next visit is due on the last working day of the council's \
interval after the visit before, and the first one as long after the plan started. Of the visits that fell due in the \
period while the plan was open, those that had been made by then. A visit at which the child is known not to have been \
seen does not count; where the record does not say whether the child was seen, the visit that was due is missing; if \
it never says so, everything is."""
what_it_cannot_know = """Annex A holds only the latest visit, so it cannot give this. A child who is not seen for \
months is one missed visit, in the month in which it was due: the measure of visits in date shows who is still \
waiting. The first visit is counted from the start of the plan, whenever the child was seen before."""
source = """Standard Safeguarding Dataset or nightly extract: protection plans and every visit under them; the \
interval is the council's own"""
kind = "proportion"
basis = "monthly_flow"
unit = "%"
better = "higher"
owner = "Head of safeguarding"
checked_by = "Principal social worker"
review_due = 2027-04-01
local = true
local_reason = "the interval is set by the council and no figure is published"
lists = []
needs = ["cp_plan.started_on", "cp_plan.ended_on", "cp_visit.visited_on", "cp_visit.seen"]
settings = ["protection_plan_visit_working_days"]
missing_limit = 0.15
library = "visit_statutory_timescale_pct"
companion = "protection-plan-visits-in-date"
*/
select p.period_id, f.case_id, f.child_id, f.team_id, f.worker_id, d.day as counted_on,
       case when h.seen is null then null
            when max(case when v.seen = 'Y' then 1 else 0 end) = 1 then 1
            when max(case when v.visited_on is not null then 1 else 0 end) = 1 then null
            else 0 end as met
from (select k.plan_id as case_id, k.child_id, k.team_id, k.worker_id, k.started_on as from_on, k.ended_on, 1 as is_first,
             1 as place
      from cp_plan k
      where coalesce(k.other_authority, 'N') <> 'Y'
      union all
      select w.visit_id as case_id, k.child_id, k.team_id, k.worker_id, w.visited_on as from_on, k.ended_on, 0 as is_first,
             row_number() over (partition by w.visit_id order by k.started_on desc, k.plan_id) as place
      from cp_plan k
      join cp_visit w on w.child_id = k.child_id and w.visited_on >= k.started_on
                    and (k.ended_on is null or w.visited_on < k.ended_on)
      where coalesce(w.seen, 'Y') <> 'N' and coalesce(k.other_authority, 'N') <> 'Y') f
join calendar s on s.day = f.from_on
join setting g on g.name = 'protection_plan_visit_working_days' and f.from_on between g.starts_on and g.ends_on
join calendar d on d.is_working = 1 and d.working_day = s.working_day + g.amount
join period p on d.day between p.first_day and p.last_day
left join (select max(seen) as seen from cp_visit) h on 1 = 1
left join cp_visit v on v.child_id = f.child_id and v.visited_on <= d.day and coalesce(v.seen, 'Y') <> 'N'
                   and (v.visited_on > f.from_on or (v.visited_on = f.from_on and f.is_first = 1))
where f.place = 1 and (f.ended_on is null or f.ended_on > d.day)
group by p.period_id, f.case_id, f.child_id, f.team_id, f.worker_id, d.day, h.seen
