/*
title = "Children who went home and had not come back into care"
short_title = "Still home after six months"
why_it_matters = "A return home that fails hurts twice. This shows whether families got help that lasts."
how_it_is_counted = """Of the children who returned home to parents or relatives (reasons E4A and E4B) between twelve \
and six months before the last day of the period, those who had not become looked after again by that day. Each child \
once, by the last return in that time. Short breaks (legal status V1, V3 or V4) are neither care nor a return to it. A \
child who ceased without a recorded reason is missing."""
what_it_cannot_know = """It does not know how a child fares at home, nor care in another authority. Young people past \
18 cannot come back and count as at home."""
source = "Every period of care with its reason ceased (Standard Safeguarding Dataset or SSDA903)"
kind = "proportion"
basis = "rolling_12"
unit = "%"
better = "higher"
owner = "Head of children in care"
checked_by = "Independent reviewing manager"
review_due = 2027-04-01
local = true
local_reason = "no figure is published for returns home that lasted"
lists = []
needs = [
    "cla_period.started_on", "cla_period.ceased_on", "cla_period.ceased_reason", "legal_status.legal_status",
    "legal_status.ended_on",
]
missing_limit = 0.15
companion = "section-20-care-that-ended-with-a-return-home"
library = "cla_home_beyond_6m_pct"
*/
select p.period_id, h.care_id as case_id, h.child_id, h.team_id, h.worker_id, h.ceased_on as counted_on,
       case when h.ceased_reason is null then null
            when b.again = 1 then 0
            else 1 end as met
from (select x.care_id, x.child_id, x.team_id, x.worker_id, x.ceased_on, x.ceased_reason, q.period_id,
             row_number() over (partition by q.period_id, x.child_id order by x.started_on desc, x.care_id) as place
      from cla_period x
      join period q on x.ceased_on <= q.last_day
      join calendar n on n.day = q.last_day and x.ceased_on > n.months_12_before and x.ceased_on <= n.months_6_before
      where (x.ceased_reason is null or x.ceased_reason in ('E4A', 'E4B'))
        and (not exists (select 1 from legal_status g
                         where g.child_id = x.child_id and g.legal_status in ('V1', 'V3', 'V4')
                           and (g.started_on is null or g.started_on < x.ceased_on or g.started_on = x.started_on)
                           and (g.ended_on is null or g.ended_on >= x.ceased_on))
             or exists (select 1 from legal_status f
                        where f.child_id = x.child_id and f.legal_status not in ('V1', 'V3', 'V4')
                          and (f.started_on is null or f.started_on < x.ceased_on or f.started_on = x.started_on)
                          and (f.ended_on is null or f.ended_on >= x.ceased_on)))) h
join period p on p.period_id = h.period_id
left join (select x.care_id, q.period_id, max(1) as again
           from cla_period x
           join cla_period y on y.child_id = x.child_id and y.care_id <> x.care_id and y.started_on >= x.ceased_on
           join period q on y.started_on <= q.last_day
           where not exists (select 1 from legal_status g
                             where g.child_id = y.child_id and g.legal_status in ('V1', 'V3', 'V4')
                               and (g.started_on is null or g.started_on <= y.started_on)
                               and (g.ended_on is null or g.ended_on > y.started_on))
              or exists (select 1 from legal_status f
                         where f.child_id = y.child_id and f.legal_status not in ('V1', 'V3', 'V4')
                           and (f.started_on is null or f.started_on <= y.started_on)
                           and (f.ended_on is null or f.ended_on > y.started_on))
           group by x.care_id, q.period_id) b on b.care_id = h.care_id and b.period_id = h.period_id
where h.place = 1
