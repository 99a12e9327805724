/*
title = "Looked-after children matched with a permanent home by panel"
short_title = "Matched for permanence"
why_it_matters = "A plan for permanence becomes real for a child when a panel has agreed with whom."
how_it_is_counted = """Of the children looked after on the last day of the period whose plan is to live permanently \
away from home (any plan for permanence other than return to family), those whose match a panel had agreed since they \
came into care. A panel whose answer is not recorded is missing. Short breaks (legal status V1, V3 or V4 on that day) are \
left out."""
what_it_cannot_know = """It does not know whether a match broke down afterwards, nor plans that are only in the \
minutes. Children whose plan is to live with relatives under an order seldom go to a panel and count as not \
matched."""
source = "Nightly extract: panel decisions (PANEL_MATCH) and permanence plans"
kind = "proportion"
basis = "month_end_stock"
unit = "%"
better = "higher"
owner = "Head of children in care"
checked_by = "Independent reviewing manager"
review_due = 2027-04-01
local = true
local_reason = "no figure is published for matches that a panel agreed"
lists = []
needs = [
    "cla_period.started_on", "cla_period.ceased_on", "legal_status.legal_status",
    "cla_period.permanence_plan or cla_care_plan.permanence_plan", "case_event.event", "case_event.happened_on",
    "case_event.outcome",
]
missing_limit = 0.1
library = "cla_matched_permanence_pct"
*/
select p.period_id, l.care_id as case_id, l.child_id, l.team_id, l.worker_id, p.last_day as counted_on,
       case when m.matched = 1 then 1
            when m.unsaid = 1 then null
            else 0 end as met
from (select k.care_id, k.child_id, k.team_id, k.worker_id, k.started_on, k.permanence_plan, q.period_id,
             row_number() over (partition by q.period_id, k.child_id order by k.started_on desc, k.care_id) as place
      from cla_period k
      join period q on k.started_on <= q.last_day and (k.ceased_on is null or k.ceased_on > q.last_day)) l
join period p on p.period_id = l.period_id
left join (select s.child_id, s.legal_status, q.period_id,
                  row_number() over (partition by q.period_id, s.child_id
                                     order by case when s.started_on > q.last_day then 1 else 0 end,
                                              coalesce(s.started_on, q.first_day) desc, coalesce(s.legal_status, '')) as place
           from cla_period c
           join period q on c.started_on <= q.last_day and (c.ceased_on is null or c.ceased_on > q.last_day)
           join legal_status s on s.child_id = c.child_id
                and (s.ended_on is null or s.ended_on > q.last_day)) g
       on g.child_id = l.child_id and g.period_id = l.period_id and g.place = 1
left join (select k.child_id, q.period_id, max(case when k.permanence_plan is not null
                                                        and k.permanence_plan <> 'RETURN'
                                                        and (k.ended_on is null or k.ended_on > q.last_day) then 1 else 0 end) as agreed
           from cla_care_plan k
           join period q on k.started_on is null or k.started_on <= q.last_day
           group by k.child_id, q.period_id) b on b.child_id = l.child_id and b.period_id = l.period_id
left join (select e.child_id, k.care_id, q.period_id, max(case when e.outcome = 'Y' then 1 else 0 end) as matched,
                  max(case when e.outcome is null then 1 else 0 end) as unsaid
           from case_event e
           join period q on e.happened_on <= q.last_day
           join cla_period k on k.child_id = e.child_id and k.started_on <= e.happened_on
           where e.event = 'PANEL_MATCH'
           group by e.child_id, k.care_id, q.period_id) m on m.care_id = l.care_id and m.period_id = l.period_id
where l.place = 1 and coalesce(g.legal_status, '') not in ('V1', 'V3', 'V4')
  and (b.agreed = 1 or (b.agreed is null and coalesce(l.permanence_plan, 'RETURN') <> 'RETURN'))
