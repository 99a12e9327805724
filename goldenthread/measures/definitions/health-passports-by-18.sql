/*
title = "Young people with a health passport by 18"
short_title = "Health passports by 18"
why_it_matters = "Most people can ask a parent what illnesses they had as a child. A care leaver has the passport."
how_it_is_counted = """Of the young people who turned 18 in the twelve months up to the last day of the period, as \
care leavers or while looked after, those who were given a summary of their health on or before that birthday. Those \
who have died or have returned home for good and short breaks (legal status V1, V3 or V4, and no other beside it) are \
left out. One that was given on a day nobody wrote down is missing."""
what_it_cannot_know = """A young person without a date of birth cannot be placed and is not counted. It does not know \
whether the passport is complete or was explained."""
source = "Nightly extract: health passports (HEALTH_PASSPORT), date of birth, care leavers, dates looked after"
kind = "proportion"
basis = "rolling_12"
unit = "%"
better = "higher"
owner = "Head of leaving care"
checked_by = "Head of children in care"
review_due = 2027-04-01
local = true
local_reason = "no figure is published for health passports"
lists = []
needs = [
    "case_event.event", "case_event.happened_on", "person.born_on", "care_leaver.in_touch", "cla_period.started_on",
    "cla_period.ceased_on", "legal_status.legal_status",
]
missing_limit = 0.15
as_it_stands = true
library = "cl_health_passport_pct"
*/
select p.period_id, y.child_id as case_id, y.child_id, y.team_id, y.worker_id, p.last_day as counted_on,
       case when h.given = 1 then 1
            when h.unsaid = 1 then null
            else 0 end as met
from (select x.child_id, x.team_id, x.worker_id, x.period_id,
             row_number() over (partition by x.period_id, x.child_id
                                order by x.list_order, coalesce(x.team_id, ''), coalesce(x.worker_id, '')) as place
      from (select l.child_id, l.team_id, coalesce(l.personal_adviser_id, l.worker_id) as worker_id, q.period_id, 1 as list_order
            from care_leaver l
            join period q on 1 = 1
            where coalesce(l.in_touch, '') not in ('DIED', 'RHOM')
            union all
            select k.child_id, k.team_id, k.worker_id, q.period_id, 2 as list_order
            from cla_period k
            join period q on k.started_on <= q.last_day
            join person c on c.child_id = k.child_id
            join calendar a on a.day = k.started_on and c.born_on >= a.born_by_for_18
            left join calendar b on b.day = k.ceased_on
            where (k.ceased_on is null or c.born_on <= b.born_by_for_18)
              and (not exists (select 1 from legal_status g
                               where g.child_id = k.child_id and g.legal_status in ('V1', 'V3', 'V4')
                                 and (g.started_on is null or g.started_on <= q.last_day)
                                 and (g.ended_on is null or g.ended_on >= k.ceased_on))
                   or exists (select 1 from legal_status f
                              where f.child_id = k.child_id and f.legal_status not in ('V1', 'V3', 'V4')
                                and (f.started_on is null or f.started_on <= q.last_day)
                                and (f.ended_on is null or f.ended_on >= k.ceased_on)))) x) y
join period p on p.period_id = y.period_id
join calendar n on n.day = p.last_day
join calendar o on o.day = n.months_12_before
join person c on c.child_id = y.child_id and c.born_on <= n.born_by_for_18 and c.born_on > o.born_by_for_18
left join (select e.child_id, max(case when coalesce(e.outcome, 'Y') <> 'N' and c.born_on >= d.born_by_for_18 then 1 else 0 end) as given,
                  max(case when e.happened_on is null and e.outcome = 'Y' then 1 else 0 end) as unsaid
           from case_event e
           join person c on c.child_id = e.child_id
           left join calendar d on d.day = e.happened_on
           where e.event = 'HEALTH_PASSPORT'
           group by e.child_id) h on h.child_id = y.child_id
where y.place = 1
