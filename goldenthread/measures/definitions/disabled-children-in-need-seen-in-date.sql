/*
title = "Disabled children in need seen within the council's interval"
short_title = "Disabled children seen"
why_it_matters = """Families who need help for years are easily left to manage alone; a disabled child may have no \
other way to say that something is wrong."""
how_it_is_counted = """Of the children in need on the last day of the period who are recorded as disabled, those last \
seen or visited no longer ago than the council's interval, in working days: once the last of them is over, the next \
visit is overdue. Children on a protection plan or looked \
after have clocks of their own and are left out, as are children who are only being assessed. A child whose episode is \
no older than the interval and who has not been seen since it began is not yet counted, whatever came before; \
otherwise a child without a date is missing."""
what_it_cannot_know = """It takes children by their recorded disability and not by the team that holds them, and one \
interval for all of them, whatever was agreed for each. A child whose disability is not recorded is not in it. In \
Annex A a day after the last day of the period hides the one before it."""
source = """Annex A list 6: disability, date the child was last seen, episode dates, case status; visits to children \
in need where the return holds them; the interval is the council's own"""
kind = "proportion"
basis = "month_end_stock"
unit = "%"
better = "higher"
owner = "Head of services for disabled children"
checked_by = "Principal social worker"
review_due = 2027-04-01
local = true
local_reason = "the interval is set by the council and no figure is published"
lists = [6]
needs = [
    "person.disability", "cin_episode.started_on", "cin_episode.closed_on", "cin_episode.case_status",
    "cin_episode.last_seen_on or cin_visit.visited_on",
]
settings = ["disabled_child_visit_working_days"]
missing_limit = 0.15
as_it_stands = true
library = "visit_cwd_timescale_pct"
*/
select p.period_id, l.episode_id as case_id, l.child_id, l.team_id, l.worker_id, p.last_day as counted_on,
       case when e.working_day is null then null
            when n.working_day - e.working_day < g.amount
                 or (n.working_day - e.working_day = g.amount and n.is_working = 1) then 1
            else 0 end as met
from (select k.episode_id, k.child_id, k.team_id, k.worker_id, k.started_on, q.period_id,
             row_number() over (partition by q.period_id, k.child_id
                                order by case when k.started_on is null then 1 else 0 end, k.started_on desc,
                                         coalesce(k.episode_id, '')) as place
      from cin_episode k
      join period q on (k.started_on is null or k.started_on <= q.last_day)
                   and (k.closed_on is null or k.closed_on > q.last_day)
      where k.case_status = 'CINP' or k.case_status is null or (k.case_status = 'CLOSED' and k.closed_on is not null)) l
join period p on p.period_id = l.period_id
join person b on b.child_id = l.child_id and b.disability = 'Y'
join calendar n on n.day = p.last_day
join setting g on g.name = 'disabled_child_visit_working_days' and p.last_day between g.starts_on and g.ends_on
left join calendar s on s.day = l.started_on
left join (select child_id, seen_on, lead(seen_on) over (partition by child_id order by seen_on) as next_on
           from (select child_id, last_seen_on as seen_on from cin_episode
                 union all
                 select child_id, visited_on as seen_on from cin_visit where coalesce(seen, 'Y') <> 'N') b
           where seen_on is not null) v
          on v.child_id = l.child_id and v.seen_on <= p.last_day and (v.next_on is null or v.next_on > p.last_day)
left join calendar e on e.day = v.seen_on
where l.place = 1
  and not (case when v.seen_on >= l.started_on then 0 else 1 end = 1
           and case when n.working_day - s.working_day < g.amount
                         or (n.working_day - s.working_day = g.amount and n.is_working = 1) then 1 else 0 end = 1)
