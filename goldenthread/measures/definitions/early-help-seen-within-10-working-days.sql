/*
title = "Early help children seen within ten working days"
short_title = "Early help seen in time"
why_it_matters = "Only somebody who has seen the child knows whether early help is enough."
how_it_is_counted = """Of the children referred to early help whose time to be seen ended in the period, those \
first seen within the working days that the council allows (ten unless set). The day of the referral is day 0. \
Rapid response has a clock of its own and is left out. So every referral counts once, and who is still waiting \
then is late. A referral without its day is missing in the month in which the episode started."""
what_it_cannot_know = """It cannot know whether the child was spoken with. An episode of which the extract does \
not say whether it is rapid response is taken not to be."""
source = "The nightly extract: referral to early help, first seen; the interval is the council's own"
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
settings = ["early_help_seen_working_days"]
missing_limit = 0.15
companion = "rapid-response-seen-within-5-days"
library = "eh_seen_10wd_pct"
*/
select p.period_id, e.early_help_id as case_id, e.child_id, e.team_id, e.worker_id,
       coalesce(w.day, e.started_on) as counted_on,
       case when w.day is null or e.first_seen_on < e.referred_on then null
            when e.first_seen_on <= w.day then 1
            else 0 end as met
from early_help_episode e
left join calendar s on s.day = e.referred_on
left join setting g on g.name = 'early_help_seen_working_days' and e.referred_on between g.starts_on and g.ends_on
left join calendar w on w.working_day = s.working_day + g.amount and w.is_working = 1
join period p on coalesce(w.day, e.started_on) between p.first_day and p.last_day
where coalesce(e.rapid_response, 'N') <> 'Y'
