/*
title = "Protection-plan children seen within the council's interval"
short_title = "Protection children seen"
why_it_matters = "A visit at which the child was not seen does not show that the child is safe."
how_it_is_counted = """Of the children on a protection plan on the last day of the period, those who were last seen no \
more than the council's interval before, in working days: once the last of them is over, the child is to be seen again. \
A child whose plan is no older than the interval and who has not been seen since it began is not yet counted, whatever \
came before; otherwise a child without a date is missing."""
what_it_cannot_know = """The day a child was last seen is in list 6 and does not say who saw the child or whether the \
child was seen alone. Where only the latest day is held, one after the last day of the period does not count, and hides \
the one before it: that child is missing. Where every visit is held, those count at which the child is known to have been \
seen."""
source = """Annex A list 7: plan dates; list 6: date the child was last seen; or every visit, with whether the child was \
seen; the interval is the council's own"""
kind = "proportion"
basis = "month_end_stock"
unit = "%"
better = "higher"
owner = "Head of safeguarding"
checked_by = "Principal social worker"
review_due = 2027-04-01
local = true
local_reason = "the interval is set by the council and no figure is published"
lists = [6, 7]
needs = ["cp_plan.started_on", "cp_plan.ended_on", "cin_episode.last_seen_on or cp_visit.visited_on"]
settings = ["protection_plan_visit_working_days"]
missing_limit = 0.15
companion = "protection-plan-visits-in-date"
*/
select p.period_id, l.plan_id as case_id, l.child_id, l.team_id, l.worker_id, p.last_day as counted_on,
       case when e.working_day is null then null
            when n.working_day - e.working_day < g.amount
                 or (n.working_day - e.working_day = g.amount and n.is_working = 1) then 1
            else 0 end as met
from (select k.plan_id, k.child_id, k.team_id, k.worker_id, k.started_on, q.period_id,
             row_number() over (partition by q.period_id, k.child_id order by k.started_on desc, k.plan_id) as place
      from cp_plan k
      join period q on k.started_on <= q.last_day and (k.ended_on is null or k.ended_on > q.last_day)
      where coalesce(k.other_authority, 'N') <> 'Y') l
join period p on p.period_id = l.period_id
join calendar n on n.day = p.last_day
join setting g on g.name = 'protection_plan_visit_working_days' and p.last_day between g.starts_on and g.ends_on
left join calendar s on s.day = l.started_on
left join (select child_id, seen_on, lead(seen_on) over (partition by child_id order by seen_on) as next_on
           from (select child_id, last_seen_on as seen_on from cin_episode
                 union
                 select child_id, visited_on as seen_on from cp_visit where seen = 'Y'
                 union
                 select child_id, visited_on as seen_on from cla_visit where seen = 'Y') b
           where seen_on is not null) v
          on v.child_id = l.child_id and v.seen_on <= p.last_day and (v.next_on is null or v.next_on > p.last_day)
left join calendar e on e.day = v.seen_on
where l.place = 1
  and not (case when v.seen_on >= l.started_on then 0 else 1 end = 1
           and case when n.working_day - s.working_day < g.amount
                         or (n.working_day - s.working_day = g.amount and n.is_working = 1) then 1 else 0 end = 1)
