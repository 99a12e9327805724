/*
title = "Protection-plan children seen alone within the council's interval"
short_title = "Seen alone in date"
why_it_matters = "Children can say more when nobody who may be hurting them is in the room."
how_it_is_counted = """Of the children on a protection plan on the last day of the period, those whose latest visit \
was within the council's interval and who were seen alone at it. Where the list does not say whether the child was \
seen alone, the child is missing. A child whose plan is no older than the interval and who has had no visit under it is \
not yet counted: visits under an earlier plan say nothing of this one."""
what_it_cannot_know = """Annex A holds only the latest visit: a child may have been seen alone at the one before. \
Babies count like others, though seeing them alone means something else. In Annex A a visit dated after the last day \
of the period hides the one before it. Plans known to be another authority's are left out."""
source = "Annex A list 7: date of the last statutory visit, was the child seen alone; the interval is the council's own"
kind = "proportion"
basis = "month_end_stock"
unit = "%"
better = "higher"
owner = "Head of safeguarding"
checked_by = "Principal social worker"
review_due = 2027-04-01
local = true
local_reason = "the interval is set by the council and no figure is published"
lists = [7]
needs = ["cp_plan.started_on", "cp_plan.ended_on", "cp_visit.visited_on", "cp_visit.seen_alone"]
settings = ["protection_plan_visit_working_days"]
missing_limit = 0.25
companion = "protection-plan-visits-in-date"
*/
select p.period_id, l.plan_id as case_id, l.child_id, l.team_id, l.worker_id, p.last_day as counted_on,
       case when e.working_day is null then null
            when n.working_day - e.working_day > g.amount
                 or (n.working_day - e.working_day = g.amount and n.is_working = 0) then 0
            when w.seen_alone = 'Y' then 1
            when w.seen_alone = 'N' then 0
            else null end as met
from (select k.plan_id, k.child_id, k.team_id, k.worker_id, k.started_on, q.period_id,
             row_number() over (partition by q.period_id, k.child_id order by k.started_on desc, k.plan_id) as place
      from cp_plan k
      join period q on k.started_on <= q.last_day and (k.ended_on is null or k.ended_on > q.last_day)
      where coalesce(k.other_authority, 'N') <> 'Y') l
join period p on p.period_id = l.period_id
join calendar n on n.day = p.last_day
join setting g on g.name = 'protection_plan_visit_working_days' and p.last_day between g.starts_on and g.ends_on
left join calendar s on s.day = l.started_on
left join (select child_id, visited_on, lead(visited_on) over (partition by child_id order by visited_on) as next_on
           from cp_visit where visited_on is not null) v
          on v.child_id = l.child_id and v.visited_on <= p.last_day and (v.next_on is null or v.next_on > p.last_day)
left join (select child_id, visited_on, max(case when seen_alone = 'Y' then 'Y' when seen_alone = 'N' then 'N' else null end)
                  as seen_alone
           from cp_visit group by child_id, visited_on) w on w.child_id = v.child_id and w.visited_on = v.visited_on
left join calendar e on e.day = v.visited_on
where l.place = 1
  and not (case when v.visited_on >= l.started_on then 0 else 1 end = 1
           and case when n.working_day - s.working_day < g.amount
                         or (n.working_day - s.working_day = g.amount and n.is_working = 1) then 1 else 0 end = 1)
