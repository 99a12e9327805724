/*
title = "Looked-after children with a strengths and difficulties questionnaire"
short_title = "Questionnaires completed"
why_it_matters = "It is how those who live with a child say how the child is, and it shows when help is needed."
how_it_is_counted = """Of the children looked after on the last day of the period and for the twelve months to it, \
who were at least four on the first day of that time and under 17 on its last, those with a questionnaire that has a \
score and was completed in it. Without a date of birth the age in the extract is used; without either the child is \
missing. A reason why there is no score counts as none. Short breaks (legal status V1, V3 or V4 on that day) are left \
out."""
what_it_cannot_know = """It does not know what was done about a high score. A return that gives only the year of a \
score places it on 31 March."""
source = "Questionnaires with score and day, date of birth, dates looked after"
kind = "proportion"
basis = "month_end_stock"
unit = "%"
better = "higher"
owner = "Head of children in care"
checked_by = "Designated nurse for children in care"
review_due = 2027-04-01
local = true
local_reason = "the published figure is the average score, not how many were made"
lists = []
needs = [
    "cla_period.started_on", "cla_period.ceased_on", "legal_status.legal_status", "sdq_score.completed_on",
    "sdq_score.score", "person.born_on or person.age_years",
]
missing_limit = 0.15
library = "cla_sdq_pct"
*/
select p.period_id, l.care_id as case_id, l.child_id, l.team_id, l.worker_id, p.last_day as counted_on,
       case when c.born_on is null and c.age_years is null then null
            when u.scored = 1 then 1
            when u.undated = 1 then null
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
join calendar f on f.day = n.year_from
left join person c on c.child_id = l.child_id
left join (select d.child_id, q.period_id, max(case when d.completed_on is not null then 1 else 0 end) as scored,
                  max(case when d.completed_on is null then 1 else 0 end) as undated
           from sdq_score d
           join period q on d.completed_on is null or d.completed_on <= q.last_day
           join calendar m on m.day = q.last_day
           where d.score is not null and (d.completed_on is null or d.completed_on >= m.year_from)
           group by d.child_id, q.period_id) u on u.child_id = l.child_id and u.period_id = l.period_id
where l.place = 1 and coalesce(g.legal_status, '') not in ('V1', 'V3', 'V4')
  and l.started_on <= n.year_from
  and (c.born_on is null or (c.born_on <= f.born_by_for_4 and c.born_on > n.born_by_for_17))
  and (c.born_on is not null or c.age_years is null or c.age_years between 5 and 16)
