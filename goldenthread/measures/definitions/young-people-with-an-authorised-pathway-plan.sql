/*
title = "Young people with an authorised pathway plan"
short_title = "Pathway plans authorised"
why_it_matters = "The pathway plan says who will help, with what, on the way to living alone."
how_it_is_counted = """Of the looked-after young people aged 16 or over and the care leavers on the last day of the \
period, those whose pathway plan had been authorised by then. Young people who have died or have returned home for \
good, those who only qualify for advice and short breaks (legal status V1, V3 or V4) are left out. Each once. A young \
person without a plan's day has none; one who is not in the file of care leavers, or whose authorisation is later than \
the last day, is missing."""
what_it_cannot_know = """It does not know whether the plan has been reviewed since, or what the young person thinks \
of it."""
source = "Nightly extract: day the pathway plan was authorised, eligibility, dates looked after, date of birth"
kind = "proportion"
basis = "month_end_stock"
unit = "%"
better = "higher"
owner = "Head of leaving care"
checked_by = "Head of children in care"
review_due = 2027-04-01
local = true
local_reason = "no figure is published for authorised pathway plans"
lists = []
needs = [
    "care_leaver.pathway_authorised_on", "care_leaver.eligibility", "care_leaver.in_touch", "cla_period.started_on",
    "cla_period.ceased_on", "legal_status.legal_status", "person.born_on or person.age_years",
]
missing_limit = 0.2
as_it_stands = true
library = "cl_pathway_plan_authorised_pct"
*/
select p.period_id, y.child_id as case_id, y.child_id, y.team_id, y.worker_id, p.last_day as counted_on,
       case when y.listed = 0 then null
            when y.undecided = 1 then null
            when y.pathway_authorised_on <= p.last_day then 1
            when y.pathway_authorised_on > p.last_day then null
            else 0 end as met
from (select q.period_id, l.child_id, l.team_id, coalesce(l.personal_adviser_id, l.worker_id) as worker_id,
             l.pathway_authorised_on, 1 as listed, 0 as undecided
      from care_leaver l
      join period q on 1 = 1
      where coalesce(l.eligibility, '') not in ('ELIGIBLE', 'QUALIFYING')
        and coalesce(l.in_touch, '') not in ('DIED', 'RHOM')
      union all
      select l.period_id, l.child_id, l.team_id, l.worker_id, b.pathway_authorised_on,
             case when b.child_id is null then 0 else 1 end as listed,
             case when c.born_on is null and c.age_years is null then 1 else 0 end as undecided
      from (select k.care_id, k.child_id, k.team_id, k.worker_id, k.started_on, q.period_id,
                   row_number() over (partition by q.period_id, k.child_id order by k.started_on desc, k.care_id) as place
            from cla_period k
            join period q on k.started_on <= q.last_day and (k.ceased_on is null or k.ceased_on > q.last_day)) l
      join period p on p.period_id = l.period_id
      join calendar n on n.day = p.last_day
      left join (select s.child_id, s.legal_status, q.period_id,
                        row_number() over (partition by q.period_id, s.child_id
                                           order by case when s.started_on > q.last_day then 1 else 0 end,
                                                    coalesce(s.started_on, q.first_day) desc, coalesce(s.legal_status, '')) as place
                 from cla_period c
                 join period q on c.started_on <= q.last_day and (c.ceased_on is null or c.ceased_on > q.last_day)
                 join legal_status s on s.child_id = c.child_id
                      and (s.ended_on is null or s.ended_on > q.last_day)) g
             on g.child_id = l.child_id and g.period_id = l.period_id and g.place = 1
      left join person c on c.child_id = l.child_id
      left join care_leaver b on b.child_id = l.child_id
      where l.place = 1 and coalesce(g.legal_status, '') not in ('V1', 'V3', 'V4')
        and (b.child_id is null or b.eligibility = 'ELIGIBLE')
        and (c.born_on is null or c.born_on <= n.born_by_for_16)
        and (c.born_on is not null or c.age_years is null or c.age_years >= 16)) y
join period p on p.period_id = y.period_id
