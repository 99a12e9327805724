/*
title = "Children in private fostering arrangements"
short_title = "Privately fostered"
why_it_matters = """These children live away from their parents with people the council did not choose. Few \
notifications mostly mean that few are known."""
how_it_is_counted = """Children of whose private fostering the council had been notified by the last day of the \
period and whose arrangement had not ended by then. Each child once."""
what_it_cannot_know = """It counts only arrangements somebody told the council about. One whose end was not entered \
stays in it."""
source = "Nightly extract: notifications, visits, assessments and ends of private fostering"
kind = "count"
basis = "month_end_stock"
unit = "children"
better = "neither"
owner = "Head of the front door"
checked_by = "Principal social worker"
review_due = 2027-04-01
local = true
local_reason = "the national collection of these figures has ended"
lists = []
needs = ["case_event.event", "case_event.happened_on"]
missing_limit = 0.1
library = "pf_arrangement_count"
*/
select p.period_id, l.event_id as case_id, l.child_id, l.team_id, l.worker_id, p.last_day as counted_on
from (select e.event_id, e.child_id, e.team_id, e.worker_id, q.period_id,
             row_number() over (partition by q.period_id, e.child_id
                                order by coalesce(e.happened_on, q.first_day) desc, coalesce(e.event_id, '')) as place
      from case_event e
      join period q on e.happened_on <= q.last_day
      where e.event = 'PRIVATE_FOSTERING_NOTIFIED'
        and not exists (select 1
                        from case_event z
                        where z.child_id = e.child_id and z.event = 'PRIVATE_FOSTERING_ENDED'
                          and z.happened_on >= e.happened_on and z.happened_on <= q.last_day)) l
join period p on p.period_id = l.period_id
where l.place = 1
