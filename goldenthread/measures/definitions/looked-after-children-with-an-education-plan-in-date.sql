/*
title = "Looked-after children with an education plan in date"
short_title = "Education plans in date"
why_it_matters = "A child in care has no parent at the school gate. The plan is how the council asks after them."
how_it_is_counted = """Of the looked-after children of school age on the last day of the period, those whose personal \
education plan was made or reviewed in the term of that day or in the one before. A holiday belongs to the term \
before it. School age is years 1 to 11, by the age on 31 August. A child no more than 20 working days in care without \
a plan yet is not yet counted. Without the council's terms every child is missing. Short breaks (legal status V1, V3 or \
V4 on that day) are left out."""
what_it_cannot_know = """It does not know whether the plan is good, or whether the child was there. In the last weeks \
of a term a plan that was not reviewed in it still counts as in date."""
source = "Nightly extract: days of education plans (EDUCATION_PLAN), date of birth; the terms are the council's own"
kind = "proportion"
basis = "month_end_stock"
unit = "%"
better = "higher"
owner = "Virtual school head"
checked_by = "Head of children in care"
review_due = 2027-04-01
local = true
local_reason = "no figure is published for education plans, and the terms are the council's own"
lists = []
needs = [
    "cla_period.started_on", "cla_period.ceased_on", "legal_status.legal_status", "case_event.event",
    "case_event.happened_on", "person.born_on or person.age_years",
]
settings = ["school_term"]
missing_limit = 0.15
library = "cla_pep_in_date_pct"
*/
select p.period_id, l.care_id as case_id, l.child_id, l.team_id, l.worker_id, p.last_day as counted_on,
       case when c.born_on is null and c.age_years is null then null
            when t.this_from is null or t.this_from < n.months_6_before then null
            when e.latest_on >= t.this_from or e.latest_on >= t.last_from then 1
            when t.last_from is null then null
            else 0 end as met
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
join calendar y on y.day = n.august_before
left join calendar s on s.day = l.started_on
left join person c on c.child_id = l.child_id
left join (select q.period_id, max(a.starts_on) as this_from, max(b.starts_on) as last_from
           from period q
           join setting a on a.name = 'school_term' and q.last_day between a.starts_on and a.ends_on
           left join setting b on b.name = 'school_term' and b.starts_on < a.starts_on
           group by q.period_id) t on t.period_id = p.period_id
left join (select h.child_id, q.period_id, max(h.happened_on) as latest_on
           from case_event h
           join period q on h.happened_on <= q.last_day
           where h.event = 'EDUCATION_PLAN'
           group by h.child_id, q.period_id) e on e.child_id = l.child_id and e.period_id = l.period_id
where l.place = 1 and coalesce(g.legal_status, '') not in ('V1', 'V3', 'V4')
  and (c.born_on is null or (c.born_on <= y.born_by_for_5 and c.born_on > y.born_by_for_16))
  and (c.born_on is not null or c.age_years is null or c.age_years between 5 and 15)
  and not (e.latest_on is null and case when n.working_day - s.working_day <= 20 then 1 else 0 end = 1)
