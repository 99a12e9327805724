/*
title = "Protection-plan children seen alone in the last four weeks"
short_title = "Seen alone in four weeks"
why_it_matters = "Children can say more when nobody who may be hurting them is in the room."
how_it_is_counted = """Of the children on a protection plan on the last day of the period, those who were seen alone \
at a visit in the council's interval before, four weeks unless it has set another. A child whose plan is younger than \
that and who has not been seen alone is not yet counted, nor is an unborn child. A visit in the interval of which the \
record does not say whether the child was seen alone makes the child missing, unless another one does. Without any \
visit the child is missing. Plans known to be another authority's are left out."""
what_it_cannot_know = """Annex A holds only the latest visit. If the child was not seen alone at that one, it may have \
been so at the visit before: the child is then missing, not a miss. Babies count like others, though seeing them alone \
means something else."""
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
needs = [
    "cp_plan.started_on", "cp_plan.ended_on", "cp_visit.visited_on", "cp_visit.seen_alone",
    "person.born_on or person.expected_on or person.age_years",
]
settings = ["seen_alone_days"]
missing_limit = 0.25
library = "cp_seen_alone_4w_pct"
variant_of = "protection-plan-children-seen-alone"
*/
select p.period_id, l.plan_id as case_id, l.child_id, l.team_id, l.worker_id, p.last_day as counted_on,
       case when v.alone_number + g.amount >= n.day_number then 1
            when v.visits is null then null
            when v.unsaid_number + g.amount >= n.day_number then null
            when v.visit_number + g.amount >= n.day_number and v.visits = 1 then null
            else 0 end as met
from (select k.plan_id, k.child_id, k.team_id, k.worker_id, k.started_on, q.period_id,
             row_number() over (partition by q.period_id, k.child_id order by k.started_on desc, k.plan_id) as place
      from cp_plan k
      join period q on k.started_on <= q.last_day and (k.ended_on is null or k.ended_on > q.last_day)
      where coalesce(k.other_authority, 'N') <> 'Y') l
join period p on p.period_id = l.period_id
join calendar n on n.day = p.last_day
join setting g on g.name = 'seen_alone_days' and p.last_day between g.starts_on and g.ends_on
left join calendar s on s.day = l.started_on
left join person b on b.child_id = l.child_id
left join (select c.child_id, c.visited_on, d.day_number as visit_number,
                  lead(c.visited_on) over (partition by c.child_id order by c.visited_on) as next_on,
                  count(c.visited_on) over (partition by c.child_id order by c.visited_on) as visits,
                  max(case when c.seen_alone = 'Y' then d.day_number else null end)
                      over (partition by c.child_id order by c.visited_on) as alone_number,
                  max(case when c.seen_alone in ('Y', 'N') then null else d.day_number end)
                      over (partition by c.child_id order by c.visited_on) as unsaid_number
           from cp_visit c
           join calendar d on d.day = c.visited_on
           where c.visited_on is not null) v
          on v.child_id = l.child_id and v.visited_on <= p.last_day and (v.next_on is null or v.next_on > p.last_day)
where l.place = 1
  and (s.day_number + g.amount <= n.day_number
       or case when v.alone_number + g.amount >= n.day_number then 1 else 0 end = 1)
  and case when b.born_on > p.last_day then 0
           when b.born_on is null and (b.expected_on is not null or b.age_years = -1) then 0
           else 1 end = 1
