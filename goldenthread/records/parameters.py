"""The council's own numbers that definitions rest on, declared once: their meaning, unit and what holds unless set.

A value holds from a day to a day and has a source. Where no value is set the default holds, and the page says so;
a parameter without a default (a population) leaves the measure unknown until somebody enters it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from goldenthread.records.errors import RecordsError

ALWAYS_FROM = date(1990, 1, 1)
ALWAYS_TO = date(2199, 12, 31)


@dataclass(frozen=True)
class Parameter:
    """One local number: ``default`` None means that nothing holds until it is entered."""

    name: str
    meaning: str
    unit: str
    default: float | None
    default_source: str = ""


@dataclass(frozen=True)
class Value:
    """An amount that holds from ``starts_on`` to ``ends_on`` (None: until further notice), and where it is from."""

    name: str
    starts_on: date
    ends_on: date | None
    amount: float
    source: str

    @property
    def last_day(self) -> date:
        return self.ends_on or ALWAYS_TO


PARAMETERS: tuple[Parameter, ...] = (
    Parameter(
        "population_0_17",
        "Children aged 0 to 17 who live in the area, by the mid-year estimate of the year before",
        "children",
        None,
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
)
BY_NAME: dict[str, Parameter] = {parameter.name: parameter for parameter in PARAMETERS}


def check_name(name: str) -> Parameter:
    """The declared parameter; RecordsError where there is none of that name."""
    if name not in BY_NAME:
        raise RecordsError(f"There is no setting called {name}.", remedy=f"Use one of: {', '.join(sorted(BY_NAME))}.")
    return BY_NAME[name]


def with_defaults(values: Iterable[Value]) -> list[Value]:
    """The values, and for each stretch of time they leave open the default, where the parameter has one."""
    given = sorted(values, key=lambda value: (value.name, value.starts_on))
    found = list(given)
    for parameter in PARAMETERS:
        if parameter.default is not None:
            found += _gaps(parameter, parameter.default, [value for value in given if value.name == parameter.name])
    return found


def _gaps(parameter: Parameter, amount: float, given: Sequence[Value]) -> list[Value]:
    gaps, day, source = [], ALWAYS_FROM, f"default: {parameter.default_source}"
    for value in given:
        if value.starts_on > day:
            gaps.append(Value(parameter.name, day, value.starts_on - timedelta(days=1), amount, source))
        day = max(day, value.last_day + timedelta(days=1) if value.ends_on else ALWAYS_TO)
    if day < ALWAYS_TO:
        gaps.append(Value(parameter.name, day, None, amount, source))
    return gaps
