/*
title = "Child in need plans open for more than two years"
short_title = "Need plans beyond two years"
why_it_matters = "Help that goes on for years without an end in sight may be the wrong help, or too little of it."
how_it_is_counted = """Of the children with an open child in need plan on the last day of the period, those whose plan \
started more than two years before. Each child once, by the latest plan. An open plan without a start date is \
missing."""
what_it_cannot_know = """Some disabled children rightly have a plan for years. A plan left open by mistake after the \
work ended counts like any other."""
source = """Standard Safeguarding Dataset, children in need census or nightly extract: child in need plan start and \
end dates"""
kind = "proportion"
basis = "month_end_stock"
unit = "%"
better = "lower"
owner = "Head of safeguarding"
checked_by = "Principal social worker"
review_due = 2027-04-01
local = true
local_reason = "the published figure counts how long the whole episode of need has been open"
lists = []
needs = ["cin_plan.started_on", "cin_plan.ended_on"]
missing_limit = 0.1
library = "cin_plan_2y_pct"
*/
select p.period_id, l.plan_id as case_id, l.child_id, l.team_id, l.worker_id, p.last_day as counted_on,
       case when s.day is null then null
            when s.months_24_after < p.last_day then 1
            else 0 end as met
from (select k.plan_id, k.child_id, k.team_id, k.worker_id, k.started_on, q.period_id,
             row_number() over (partition by q.period_id, k.child_id
                                order by case when k.started_on is null then 1 else 0 end, k.started_on desc,
                                         k.plan_id) as place
      from cin_plan k
      join period q on (k.started_on is null or k.started_on <= q.last_day)
                   and (k.ended_on is null or k.ended_on > q.last_day)) l
join period p on p.period_id = l.period_id
left join calendar s on s.day = l.started_on
where l.place = 1
