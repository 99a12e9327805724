/*
title = "Looked-after children offered a return interview after they were last missing"
short_title = "Offered after last missing"
why_it_matters = """A child who is asked why, by somebody who is not in charge of them, may say what will keep them \
safe next time."""
how_it_is_counted = """Of the children looked after on the last day of the period who had been missing at least once \
in the twelve months before, those who were offered a return interview after the last time. Each child once; short \
breaks are left out. Where the list does not say whether one was offered, or how often the child was missing, the \
child is missing from the figure."""
what_it_cannot_know = """It says nothing of earlier times. The list says how things stood when it was made: a child \
missing after the last day of the period counts as well."""
source = """Annex A list 8: number of missing episodes, return interview offered after the last one, dates looked \
after, legal status"""
kind = "proportion"
basis = "month_end_stock"
unit = "%"
better = "higher"
owner = "Head of children in care"
checked_by = "Exploitation and missing lead"
review_due = 2027-04-01
local = false
published = "rhi_offered_pct"
lists = [8]
needs = [
    "cla_period.started_on", "cla_period.ceased_on", "cla_period.missing_last_12_months",
    "cla_period.return_interview_offered", "legal_status.started_on", "legal_status.legal_status",
]
missing_limit = 0.15
as_it_stands = true
variant_of = "missing-episodes-with-an-interview-offered"
*/
select p.period_id, l.care_id as case_id, l.child_id, l.team_id, l.worker_id, p.last_day as counted_on,
       case when l.missing_last_12_months is null then null
            when l.return_interview_offered = 'Y' then 1
            when l.return_interview_offered = 'N' then 0
            else null end as met
from (select k.care_id, k.child_id, k.team_id, k.worker_id, k.missing_last_12_months, k.return_interview_offered,
             q.period_id,
             row_number() over (partition by q.period_id, k.child_id order by k.started_on desc, k.care_id) as place
      from cla_period k
      join period q on k.started_on <= q.last_day and (k.ceased_on is null or k.ceased_on > q.last_day)) l
join period p on p.period_id = l.period_id
left join (select q.period_id, k.child_id
           from legal_status k
           join period q on (k.started_on is null or k.started_on <= q.last_day)
                        and (k.ended_on is null or k.ended_on > q.last_day)
           group by q.period_id, k.child_id
           having min(case when k.legal_status in ('V1', 'V3', 'V4') then 1 else 0 end) = 1) g on g.child_id = l.child_id and g.period_id = l.period_id
where l.place = 1 and g.child_id is null and coalesce(l.missing_last_12_months, 1) > 0
