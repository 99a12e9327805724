/*
title = "Looked-after children"
short_title = "Looked after"
why_it_matters = "It shows for how many children the council is the parent."
how_it_is_counted = """Children who had started to be looked after by the last day of the period and had not \
ceased by then. Each child once; short breaks (legal status V1, V3 or V4 on that day) are left out."""
what_it_cannot_know = "More or fewer is neither good nor bad by itself. Somebody past their 18th birthday who is still in the list is counted."
source = "Annex A list 8: date started and date ceased to be looked after, legal status"
kind = "count"
basis = "month_end_stock"
unit = "children"
better = "neither"
owner = "Head of performance"
checked_by = "Head of children in care"
review_due = 2027-04-01
local = false
lists = [8]
needs = ["cla_period.started_on", "cla_period.ceased_on", "legal_status.legal_status"]
missing_limit = 0.1
companion = "looked-after-children-rate"
library = "cla_count"
*/
select c.period_id, c.care_id as case_id, c.child_id, c.team_id, c.worker_id, c.last_day as counted_on
from (select l.care_id, l.child_id, l.team_id, l.worker_id, p.period_id, p.last_day,
             row_number() over (partition by p.period_id, l.child_id order by l.started_on desc, l.care_id) as place
      from cla_period l
      join period p on l.started_on <= p.last_day and (l.ceased_on is null or l.ceased_on > p.last_day)
      left join (select s.child_id, s.legal_status, q.period_id,
                        row_number() over (partition by q.period_id, s.child_id
                                           order by case when s.started_on > q.last_day then 1 else 0 end,
                                                    coalesce(s.started_on, q.first_day) desc, coalesce(s.legal_status, '')) as place
                 from legal_status s
                 join period q on s.ended_on is null or s.ended_on > q.last_day) g
             on g.child_id = l.child_id and g.period_id = p.period_id and g.place = 1
      where coalesce(g.legal_status, '') not in ('V1', 'V3', 'V4')) c
where c.place = 1
