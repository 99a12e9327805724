/*
title = "Children and care leavers with a current, reviewed plan"
short_title = "Current reviewed plan"
why_it_matters = """Every child the council works with should have a plan that is alive: written down, and looked at \
again in time."""
how_it_is_counted = """Of the children and young people who should have a plan on the last day of the period, those \
who have one whose review is not overdue. Each counts once, by the first that applies: looked after (an authorised \
care plan; review within 20 working days, then three, then six months), on a protection plan (within three, then six \
months), child in need (the council's interval), care leaver (pathway plan, six months). A plan too young for its \
first review is in date. No plan is a miss; a plan that should have been reviewed and has no date is missing. Short \
breaks, children placed for adoption, plans of another authority, and young people who only qualify for advice are \
left out, and a child looked after for no more than ten working days who has no care plan is not yet counted. If the \
extract holds no care plan, or no child in need plan, of anybody, these children are missing."""
what_it_cannot_know = """One figure for four kinds of plan hides which of them lags: its companions show them apart. A \
review of a child in need plan or pathway plan after the last day hides the one before it. In care a first review that \
was itself late is taken for a later one."""
source = """Nightly extract: care plans and reviews, protection plans and reviews, child in need plans, pathway plans; \
intervals: Care Planning, Placement and Case Review (England) Regulations 2010; Care Leavers (England) Regulations \
2010; Working Together to Safeguard Children; for children in need the council's own"""
kind = "proportion"
basis = "month_end_stock"
unit = "%"
better = "higher"
owner = "Head of performance"
checked_by = "Principal social worker"
review_due = 2027-04-01
local = true
local_reason = "no figure is published for it"
lists = []
needs = [
    "cla_period.started_on", "cla_period.ceased_on", "legal_status.legal_status", "cla_placement.placement_type",
    "cla_care_plan.started_on", "cla_care_plan.ended_on", "cla_review.held_on", "cp_plan.started_on",
    "cp_plan.ended_on", "cp_review.held_on", "cin_plan.started_on", "cin_plan.ended_on", "cin_plan.reviewed_on",
    "cin_episode.started_on", "cin_episode.closed_on", "cin_episode.case_status", "care_leaver.pathway_reviewed_on",
    "care_leaver.eligibility", "care_leaver.in_touch", "care_leaver.pathway_authorised_on",
]
settings = ["child_in_need_plan_review_days"]
missing_limit = 0.15
as_it_stands = true
in_shares = true
library = "plan_in_place_reviewed_pct"
companion = "protection-plans-reviewed-in-date"
*/
select o.period_id, h.plan_id as case_id, h.child_id, h.team_id, h.worker_id, o.last_day as counted_on,
       case when o.low = h.low then 1
            when o.low = h.low + 1 then 0
            else null end as met
