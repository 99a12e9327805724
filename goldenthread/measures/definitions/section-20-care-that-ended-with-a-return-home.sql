/*
title = "Children cared for by agreement who went home"
short_title = "Section 20 to home"
why_it_matters = "Care that parents agree to should lead back home wherever that is safe."
how_it_is_counted = """Of the children who ceased to be looked after in the twelve months up to the last day of the \
period while accommodated by agreement (section 20, legal status V2), those who returned home to live with parents or \
relatives, planned or not (reasons E4A and E4B). Each child once, by the last time. A child whose reason or whose \
legal status is not recorded is missing, and everyone is where the file does not hold all who ceased in those months."""
what_it_cannot_know = """Young people who leave care at 18 are in it and could not all go home. Whether going home \
was right shows only later: its companion follows the children for six months."""
source = """Periods of care with reason ceased and every legal status with its days (Standard Safeguarding Dataset or \
SSDA903)"""
kind = "proportion"
basis = "rolling_12"
unit = "%"
better = "higher"
owner = "Head of children in care"
checked_by = "Independent reviewing manager"
review_due = 2027-04-01
local = true
local_reason = """the published figure counts planned returns among all children who ceased, whatever their legal \
status"""
lists = []
needs = [
    "cla_period.ceased_on", "cla_period.ceased_reason", "legal_status.legal_status", "legal_status.started_on",
    "legal_status.ended_on",
]
missing_limit = 0.15
companion = "children-still-at-home-after-six-months"
library = "cla_reunified_s20_pct"
*/
select p.period_id, k.care_id as case_id, k.child_id, k.team_id, k.worker_id, k.ceased_on as counted_on,
       case when k.legal_status is null or k.ceased_reason is null or v.table_name is null then null
            when k.ceased_reason in ('E4A', 'E4B') then 1
            else 0 end as met
from (select x.care_id, x.child_id, x.team_id, x.worker_id, x.ceased_on, x.ceased_reason, g.legal_status, q.period_id,
             row_number() over (partition by q.period_id, x.child_id
                                order by x.started_on desc, x.care_id,
                                         coalesce(g.started_on, x.started_on) desc, coalesce(g.legal_status, '')) as place
      from cla_period x
      join period q on x.ceased_on <= q.last_day
      join calendar n on n.day = q.last_day and x.ceased_on >= n.year_from
      left join legal_status g on g.child_id = x.child_id
                              and (g.started_on is null or g.started_on < x.ceased_on or g.started_on = x.started_on)
                              and (g.ended_on is null or g.ended_on >= x.ceased_on)) k
join period p on p.period_id = k.period_id
join calendar y on y.day = p.last_day
left join coverage v on v.table_name = 'cla_period' and v.covered_from <= y.year_from
where k.place = 1 and coalesce(k.legal_status, 'V2') = 'V2'
