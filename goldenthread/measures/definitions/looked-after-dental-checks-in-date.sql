/*
title = "Looked-after children with a dental check in twelve months"
short_title = "Dental checks in date"
why_it_matters = "Toothache is the commonest pain that nobody asks about."
how_it_is_counted = """Of the children looked after on the last day of the period and for the twelve months before, \
those who had a dental check in those twelve months, whatever their age. Short breaks (legal status V1, V3 or V4 on that \
day) are left out. A child without any day is missing, unless every check of the time is held."""
what_it_cannot_know = """A check that was refused counts as not done. Where the list holds only the latest check, one \
after the last day hides the one before it."""
source = "Annex A list 8: date of last dental check; or every check with its day"
kind = "proportion"
basis = "month_end_stock"
unit = "%"
better = "higher"
owner = "Head of children in care"
checked_by = "Designated nurse for children in care"
review_due = 2027-04-01
local = false
published = "cla_dental_pct"
lists = [8]
needs = ["cla_period.started_on", "cla_period.ceased_on", "legal_status.legal_status", "cla_health.checked_on"]
missing_limit = 0.15
companion = "looked-after-health-assessments-in-date"
*/
select p.period_id, l.care_id as case_id, l.child_id, l.team_id, l.worker_id, p.last_day as counted_on,
       case when u.latest_on is null and v.covered_from <= n.months_12_before then 0
            when u.latest_on is null then null
            when u.latest_on < n.months_12_before then 0
            else 1 end as met
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
left join (select h.child_id, q.period_id, max(h.checked_on) as latest_on
           from cla_health h
           join period q on h.checked_on <= q.last_day
           where h.check_type in ('DENTAL')
           group by h.child_id, q.period_id) u on u.child_id = l.child_id and u.period_id = l.period_id
where l.place = 1 and coalesce(g.legal_status, '') not in ('V1', 'V3', 'V4')
  and l.started_on <= n.year_from
