/*
title = "Reviewing officers each looked-after child has had in twelve months"
short_title = "Reviewing officers per child"
why_it_matters = "The reviewing officer is often the one adult who stays while workers and placements change."
how_it_is_counted = """For each child looked after on the last day of the period, the number of different \
independent reviewing officers in the twelve months up to that day; the figure is the average. Short breaks (legal \
status V1, V3 or V4) are left out."""
what_it_cannot_know = """A child looked after for a short time has had less time for a change. A child with no \
reviewing officer in the record, or with one that has no date, is missing. It cannot say why an officer changed."""
source = """Involvements of the Standard Safeguarding Dataset with the role of reviewing officer; dates looked \
after, legal status"""
kind = "mean"
basis = "rolling_12"
unit = "reviewing officers"
better = "lower"
owner = "Independent reviewing manager"
checked_by = "Head of children in care"
review_due = 2027-04-01
local = true
local_reason = "no figure is published for reviewing officers"
lists = []
needs = [
    "cla_period.started_on", "cla_period.ceased_on", "legal_status.legal_status", "legal_status.started_on",
    "involvement.started_on", "involvement.ended_on", "involvement.role", "involvement.worker_id",
]
missing_limit = 0.2
companion = "looked-after-children-per-reviewing-officer"
library = "child_iro_changes"
*/
select c.period_id, c.care_id as case_id, c.child_id, c.team_id, c.worker_id, c.last_day as counted_on,
       case when max(case when v.table_name is null or (i.child_id is not null and i.started_on is null)
                          then 1 else 0 end) = 1 then null
            when count(distinct i.worker_id) = 0 then null
            else count(distinct i.worker_id) end as amount
from (select l.child_id, l.care_id, l.team_id, l.worker_id, p.period_id, p.last_day,
             row_number() over (partition by p.period_id, l.child_id order by l.started_on desc, l.care_id) as place
      from cla_period l
      join period p on l.started_on <= p.last_day and (l.ceased_on is null or l.ceased_on > p.last_day)
      left join legal_status g on g.child_id = l.child_id and g.legal_status in ('V1', 'V3', 'V4')
                              and (g.started_on is null or g.started_on <= p.last_day)
                              and (g.ended_on is null or g.ended_on > p.last_day)
      left join legal_status f on f.child_id = l.child_id and f.legal_status not in ('V1', 'V3', 'V4')
                              and (f.started_on is null or f.started_on <= p.last_day)
                              and (f.ended_on is null or f.ended_on > p.last_day)
      where g.child_id is null or f.child_id is not null) c
join calendar n on n.day = c.last_day
left join coverage v on v.table_name = 'involvement' and v.covered_from <= n.months_12_before
left join involvement_history i on i.child_id = c.child_id and i.role = 'IRO'
                               and (i.started_on is null or i.started_on <= c.last_day)
                               and (i.ended_on is null or i.ended_on >= n.year_from)
where c.place = 1
group by c.period_id, c.care_id, c.child_id, c.team_id, c.worker_id, c.last_day
