/*
title = "Repeat protection plans for neglect with a graded care profile by the first review"
short_title = "Repeat neglect: care profile"
why_it_matters = "When neglect has come back, a picture of the daily care is needed more than another list of worries."
how_it_is_counted = """Of the children on a second or later protection plan for neglect on the last day of the period \
whose first review under it had been held by then, those with a graded care profile completed in the twelve months up \
to the day of that review. The latest category counts, and where there is none the first; where both are blank, or the \
number of earlier plans is, the child is missing. If the extract holds no care profile of anybody, everyone is \
missing. Plans known to be another authority's are left out."""
what_it_cannot_know = """Plans with several categories are not counted, though neglect may be one of them. It does not \
say what the profile found. A first review that is overdue keeps the child out of the figure."""
source = "Nightly extract: protection plans and their category, review conferences, graded care profiles completed"
kind = "proportion"
basis = "month_end_stock"
unit = "%"
better = "higher"
owner = "Head of safeguarding"
checked_by = "Principal social worker"
review_due = 2027-04-01
local = true
local_reason = "no figure is published for it"
lists = []
needs = [
    "cp_plan.started_on", "cp_plan.ended_on", "cp_plan.latest_category or cp_plan.initial_category",
    "cp_review.held_on", "case_event.event", "case_event.happened_on", "cp_plan.previous_plans",
]
missing_limit = 0.15
library = "cp_repeat_neglect_gcp_pct"
variant_of = "neglect-plans-with-a-care-profile-by-first-review"
*/
select p.period_id, l.plan_id as case_id, l.child_id, l.team_id, l.worker_id, p.last_day as counted_on,
       case when l.category is null or l.previous_plans is null or k.event is null then null
            when h.plan_id is not null then 1
            else 0 end as met
from (select k.plan_id, k.child_id, k.team_id, k.worker_id, k.started_on, k.previous_plans, q.period_id,
             coalesce(k.latest_category, k.initial_category) as category,
             row_number() over (partition by q.period_id, k.child_id order by k.started_on desc, k.plan_id) as place
      from cp_plan k
      join period q on k.started_on <= q.last_day and (k.ended_on is null or k.ended_on > q.last_day)
      where coalesce(k.other_authority, 'N') <> 'Y') l
join period p on p.period_id = l.period_id
join (select x.plan_id, min(r.held_on) as held_on
      from cp_plan x
      join cp_review r on r.child_id = x.child_id and r.held_on > x.started_on
      group by x.plan_id) v on v.plan_id = l.plan_id and v.held_on <= p.last_day
left join (select max(event) as event from case_event where event = 'CARE_PROFILE' and happened_on is not null) k on 1 = 1
left join (select f.plan_id
           from (select x.plan_id, x.child_id, min(r.held_on) as held_on
                 from cp_plan x
                 join cp_review r on r.child_id = x.child_id and r.held_on > x.started_on
                 group by x.plan_id, x.child_id) f
           join calendar t on t.day = f.held_on
           join case_event c on c.child_id = f.child_id and c.event = 'CARE_PROFILE' and c.happened_on <= f.held_on
                            and c.happened_on > t.months_12_before
           group by f.plan_id) h on h.plan_id = l.plan_id
where l.place = 1 and coalesce(l.category, 'NEG') = 'NEG'
  and coalesce(l.previous_plans, 1) > 0
