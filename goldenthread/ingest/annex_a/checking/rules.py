"""Every rule of the Annex A check, in the order in which the page shows them.

They follow the guidance to the child-level data of Ofsted's inspections of local authority children's services (the
template of August 2019): who belongs in which list, what may be blank, which case status comes first. "Must" is what
the guidance requires or what cannot be so; "should" is what inspectors ask about.
"""

from __future__ import annotations

from collections.abc import Mapping

from goldenthread.ingest.annex_a import lists
from goldenthread.ingest.annex_a.checking import against, blanks, days, twice
from goldenthread.ingest.reading.findings import BLANK, DATE, HOLDER, LISTS, READING, TWICE, Rule

_FILL = "Fill it in the case system and export again."
_DATES = "Correct the date that is wrong in the case system and export again."
_QUERY = "Put the case right in the case system, or correct the query that makes the list."
_STATUS = "Set the first status that applies: looked after, protection plan, child in need plan, open assessment."

_BLANKS = (
    Rule("blank-asked-for", BLANK, "must", "Something else on the row asks for a value that is blank.", _FILL, (),
         blanks.asked_for),
    Rule("closed-without-date", BLANK, "must", "An episode of need is closed, and has no closure date.", _FILL, (6,),
         blanks.closed_without_date),
    Rule("birth-blank", BLANK, "must", "The date of birth is blank, and the child is not unborn.", _FILL, (),
         blanks.birth),
)  # fmt: skip
_HOLDERS = (
    Rule("open-without-worker", HOLDER, "must", "Open work has no worker.", "Allocate it in the case system.", (),
         blanks.holder(lists.WORKER)),
    Rule("open-without-team", HOLDER, "must", "Open work has no team.", "Give it a team in the case system.", (),
         blanks.holder(lists.TEAM)),
)  # fmt: skip
_DAYS = (
    Rule("out-of-order", DATE, "must", "A date is before the start of what it belongs to.", _DATES, (),
         days.out_of_order),
    Rule("before-birth", DATE, "must", "A date is before birth.", _DATES, (), days.before_birth),
    Rule("after-the-extract", DATE, "must", "A date is after the day that the extract speaks of.",
         "Check the as-at date, then the record: what has not happened yet has no date.", (), days.after_the_extract),
    Rule("age-differs", DATE, "should", "The age is not that of the date of birth.",
         "Check the date of birth, and the day for which ages are worked out.", (), days.age_differs),
    Rule("adult-on-plan", DATE, "must", "A protection plan is open for somebody of eighteen or more.",
         "End the plan on the eighteenth birthday at the latest.", (7,), days.adult(7, 13)),
    Rule("adult-in-care", DATE, "must", "Somebody of eighteen or more is still looked after.",
         "End the period of care on the eighteenth birthday at the latest.", (8,), days.adult(8, 20)),
    Rule("leaver-under-16", DATE, "should", "A care leaver is under sixteen.",
         "Check the date of birth, and whether the child belongs in list 9.", (9,), days.too_young_to_leave),
)  # fmt: skip
_TWICE = (
    Rule("child-twice", TWICE, "must", "A child stands twice in a list that has one row for each.",
         "Keep the most recent episode, plan or period of care only.", (), twice.child_twice),
    Rule("two-ids", TWICE, "should", "Two rows are the same but for the id: one child may have two.",
         "If it is one child, join the two records in the case system.", (), twice.two_ids),
    Rule("births-differ", TWICE, "must", "The lists give a child more than one date of birth.",
         "Correct the child's record in the case system and export again.", (), twice.births_differ),
)  # fmt: skip
_AGAINST = (
    Rule("plan-not-in-need", LISTS, "must", "A child on a protection plan (list 7) is not in list 6.", _QUERY, (7, 6),
         against.missing(against.open_in(7), 7, 6)),
    Rule("plan-need-closed", LISTS, "must", "A child on a protection plan (list 7) is closed in list 6.", _QUERY,
         (7, 6), against.closed(against.open_in(7), 7, 6)),
    Rule("plan-status-differs", LISTS, "must", "List 6 says protection plan, and list 7 has no open plan.", _STATUS,
         (6, 7), against.status_without("CPP", 7)),
    Rule("plan-other-status", LISTS, "must", "A child on a protection plan has a lesser case status in list 6.",
         _STATUS, (6, 7), against.status_other(against.open_in(7), "CPP", "LAC")),
    Rule("care-not-in-need", LISTS, "must", "A looked-after child (list 8) is not in list 6.", _QUERY, (8, 6),
         against.missing(against.open_in(8), 8, 6)),
    Rule("care-need-closed", LISTS, "must", "A looked-after child (list 8) is closed in list 6.", _QUERY, (8, 6),
         against.closed(against.open_in(8), 8, 6)),
    Rule("care-status-differs", LISTS, "must", "List 6 says looked after, and list 8 has no open period of care.",
         _STATUS, (6, 8), against.status_without("LAC", 8)),
    Rule("care-other-status", LISTS, "must", "A looked-after child has another case status in list 6.", _STATUS,
         (6, 8), against.status_other(against.open_in(8), "LAC")),
    Rule("leaver-in-care", LISTS, "must", "A care leaver (list 9) is also looked after (list 8).",
         "End the period of care, or take the young person out of list 9; an eligible child says so there.", (9, 8),
         against.leaver_in_care),
    Rule("assessment-not-in-need", LISTS, "must", "A child with an open assessment (list 4) is not in list 6.", _QUERY,
         (4, 6), against.missing(against.open_in(4), 4, 6)),
    Rule("assessment-need-closed", LISTS, "should", "A child with an open assessment (list 4) is closed in list 6.",
         _QUERY, (4, 6), against.closed(against.open_in(4), 4, 6)),
    Rule("enquiry-not-in-need", LISTS, "should",
         "A child with a section 47 enquiry (list 5) is not in list 6, and was not assessed as needing no support.",
         _QUERY, (4, 5, 6), against.enquiry_not_in_need),
    Rule("conference-without-plan", LISTS, "must",
         "A conference (list 5) led to a plan, and list 7 has none from its day on.", _QUERY, (5, 7),
         against.conference_without_plan),
    Rule("plan-without-conference", LISTS, "should",
         "A plan (list 7) began in the last six months, and list 5 has no conference for the child.",
         "Add the conference; one for a child who moved in from elsewhere belongs in list 5 as well.", (7, 5),
         against.plan_without_conference),
    Rule("conference-not-needed", LISTS, "must", "A conference was held, and the row says that none was needed.",
         "Answer no where a conference was held.", (5,), against.conference_not_needed),
    Rule("conference-without-enquiry", LISTS, "should", "A conference has no start of the enquiry beside it.",
         "Fill the day of the strategy discussion; leave it blank only for a child who moved in.", (5,),
         against.conference_without_enquiry),
    Rule("outcome-without-conference", LISTS, "must", "What the conference decided is there, its date is not.", _FILL,
         (5,), against.outcome_without_conference),
    Rule("adopted-in-care", LISTS, "must", "A child has been adopted (list 10), and is still looked after (list 8).",
         "End the period of care on the day of the order.", (10, 8), against.adopted_in_care),
    Rule("adoption-not-in-care", LISTS, "should", "A child waits for adoption (list 10), and is not in list 8.",
         _QUERY, (10, 8), against.missing(against.for_adoption, 10, 8)),
    Rule("died-and-open", LISTS, "must", "A child has died by one list, and something is still open.",
         "Close what is open on the day of the death.", (), against.died_and_open),
)  # fmt: skip
_LOOKS = {
    "blank-required": blanks.required,
    "code-unknown": twice.unknown_code,
    "same-event-twice": twice.event_twice,
}
OWN: tuple[Rule, ...] = (*_BLANKS, *_HOLDERS, *_DAYS, *_TWICE, *_AGAINST)
# Rules that every return has, as Annex A asks them: row by row.
SHARED = tuple((rule, _LOOKS[rule.code]) for rule in READING if rule.code in _LOOKS)
RULES: Mapping[str, Rule] = {rule.code: rule for rule in (*READING, *OWN)}
