/*
title = "Protection-plan children whose core group is in date"
short_title = "Core groups in date"
why_it_matters = "The core group is where the family and the people around it carry the plan out between conferences."
how_it_is_counted = """Of the children on a protection plan on the last day of the period, those whose latest core \
group under this plan was no longer ago than the council's interval, six weeks unless it has set another. A child who \
has had none yet is not counted until the first one is overdue, ten working days after the plan started, and is then a \
miss. If the extract holds no core group of anybody, everyone is missing. Plans known to be another authority's are \
left out."""
what_it_cannot_know = """It does not say who was there. A first core group that was late and is recent counts as in \
date. A meeting that was held and not recorded is a miss."""
source = """Nightly extract: protection plans, core groups held; first core group: Working Together to Safeguard \
Children; the later interval is the council's own"""
kind = "proportion"
basis = "month_end_stock"
unit = "%"
better = "higher"
owner = "Head of safeguarding"
checked_by = "Principal social worker"
review_due = 2027-04-01
local = true
local_reason = "the interval is set by the council and no figure is published"
lists = []
needs = ["cp_plan.started_on", "cp_plan.ended_on", "case_event.event", "case_event.happened_on"]
settings = ["core_group_first_working_days", "core_group_days"]
missing_limit = 0.15
library = "cp_core_group_timescale_pct"
*/
select p.period_id, l.plan_id as case_id, l.child_id, l.team_id, l.worker_id, p.last_day as counted_on,
       case when e.day_number + g.amount >= n.day_number then 1
            when e.day_number is not null then 0
            when k.event is null then null
            else 0 end as met
from (select k.plan_id, k.child_id, k.team_id, k.worker_id, k.started_on, q.period_id,
             row_number() over (partition by q.period_id, k.child_id order by k.started_on desc, k.plan_id) as place
      from cp_plan k
      join period q on k.started_on <= q.last_day and (k.ended_on is null or k.ended_on > q.last_day)
      where coalesce(k.other_authority, 'N') <> 'Y') l
join period p on p.period_id = l.period_id
join calendar n on n.day = p.last_day
join setting f on f.name = 'core_group_first_working_days' and p.last_day between f.starts_on and f.ends_on
join setting g on g.name = 'core_group_days' and p.last_day between g.starts_on and g.ends_on
left join calendar s on s.day = l.started_on
left join (select max(event) as event from case_event where event = 'CORE_GROUP' and happened_on is not null) k on 1 = 1
left join (select q.period_id, x.plan_id, max(h.happened_on) as happened_on
           from cp_plan x
           join case_event h on h.child_id = x.child_id and h.event = 'CORE_GROUP' and h.happened_on >= x.started_on
           join period q on h.happened_on <= q.last_day
           group by q.period_id, x.plan_id) v on v.plan_id = l.plan_id and v.period_id = l.period_id
left join calendar e on e.day = v.happened_on
where l.place = 1
  and not (v.happened_on is null
           and case when n.working_day - s.working_day < f.amount
                         or (n.working_day - s.working_day = f.amount and n.is_working = 1) then 1 else 0 end = 1)
