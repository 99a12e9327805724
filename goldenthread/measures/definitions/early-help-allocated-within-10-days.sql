/*
title = "Early help referrals allocated in fewer than ten days"
short_title = "Early help allocated in time"
why_it_matters = "A family that asked for help and hears nothing stops asking."
how_it_is_counted = """Of the early help referrals to locality teams whose time for allocation ended in the \
period, those allocated in fewer days than the council allows (ten unless set). The day of the referral is day 0; \
weekends count. Rapid response is left out. So every referral counts once, and who is still waiting then is late. \
A referral without its day is missing in the month in which the episode started."""
what_it_cannot_know = """Allocated does not mean seen. An episode of which the extract does not say whether it is \
rapid response is taken not to be."""
source = "The nightly extract: referral to early help, allocation; the interval is the council's own"
kind = "proportion"
basis = "monthly_flow"
unit = "%"
better = "higher"
owner = "Head of early help"
checked_by = "Principal social worker"
review_due = 2027-04-01
local = true
local_reason = "the interval is set by the council and no figure is published"
lists = []
needs = [
    "early_help_episode.referred_on", "early_help_episode.started_on", "early_help_episode.allocated_on",
    "early_help_episode.rapid_response",
]
settings = ["early_help_allocation_days"]
missing_limit = 0.15
companion = "early-help-seen-within-10-working-days"
library = "eh_allocation_10d_pct"
*/
select p.period_id, e.early_help_id as case_id, e.child_id, e.team_id, e.worker_id,
       coalesce(w.day, e.started_on) as counted_on,
       case when w.day is null or e.allocated_on < e.referred_on then null
            when a.day_number - s.day_number < g.amount then 1
            else 0 end as met
from early_help_episode e
left join calendar s on s.day = e.referred_on
left join setting g on g.name = 'early_help_allocation_days' and e.referred_on between g.starts_on and g.ends_on
left join calendar w on w.day_number + 1 = s.day_number + g.amount
left join calendar a on a.day = e.allocated_on
join period p on coalesce(w.day, e.started_on) between p.first_day and p.last_day
where coalesce(e.rapid_response, 'N') <> 'Y'
