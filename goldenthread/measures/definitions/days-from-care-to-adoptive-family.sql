/*
title = "Days from entering care to moving in with the adoptive family"
short_title = "Days to adoptive family"
why_it_matters = "Every month of waiting is a large part of a small child's life."
how_it_is_counted = """For the children adopted in the twelve months up to the last day of the period, the average \
number of days from the day they entered care to the day they were placed for adoption. A child without one of the \
two days, or placed before entering care, is missing."""
what_it_cannot_know = """It looks back at children who were adopted: those who still wait are not in it, nor those \
for whom no family was found. A few children who waited long move the average. Annex A looks back twelve months from its \
own date: a single file made some days after the month's end lacks the first days of the time."""
source = "Annex A list 10: date the child entered care, date placed for adoption, date of adoption order"
kind = "mean"
basis = "rolling_12"
unit = "days"
better = "lower"
owner = "Head of adoption"
checked_by = "Head of children in care"
review_due = 2027-04-01
local = true
local_reason = "the published scorecard averages three years"
lists = [10]
needs = ["permanence.adopted_on", "permanence.entered_care_on", "permanence.placed_on"]
missing_limit = 0.1
library = "ado_entry_to_placement_days"
*/
select p.period_id, a.permanence_id as case_id, a.child_id,
       cast(null as varchar(100)) as team_id, cast(null as varchar(100)) as worker_id,
       a.adopted_on as counted_on,
       e.day_number - s.day_number as amount
from (select b.permanence_id, b.child_id, b.adopted_on, b.entered_care_on, b.placed_on as moved_in_on,
             row_number() over (partition by b.child_id, b.adopted_on
                                order by case when b.placed_on is null then 1 else 0 end,
                                         case when b.entered_care_on is null then 1 else 0 end,
                                         coalesce(b.permanence_id, '')) as place
      from permanence_history b
      where b.adopted_on is not null) a
join period p on a.adopted_on <= p.last_day
join calendar n on n.day = p.last_day and a.adopted_on >= n.year_from
left join calendar s on s.day = a.entered_care_on
left join calendar e on e.day = a.moved_in_on and a.moved_in_on >= a.entered_care_on
where a.place = 1
