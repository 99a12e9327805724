/*
title = "Health assessments due in the month that were done in time"
short_title = "Health assessments in time"
why_it_matters = "The first assessment should be there when the first review decides; later ones should not lapse."
how_it_is_counted = """Of the health assessments of looked-after children that fell due in the period, those done by \
the day they were due: the first within 20 working days of becoming looked after; the next within six months of the \
one before while the child is under five, and within twelve months after that. One done early counts in the month in \
which it was due. Children who had ceased to be looked after by that day and short breaks (legal status V1, V3 or V4) are \
left out. Where the date of birth decides and is blank, or the data do not reach back to the start of care and hold \
no first assessment in time, it is missing."""
what_it_cannot_know = """A refused assessment counts as not done. Of a child whose last assessment lies before the \
data begin it cannot know when the next was due. Each is counted once, however long it then stays overdue."""
source = """Every health assessment with its day, dates looked after, date of birth; intervals: Care Planning, \
Placement and Case Review (England) Regulations 2010, regulation 7, and the statutory guidance on the health of \
looked-after children"""
kind = "proportion"
basis = "monthly_flow"
unit = "%"
better = "higher"
owner = "Head of children in care"
checked_by = "Designated nurse for children in care"
review_due = 2027-04-01
local = true
local_reason = "no figure is published for assessments by the day they were due"
lists = []
needs = [
    "cla_period.started_on", "cla_period.ceased_on", "legal_status.legal_status", "cla_health.checked_on",
    "cla_health.check_type", "person.born_on",
]
missing_limit = 0.2
library = "cla_iha_rha_timescale_pct"
*/
select p.period_id, d.care_id as case_id, d.child_id, k.team_id, k.worker_id, d.due_on as counted_on,
       case when d.done_on <= d.surely_on then 1
            when d.done_on <= d.due_on or d.sure = 0 then null
            else 0 end as met
from (select b.care_id, b.child_id, b.due_on, b.surely_on, b.sure, min(y.checked_on) as done_on,
             max(case when g.legal_status in ('V1', 'V3', 'V4') then 1 else 0 end) as short_break,
             max(case when g.legal_status not in ('V1', 'V3', 'V4') then 1 else 0 end) as other_order
      from (select x.care_id, x.child_id, x.started_on as from_on, 1 as opening, w.day as due_on, w.day as surely_on,
                   case when v.covered_from <= x.started_on then 1 else 0 end as sure
            from cla_period x
            join calendar s on s.day = x.started_on
            join calendar w on w.working_day = s.working_day + 20 and w.is_working = 1
            left join coverage v on v.table_name = 'cla_health'
            union all
            select x.care_id, x.child_id, r.checked_on as from_on, 0 as opening,
                   case when c.born_on > h.born_by_for_5 then e.months_6_after else e.months_12_after end as due_on,
                   case when c.born_on <= h.born_by_for_5 then e.months_12_after else e.months_6_after end as surely_on,
                   1 as sure
            from cla_period x
            join cla_health r on r.child_id = x.child_id and r.checked_on >= x.started_on
                             and r.check_type in ('HEALTH', 'INITIAL')
            join calendar e on e.day = r.checked_on
            join calendar h on h.day = e.months_6_after
            left join person c on c.child_id = x.child_id) b
      left join cla_health y on y.child_id = b.child_id and y.check_type in ('HEALTH', 'INITIAL')
                            and y.checked_on >= b.from_on and (b.opening = 1 or y.checked_on > b.from_on)
      left join legal_status g on g.child_id = b.child_id and (g.started_on is null or g.started_on <= b.due_on)
                              and (g.ended_on is null or g.ended_on > b.due_on)
      group by b.care_id, b.child_id, b.from_on, b.opening, b.due_on, b.surely_on, b.sure) d
join period p on d.due_on between p.first_day and p.last_day
join cla_period k on k.care_id = d.care_id and (k.ceased_on is null or k.ceased_on > d.due_on)
where (d.short_break = 0 or d.other_order = 1)
