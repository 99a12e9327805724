/*
title = "Visits to looked-after children made when they were due"
short_title = "Looked-after visits on time"
why_it_matters = """A child far from home should be able to count on somebody coming who asks how things are, and \
listens."""
how_it_is_counted = """A visit is due within a week of the start of every placement, and then as long after the one \
before as the placement asks: six weeks; three months, where the visit before was after the first year of a placement \
meant to last until the child is 18 (a long-term foster placement, or a children's home where the plan is long-term \
residential care); with parents one week until a review since the placement began, then four weeks under an interim \
care order and otherwise six, and under a full care order six weeks at once. Of the visits that fell due in the period \
while the placement went on, those that had been made by then. A visit at which the child is known not to have been \
seen does not count; where the record does not say, the visit that was due is missing (all are, if it never says), as \
is one in a placement without a type, or with parents without a legal status. Short breaks, where no other legal \
status is in force beside them, and placements for adoption are left out."""
what_it_cannot_know = """Annex A holds only the latest visit, so it cannot give this. A child who is not seen for \
months is one missed visit, in the month in which it was due. Temporary approval of a relative as carer, and a child's \
agreement to visits up to six months apart, cannot be told from the codes."""
source = """Standard Safeguarding Dataset or nightly extract: periods of care, placements, every visit, reviews, legal \
statuses; intervals: Care Planning, Placement and Case Review (England) Regulations 2010, regulation 28, as amended in \
2015"""
kind = "proportion"
basis = "monthly_flow"
unit = "%"
better = "higher"
owner = "Head of children in care"
checked_by = "Independent reviewing manager"
review_due = 2027-04-01
local = true
local_reason = "no figure is published for it"
lists = []
needs = [
    "cla_period.started_on", "cla_period.ceased_on", "cla_period.permanence_plan", "cla_visit.visited_on",
    "cla_visit.seen", "cla_placement.started_on", "cla_placement.ended_on", "cla_placement.placement_type",
    "legal_status.started_on", "legal_status.ended_on", "legal_status.legal_status", "cla_review.held_on",
]
missing_limit = 0.15
variant_of = "protection-visits-made-when-due"
companion = "looked-after-visits-in-date"
*/
select p.period_id, f.case_id, f.child_id, f.team_id, f.worker_id, d.day as counted_on,
       case when h.seen is null then null
            when f.placement_type is null and f.is_first = 0 then null
            when f.placement_type = 'P1' and f.is_first = 0 and f.has_status = 0 then null
            when max(case when v.seen = 'Y' then 1 else 0 end) = 1 then 1
            when max(case when v.visited_on is not null then 1 else 0 end) = 1 then null
            else 0 end as met
from (select b.case_id, b.child_id, b.team_id, b.worker_id, b.placement_type, b.permanence_plan, b.placed_on, b.from_on,
             b.ended_on, b.ceased_on, b.is_first,
             max(case when g.legal_status is not null then 1 else 0 end) as has_status,
             min(case when g.legal_status in ('V1', 'V3', 'V4') then 1 else 0 end) as short_break,
             max(case when g.legal_status = 'C1' then 1 else 0 end) as interim_order,
             max(case when g.legal_status = 'C2' then 1 else 0 end) as full_order,
             max(case when r.held_on is not null then 1 else 0 end) as reviewed
      from (select a.placement_id as case_id, c.child_id, c.team_id, c.worker_id, a.placement_type, c.permanence_plan,
                   a.started_on as placed_on, a.started_on as from_on, a.ended_on, c.ceased_on, 1 as is_first,
                   row_number() over (partition by a.placement_id order by c.started_on desc, c.care_id) as place
            from cla_placement a
            join cla_period c on c.child_id = a.child_id and a.started_on >= c.started_on
                             and (c.ceased_on is null or a.started_on < c.ceased_on)
            union all
            select w.visit_id as case_id, c.child_id, c.team_id, c.worker_id, a.placement_type, c.permanence_plan,
                   a.started_on as placed_on, w.visited_on as from_on, a.ended_on, c.ceased_on, 0 as is_first,
                   row_number() over (partition by w.visit_id
                                      order by a.started_on desc, c.started_on desc, c.care_id) as place
            from cla_placement a
            join cla_period c on c.child_id = a.child_id and a.started_on >= c.started_on
                             and (c.ceased_on is null or a.started_on < c.ceased_on)
            join cla_visit w on w.child_id = a.child_id and w.visited_on >= a.started_on
                            and (a.ended_on is null or w.visited_on < a.ended_on)
            where coalesce(w.seen, 'Y') <> 'N') b
      left join legal_status g on g.child_id = b.child_id and (g.started_on is null or g.started_on <= b.from_on)
                              and (g.ended_on is null or g.ended_on > b.from_on)
      left join cla_review r on r.child_id = b.child_id and r.held_on between b.placed_on and b.from_on
      where b.place = 1
      group by b.case_id, b.child_id, b.team_id, b.worker_id, b.placement_type, b.permanence_plan, b.placed_on,
               b.from_on, b.ended_on, b.ceased_on, b.is_first) f
join calendar s on s.day = f.placed_on
join calendar e on e.day = f.from_on
join calendar w on w.day_number = e.day_number + case when f.is_first = 1 then 7
                                                      when coalesce(f.placement_type, '') <> 'P1' or f.full_order = 1 then 42
                                                      when f.reviewed = 0 then 7
                                                      when f.interim_order = 1 then 28
                                                      else 42 end
join calendar d on d.day = case when f.is_first = 0 and s.months_12_after < f.from_on
                                     and (f.placement_type in ('U1', 'U4')
                                          or (f.placement_type = 'K2' and f.permanence_plan = 'RESIDENTIAL'))
                                     then e.months_3_after
                                else w.day end
join period p on d.day between p.first_day and p.last_day
left join (select max(seen) as seen from cla_visit) h on 1 = 1
left join cla_visit v on v.child_id = f.child_id and v.visited_on <= d.day and coalesce(v.seen, 'Y') <> 'N'
                     and (v.visited_on > f.from_on or (v.visited_on = f.from_on and f.is_first = 1))
where (f.ended_on is null or f.ended_on > d.day) and (f.ceased_on is null or f.ceased_on > d.day)
  and f.short_break = 0 and coalesce(f.placement_type, '') not in ('A3', 'A4', 'A5', 'A6')
group by p.period_id, f.case_id, f.child_id, f.team_id, f.worker_id, d.day, f.placement_type, f.is_first, f.has_status, h.seen
