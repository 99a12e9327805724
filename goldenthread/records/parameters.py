"""The council's own numbers that definitions rest on, declared once: their meaning, unit and what holds unless set.

A value holds from a day to a day and has a source. Where no value is set the default holds, and the page says so;
a parameter without a default (a population) leaves the measure unknown until somebody enters it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from goldenthread.records.errors import RecordsError

ALWAYS_FROM = date(1990, 1, 1)
ALWAYS_TO = date(2199, 12, 31)


@dataclass(frozen=True)
class Parameter:
    """One local number: ``default`` None means that nothing holds until it is entered. ``ages``: a population, and the
    first and last age of those it counts."""

    name: str
    meaning: str
    unit: str
    default: float | None
    default_source: str = ""
    ages: tuple[int, int] | None = None


@dataclass(frozen=True)
class Value:
    """An amount that holds from ``starts_on`` to ``ends_on`` (None: until further notice), and where it is from.

    ``year`` is that of a mid-year estimate, and ``note`` what is said of it beside a figure.
    """

    name: str
    starts_on: date
    ends_on: date | None
    amount: float
    source: str
    year: int | None = None
    note: str = ""

    @property
    def last_day(self) -> date:
        return self.ends_on or ALWAYS_TO


PARAMETERS: tuple[Parameter, ...] = (
    Parameter(
        "population_0_17",
        "Children aged 0 to 17 who live in the area",
        "children",
        None,
        ages=(0, 17),
    ),
    Parameter(
        "protection_plan_visit_working_days",
        "The longest time between two visits to a child on a protection plan",
        "working days",
        10,
        "Common local practice; no national interval is set",
    ),
    Parameter(
        "contact_to_referral_working_days",
        "How long after a contact a referral of the same child still counts as its result",
        "working days",
        5,
        "A local choice; no published definition says",
    ),
    Parameter(
        "seen_alone_days",
        "How long ago a child on a protection plan may last have been seen alone",
        "days",
        28,
        "Common local practice; no national interval is set",
    ),
    Parameter(
        "core_group_first_working_days",
        "How long after a protection plan starts its first core group is due",
        "working days",
        10,
        "Working Together to Safeguard Children: within 10 working days of the initial conference",
    ),
    Parameter(
        "core_group_days",
        "The longest time between two core groups",
        "days",
        42,
        "Common local practice; no national interval is set",
    ),
    Parameter(
        "child_in_need_visit_working_days",
        "The longest time between two visits to a child with a child in need plan",
        "working days",
        20,
        "Common local practice; no national interval is set",
    ),
    Parameter(
        "disabled_child_visit_working_days",
        "The longest time between two visits to a disabled child in need",
        "working days",
        30,
        "A local choice; no national interval is set",
    ),
    Parameter(
        "child_in_need_plan_review_days",
        "The longest time between two reviews of a child in need plan",
        "days",
        91,
        "Common local practice; no national interval is set",
    ),
    Parameter(
        "caseload_policy_children",
        "The most children that the caseload policy allows one worker",
        "children",
        18,
        "A local choice; no published definition says",
    ),
    Parameter(
        "supervision_days",
        "The longest time between two supervisions of one child's case",
        "days",
        42,
        "Common local practice, six weeks; no national interval is set",
    ),
    Parameter(
        "management_oversight_days",
        "The longest time between two records of management oversight of one child's case",
        "days",
        42,
        "Common local practice, six weeks; no national interval is set",
    ),
    Parameter(
        "neglect_oversight_days",
        "The longest time between supervisions or oversights of a child's case of neglect",
        "days",
        28,
        "Common local practice, four weeks; no national interval is set",
    ),
    Parameter(
        "early_help_allocation_days",
        "A family referred to early help is allocated in fewer than this many days",
        "days",
        10,
        "A local choice; no published definition says",
    ),
    Parameter(
        "early_help_seen_working_days",
        "How soon a child referred to early help is to be seen",
        "working days",
        10,
        "A local choice; no published definition says",
    ),
    Parameter(
        "rapid_response_days",
        "How soon a family referred to the rapid response service is to be seen",
        "days",
        5,
        "A local choice; no published definition says",
    ),
    Parameter(
        "seen_alone_from_age",
        "From which age on a child is old enough to be seen alone",
        "years",
        4,
        "A local choice; no published definition says",
    ),
    Parameter(
        "pre_birth_assessment_working_days",
        "How long an assessment before a birth may take, by the council's protocol",
        "working days",
        45,
        "The limit of every other assessment",
    ),
    Parameter(
        "school_term",
        "The school terms: a value starts on the first day of each term and holds through the holiday after it",
        "number of the term in the school year",
        None,
    ),
    Parameter(
        "private_fostering_assessment_working_days",
        "How long an assessment of a private fostering arrangement may take, where its own due day is not recorded",
        "working days",
        45,
        "As for other assessments of children in need; no interval is set for these",
    ),
    Parameter(
        "operational_load_days",
        "How long a daily (operational) load is kept; the last of each month stays for good",
        "days",
        35,
        "A local choice: five weeks reach back over the month before",
    ),
    Parameter(
        "ilacs_response_working_days",
        "How soon after an ILACS report is published the council's written statement of action is due",
        "working days",
        70,
        "The Education and Inspections Act 2006 (Inspection of Local Authorities) Regulations 2007, regulation 3",
    ),
    Parameter(
        "embedded_months",
        "For how many months a measure has to hold before a completed action counts as embedded",
        "months",
        3,
        "A local choice; no published definition says",
    ),
    Parameter(
        "plan_owner_actions",
        "How many open actions of one owner may fall due in a month before the plan check says that it is too much",
        "actions",
        5,
        "A local choice; no guidance says",
    ),
    Parameter(
        "plan_cost_days",
        "After how many days the plan check asks for a cost that was to be confirmed",
        "days",
        91,
        "A local choice: a quarter",
    ),
    Parameter(
        "plan_evidence_days",
        "How much older than the claim that an action is complete, or than today before it, what shows it may be",
        "days",
        92,
        "A local choice: a quarter",
    ),
)
BY_NAME: dict[str, Parameter] = {parameter.name: parameter for parameter in PARAMETERS}
POPULATIONS: tuple[Parameter, ...] = tuple(parameter for parameter in PARAMETERS if parameter.ages)
_OF_THE_YEAR = "_of_the_year"


def of_the_year(name: str) -> str:
    """What the estimates of a population are called by the twelve months that they lie in the middle of."""
    return f"{name}{_OF_THE_YEAR}"


def declared(name: str) -> Parameter | None:
    """The parameter behind the name of a value, also of one that ``of_the_year`` made."""
    return BY_NAME.get(name.removesuffix(_OF_THE_YEAR))


def is_population(name: str) -> bool:
    """Does the value of that name count people, whom a rate is for so many of?"""
    known = declared(name)
    return bool(known and known.ages)


def check_name(name: str) -> Parameter:
    """The declared parameter; RecordsError where there is none of that name."""
    if name not in BY_NAME:
        raise RecordsError(f"There is no setting called {name}.", remedy=f"Use one of: {', '.join(sorted(BY_NAME))}.")
    return BY_NAME[name]


def with_defaults(values: Iterable[Value]) -> list[Value]:
    """The values, and for each stretch of time they leave open the default, where the parameter has one.

    A mid-year estimate stands there a second time, for the twelve months in which its 30 June lies: see
    ``of_the_year``.
    """
    given = sorted(values, key=lambda value: (value.name, value.starts_on))
    found = [*given, *_by_year(given)]
    for parameter in PARAMETERS:
        if parameter.default is not None:
            found += _gaps(parameter, parameter.default, [value for value in given if value.name == parameter.name])
    return found


def _by_year(given: Iterable[Value]) -> list[Value]:
    """Twelve months that end between 30 June of a year and 29 June of the next hold that year's 30 June; the edition of
    an estimate that was released last speaks for its year."""
    latest = {(value.name, value.year): value for value in given if value.year}
    return [
        replace(value, name=of_the_year(name), starts_on=date(year, 6, 30), ends_on=date(year + 1, 6, 29))
        for (name, year), value in latest.items()
        if year
    ]


def _gaps(parameter: Parameter, amount: float, given: Sequence[Value]) -> list[Value]:
    gaps, day, source = [], ALWAYS_FROM, f"default: {parameter.default_source}"
    for value in given:
        if value.starts_on > day:
            gaps.append(Value(parameter.name, day, value.starts_on - timedelta(days=1), amount, source))
        day = max(day, value.last_day + timedelta(days=1) if value.ends_on else ALWAYS_TO)
    if day < ALWAYS_TO:
        gaps.append(Value(parameter.name, day, None, amount, source))
    return gaps
