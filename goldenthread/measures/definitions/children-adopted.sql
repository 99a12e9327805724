/*
title = "Children adopted"
short_title = "Adoptions"
why_it_matters = "Each is a child who has a family for life."
how_it_is_counted = """Children for whom an adoption order was made in the period. A child who is given twice with \
the same day is counted once."""
what_it_cannot_know = """The number of one month says little: look at twelve. Children whose order is not yet entered \
appear in their month later. The list has no team."""
source = "Annex A list 10: date of adoption order"
kind = "count"
basis = "monthly_flow"
unit = "children"
better = "higher"
owner = "Head of adoption"
checked_by = "Head of children in care"
review_due = 2027-04-01
local = true
local_reason = "the published figure is a share of the children who ceased to be looked after in a year"
lists = [10]
needs = ["permanence.adopted_on"]
missing_limit = 0.1
library = "ado_adoption_count"
*/
select p.period_id, a.permanence_id as case_id, a.child_id,
       cast(null as varchar(100)) as team_id, cast(null as varchar(100)) as worker_id,
       a.adopted_on as counted_on
from (select b.permanence_id, b.child_id, b.adopted_on,
             row_number() over (partition by b.child_id, b.adopted_on order by coalesce(b.permanence_id, '')) as place
      from permanence b
      where b.adopted_on is not null) a
join period p on a.adopted_on between p.first_day and p.last_day
where a.place = 1
