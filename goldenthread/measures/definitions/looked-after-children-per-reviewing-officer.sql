/*
title = "Looked-after children per reviewing officer"
short_title = "Children per reviewing officer"
why_it_matters = "A reviewing officer with too many children can chair meetings but not get to know anybody."
how_it_is_counted = """Children looked after on the last day of the period, for every different independent \
reviewing officer named for them that day. A child with two counts for the one who came last. Short breaks (legal \
status V1, V3 or V4) are left out. Children without a reviewing officer are counted apart as missing, and listed."""
what_it_cannot_know = """It cannot know an officer's hours, or the protection conferences that some of them chair \
as well. Two spellings of one name are two officers."""
source = """Involvements of the Standard Safeguarding Dataset or the nightly extract with the role of reviewing \
officer; dates looked after, legal status"""
kind = "per"
basis = "month_end_stock"
unit = "children per officer"
better = "lower"
owner = "Independent reviewing manager"
checked_by = "Head of children in care"
review_due = 2027-04-01
local = true
local_reason = "officers are counted as persons, whatever their hours, and no figure is published"
lists = []
needs = [
    "cla_period.started_on", "cla_period.ceased_on", "legal_status.legal_status", "legal_status.started_on",
    "involvement.started_on", "involvement.ended_on or involvement.open", "involvement.role",
    "involvement.worker_id",
]
missing_limit = 0.2
companion = "reviewing-officers-in-12-months"
library = "wf_iro_caseload"
*/
select c.period_id, c.care_id as case_id, c.child_id, c.team_id, c.worker_id, c.last_day as counted_on,
       i.worker_id as group_id
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
left join (select j.child_id, j.worker_id, q.period_id,
                  row_number() over (partition by q.period_id, j.child_id
                                     order by case when j.started_on is null then 1 else 0 end, j.started_on desc,
                                              coalesce(j.worker_id, '')) as place
           from involvement j
           join period q on (j.started_on is null or j.started_on <= q.last_day)
                        and (j.ended_on > q.last_day or (j.ended_on is null and coalesce(j.open, 'Y') <> 'N'))
           where j.role = 'IRO' and j.worker_id is not null) i
       on i.child_id = c.child_id and i.period_id = c.period_id and i.place = 1
where c.place = 1
