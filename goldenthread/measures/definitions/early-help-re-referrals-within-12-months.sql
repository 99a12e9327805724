/*
title = "Early help re-referrals within twelve months"
short_title = "Early help re-referrals"
why_it_matters = "A family that comes back within a year may have been left too soon."
how_it_is_counted = """Of the early help referrals of the twelve whole months up to the last day of the period, \
those of a child whose earlier early help episode ended on the day or in the twelve months before. Where the day \
of the referral is not given, the start of the episode stands for it."""
what_it_cannot_know = """An earlier episode that is still open is not a return. Help under another id of the same \
child is not seen. Where the records do not reach back twelve months before a referral, it is missing. Where the \
extract gives no end for any episode, it is taken not to know ends, and every referral is missing."""
source = "The Standard Safeguarding Dataset: referral, start and end of early help episodes"
kind = "proportion"
basis = "rolling_12"
unit = "%"
better = "lower"
owner = "Head of early help"
checked_by = "Principal social worker"
review_due = 2027-04-01
local = true
local_reason = "no return of the government carries it, and no figure is published"
lists = []
needs = [
    "early_help_episode.referred_on or early_help_episode.started_on", "early_help_episode.started_on",
    "early_help_episode.ended_on",
]
missing_limit = 0.2
companion = "early-help-stepped-up"
library = "eh_rereferral_12m_pct"
*/
select p.period_id, e.early_help_id as case_id, e.child_id, e.team_id, e.worker_id, e.came_on as counted_on,
       case when v.table_name is null or k.ended_on is null then null
            when b.earlier_id is not null then 1
            else 0 end as met
from (select early_help_id, child_id, team_id, worker_id, coalesce(referred_on, started_on) as came_on
      from early_help_episode_history) e
join period p on e.came_on <= p.last_day
join calendar n on n.day = p.last_day
join calendar y on y.day = n.months_12_before
join calendar m on m.day = y.month_end and e.came_on > m.day
join calendar d on d.day = e.came_on
left join coverage v on v.table_name = 'early_help_episode' and v.covered_from <= d.months_12_before
left join (select max(ended_on) as ended_on from early_help_episode_history) k on 1 = 1
left join (select h.early_help_id, min(z.early_help_id) as earlier_id
           from early_help_episode_history h
           join calendar t on t.day = coalesce(h.referred_on, h.started_on)
           join early_help_episode_history z on z.child_id = h.child_id and z.early_help_id <> h.early_help_id
                                            and coalesce(z.referred_on, z.started_on) < t.day
                                            and z.ended_on between t.months_12_before and t.day
           group by h.early_help_id) b on b.early_help_id = e.early_help_id
