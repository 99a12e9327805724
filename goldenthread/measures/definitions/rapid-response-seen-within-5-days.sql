/*
title = "Rapid response children seen within five days"
short_title = "Rapid response in time"
why_it_matters = "Rapid response is for families that cannot wait."
how_it_is_counted = """Of the children referred to the rapid response service whose time to be seen ended in the \
period, those first seen within the days that the council allows (five unless set). The day of the referral is day \
0; weekends count. So every referral counts once, and who is still waiting then is late. A referral without its \
day is missing in the month in which the episode started."""
what_it_cannot_know = """Children are counted, so a family of three counts three times. An episode of which the \
extract does not say whether it is rapid response is taken not to be."""
source = "The nightly extract: referral to early help, rapid response, first seen; the interval is the council's own"
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
    "early_help_episode.referred_on", "early_help_episode.started_on", "early_help_episode.first_seen_on",
    "early_help_episode.rapid_response",
]
settings = ["rapid_response_days"]
missing_limit = 0.15
companion = "early-help-seen-within-10-working-days"
library = "eh_rapid_response_5d_pct"
*/
select p.period_id, e.early_help_id as case_id, e.child_id, e.team_id, e.worker_id,
       coalesce(w.day, e.started_on) as counted_on,
       case when w.day is null or e.first_seen_on < e.referred_on then null
            when a.day_number - s.day_number <= g.amount then 1
            else 0 end as met
from early_help_episode e
left join calendar s on s.day = e.referred_on
left join setting g on g.name = 'rapid_response_days' and e.referred_on between g.starts_on and g.ends_on
left join calendar w on w.day_number = s.day_number + g.amount
left join calendar a on a.day = e.first_seen_on
join period p on coalesce(w.day, e.started_on) between p.first_day and p.last_day
where e.rapid_response = 'Y'