from (select u.period_id, max(u.last_day) as last_day, u.child_id, min(u.low + u.outcome) as low
      from (select p.period_id, p.last_day, l.child_id, l.low,
                   case when k.child_id is null then 2
                        when c.child_id is null then 1
                        when e.day is null and (n.working_day - s.working_day < 20
                                                or (n.working_day - s.working_day = 20 and n.is_working = 1)) then 0
                        when e.day is null then 2
                        when e.working_day - s.working_day <= 20 and e.months_3_after < p.last_day then 1
                        when e.months_6_after < p.last_day then 1
                        else 0 end as outcome
            from (select k.care_id as plan_id, k.child_id, k.team_id, k.worker_id, k.started_on, k.ceased_on,
                         3 * row_number() over (partition by k.child_id
                                                order by k.started_on desc, k.care_id,
                                                         case when k.ceased_on is null then 1 else 0 end,
                                                         coalesce(k.ceased_on, k.started_on)) + 1000000 as low
                  from cla_period k where k.started_on is not null) l
            join period p on l.started_on <= p.last_day and (l.ceased_on is null or l.ceased_on > p.last_day)
            join calendar n on n.day = p.last_day
            join calendar s on s.day = l.started_on
            left join (select max(child_id) as child_id from cla_care_plan) k on 1 = 1
            left join (select q.period_id, x.child_id, max(x.started_on) as started_on
                       from cla_care_plan x
                       join period q on x.started_on <= q.last_day and (x.ended_on is null or x.ended_on > q.last_day)
                       group by q.period_id, x.child_id) c on c.child_id = l.child_id and c.period_id = p.period_id
            left join (select child_id, held_on, lead(held_on) over (partition by child_id order by held_on) as next_on
                       from cla_review where held_on is not null) v
                   on v.child_id = l.child_id and v.held_on >= l.started_on
                  and v.held_on <= p.last_day and (v.next_on is null or v.next_on > p.last_day)
            left join calendar e on e.day = v.held_on
            left join (select q.period_id, x.child_id, max(x.legal_status) as legal_status
                       from legal_status x
                       join period q on (x.started_on is null or x.started_on <= q.last_day)
                                    and (x.ended_on is null or x.ended_on > q.last_day)
                       group by q.period_id, x.child_id
                       having min(case when x.legal_status in ('V1', 'V3', 'V4') then 1 else 0 end) = 1) g on g.child_id = l.child_id and g.period_id = p.period_id
            left join (select q.period_id, x.child_id, max(x.placement_type) as placement_type
                       from cla_placement x
                       join period q on (x.started_on is null or x.started_on <= q.last_day)
                                    and (x.ended_on is null or x.ended_on > q.last_day)
                       where x.placement_type in ('A3', 'A4', 'A5', 'A6')
                       group by q.period_id, x.child_id) a on a.child_id = l.child_id and a.period_id = p.period_id
            where g.child_id is null and a.child_id is null
              and not (k.child_id is not null and c.child_id is null and n.working_day - s.working_day <= 10)
            union all
            select p.period_id, p.last_day, l.child_id, l.low,
                   case when e.day is null and s.months_3_after >= p.last_day then 0
                        when e.day is null then 2
                        when e.months_6_after >= p.last_day then 0
                        else 1 end as outcome
            from (select k.plan_id, k.child_id, k.team_id, k.worker_id, k.started_on, k.ended_on,
                         3 * row_number() over (partition by k.child_id
                                                order by k.started_on desc, k.plan_id,
                                                         case when k.ended_on is null then 1 else 0 end,
                                                         coalesce(k.ended_on, k.started_on)) + 2000000 as low
                  from cp_plan k where k.started_on is not null and coalesce(k.other_authority, 'N') <> 'Y') l
            join period p on l.started_on <= p.last_day and (l.ended_on is null or l.ended_on > p.last_day)
            join calendar s on s.day = l.started_on
            left join (select child_id, held_on, lead(held_on) over (partition by child_id order by held_on) as next_on
                       from cp_review where held_on is not null) v
                   on v.child_id = l.child_id and v.held_on > l.started_on
                  and v.held_on <= p.last_day and (v.next_on is null or v.next_on > p.last_day)
            left join calendar e on e.day = v.held_on
            union all
            select p.period_id, p.last_day, l.child_id, l.low,
                   case when l.reviewed_on is null and l.day_number + g.amount >= n.day_number then 0
                        when l.reviewed_on is null or l.reviewed_on > p.last_day then 2
                        when l.reviewed_number + g.amount >= n.day_number then 0
                        when l.reviewed_number is null then 2
                        else 1 end as outcome
            from (select k.plan_id, k.child_id, k.team_id, k.worker_id, k.started_on, k.ended_on, k.reviewed_on,
                         s.day_number, e.day_number as reviewed_number,
                         3 * row_number() over (partition by k.child_id
                                                order by k.started_on desc, k.plan_id,
                                                         case when k.ended_on is null then 1 else 0 end,
                                                         coalesce(k.ended_on, k.started_on)) + 3000000 as low
                  from cin_plan k
                  join calendar s on s.day = k.started_on
                  left join calendar e on e.day = k.reviewed_on) l
            join period p on l.started_on <= p.last_day and (l.ended_on is null or l.ended_on > p.last_day)
            join calendar n on n.day = p.last_day
            join setting g on g.name = 'child_in_need_plan_review_days' and p.last_day between g.starts_on and g.ends_on
            union all
            select p.period_id, p.last_day, l.child_id, l.low, case when k.child_id is null then 2 else 1 end as outcome
            from (select k.episode_id as plan_id, k.child_id, k.team_id, k.worker_id, k.started_on, k.closed_on,
                         3 * row_number() over (partition by k.child_id
                                                order by case when k.episode_id is null then 1 else 0 end,
                                                         coalesce(k.episode_id, ''),
                                                         case when k.started_on is null then 1 else 0 end,
                                                         coalesce(k.started_on, k.closed_on),
                                                         case when k.closed_on is null then 1 else 0 end,
                                                         coalesce(k.closed_on, k.started_on)) + 4000000 as low
                  from cin_episode k where k.case_status = 'CINP') l
            join period p on (l.started_on is null or l.started_on <= p.last_day)
                         and (l.closed_on is null or l.closed_on > p.last_day)
            left join (select max(child_id) as child_id from cin_plan) k on 1 = 1
            union all
            select p.period_id, p.last_day, l.child_id, 5000000 as low,
                   case when e.day is null then 2
                        when e.months_6_after >= p.last_day then 0
                        else 1 end as outcome
            from care_leaver l
            join period p on 1 = 1
            left join calendar e on e.day = coalesce(l.pathway_reviewed_on, l.pathway_authorised_on) and e.day <= p.last_day
            where coalesce(l.eligibility, '') not in ('ELIGIBLE', 'QUALIFYING')
              and coalesce(l.in_touch, '') not in ('DIED', 'RHOM')) u
      group by u.period_id, u.child_id) o
