/*
title = "Looked-after children with health assessments up to date"
short_title = "Health assessments in date"
why_it_matters = "Children in care have more unmet health needs than others, and nobody else sees them all."
how_it_is_counted = """Of the children looked after on the last day of the period and for the twelve months before, \
those aged five or over with a health assessment in those twelve months, and those under five with two. Where only \
the latest assessment is held, a child under five counts when it was in the last six months. Age is counted on the \
last day. Short breaks (legal status V1, V3 or V4 on that day) are left out. A child without any day is missing, unless \
every assessment of the time is held."""
what_it_cannot_know = """An assessment that was refused counts as not done. It does not know whether teeth were \
checked or immunisations given: the dental check has its own measure. Where the list holds only the latest \
assessment, one after the last day hides the one before it."""
source = "Annex A list 8: date of last health assessment; or every assessment with its day"
kind = "proportion"
basis = "month_end_stock"
unit = "%"
better = "higher"
owner = "Head of children in care"
checked_by = "Designated nurse for children in care"
review_due = 2027-04-01
local = false
published = "cla_health_assessment_pct"
lists = [8]
needs = [
    "cla_period.started_on", "cla_period.ceased_on", "legal_status.legal_status", "cla_health.checked_on",
    "person.born_on or person.age_years",
]
missing_limit = 0.15
companion = "looked-after-dental-checks-in-date"
library = "cla_health_assessment_pct"
*/
select p.period_id, l.care_id as case_id, l.child_id, l.team_id, l.worker_id, p.last_day as counted_on,
       case when u.latest_on is null and v.covered_from <= n.months_12_before then 0
            when u.latest_on is null then null
            when u.latest_on < n.months_12_before then 0
            when c.born_on is null and c.age_years is null then null
            when c.born_on <= n.born_by_for_5 or (c.born_on is null and c.age_years >= 5) then 1
            when v.covered_from <= n.months_12_before then case when u.checks >= 2 then 1 else 0 end
            when u.latest_on >= n.months_6_before then 1
            else 0 end as met
from (select k.care_id, k.child_id, k.team_id, k.worker_id, k.started_on, q.period_id,
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
join calendar n on n.day = p.last_day
left join coverage v on v.table_name = 'cla_health'
left join (select h.child_id, q.period_id, max(h.checked_on) as latest_on,
                  sum(case when h.checked_on >= m.months_12_before then 1 else 0 end) as checks
           from cla_health h
           join period q on h.checked_on <= q.last_day
           join calendar m on m.day = q.last_day
           where h.check_type in ('HEALTH', 'INITIAL')
           group by h.child_id, q.period_id) u on u.child_id = l.child_id and u.period_id = l.period_id
left join person c on c.child_id = l.child_id
where l.place = 1 and coalesce(g.legal_status, '') not in ('V1', 'V3', 'V4')
  and l.started_on <= n.year_from