join (select l.plan_id, l.child_id, l.team_id, l.worker_id, l.low
      from (select k.care_id as plan_id, k.child_id, k.team_id, k.worker_id, k.started_on, k.ceased_on,
                   3 * row_number() over (partition by k.child_id
                                          order by k.started_on desc, k.care_id,
                                                   case when k.ceased_on is null then 1 else 0 end,
                                                   coalesce(k.ceased_on, k.started_on)) + 1000000 as low
            from cla_period k where k.started_on is not null) l
      union all
      select l.plan_id, l.child_id, l.team_id, l.worker_id, l.low
      from (select k.plan_id, k.child_id, k.team_id, k.worker_id, k.started_on, k.ended_on,
                   3 * row_number() over (partition by k.child_id
                                          order by k.started_on desc, k.plan_id,
                                                   case when k.ended_on is null then 1 else 0 end,
                                                   coalesce(k.ended_on, k.started_on)) + 2000000 as low
            from cp_plan k where k.started_on is not null and coalesce(k.other_authority, 'N') <> 'Y') l
      union all
      select l.plan_id, l.child_id, l.team_id, l.worker_id, l.low
      from (select k.plan_id, k.child_id, k.team_id, k.worker_id, k.started_on, k.ended_on, k.reviewed_on,
                   s.day_number, e.day_number as reviewed_number,
                   3 * row_number() over (partition by k.child_id
                                          order by k.started_on desc, k.plan_id,
                                                   case when k.ended_on is null then 1 else 0 end,
                                                   coalesce(k.ended_on, k.started_on)) + 3000000 as low
            from cin_plan k
            join calendar s on s.day = k.started_on
            left join calendar e on e.day = k.reviewed_on) l
      union all
      select l.plan_id, l.child_id, l.team_id, l.worker_id, l.low
      from (select k.episode_id as plan_id, k.child_id, k.team_id, k.worker_id, k.started_on, k.closed_on,
                   3 * row_number() over (partition by k.child_id
                                          order by case when k.episode_id is null then 1 else 0 end,
                                                   coalesce(k.episode_id, ''),
                                                   case when k.started_on is null then 1 else 0 end,
                                                   coalesce(k.started_on, k.closed_on),
                                                   case when k.closed_on is null then 1 else 0 end,
                                                   coalesce(k.closed_on, k.started_on)) + 4000000 as low
            from cin_episode k where k.case_status = 'CINP') l
      union all
      select k.child_id as plan_id, k.child_id, k.team_id, coalesce(k.personal_adviser_id, k.worker_id) as worker_id,
             5000000 as low
      from care_leaver k
      where coalesce(k.eligibility, '') not in ('ELIGIBLE', 'QUALIFYING')
        and coalesce(k.in_touch, '') not in ('DIED', 'RHOM')) h
     on h.child_id = o.child_id and o.low >= h.low and o.low <= h.low + 2
