"""A team or service beside the whole council: its own figures, and what chance would give a team of its size.

Limits are the exact ones of a funnel at the team's own denominator, 99.8 %: one team in twenty lies beyond 95 % limits
by chance, and a scorecard has many lines. They are said as whole cases, "6 to 12 of 12": a limit drawn between two
whole counts would call twelve of twelve too many. From ten teams on, what teams differ by beyond chance
(overdispersion) widens them. Only shares have limits: of a count, an average or a ratio the spread of single cases is
not kept.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from math import ceil, floor
from typing import Literal

from goldenthread.accounts import policies, tokens, units
from goldenthread.accounts.errors import OutOfReach
from goldenthread.accounts.models import Person, Unit, in_force
from goldenthread.core.periods import Month
from goldenthread.measures import calculation, definition, export, queries
from goldenthread.measures.definition import Definition
from goldenthread.measures.models import Result
from goldenthread.measures.queries import Sight
from goldenthread.measures.statistics import funnel

KINDS = (str(Unit.Kind.AREA), str(Unit.Kind.SERVICE), str(Unit.Kind.TEAM))
ADD_UP = ("count", "proportion", "ratio", "weighted", "mean")
CONFIDENCE = 0.998
TINY = 1e-9  # what multiplying and dividing by n may lose
Place = Literal["below", "within", "above", "whole", "none"]
Series = Mapping[tuple[str, str], Result]
_NO_LIMITS = {
    "count": "A count has no limits: teams differ in size.",
    "rate": "A rate has no value for a team: no population fits one.",
}
_OTHER = "Limits are for shares: how far single cases lie apart is not kept of an average."


@dataclass(frozen=True)
class Standing:
    """Where a team's figure lies, and the fewest and most cases that chance gives a team of ``of``; ``reason`` says why
    there are no limits."""

    place: Place
    fewest: int | None = None
    most: int | None = None
    of: int | None = None
    widened: bool = False
    """Whether the limits allow for teams that differ by more than chance."""
    reason: str = ""


def units_for(reader: Person, *, on: date) -> list[Unit]:
    """The teams, services and areas whose figures ``reader`` may see that day, by name; NotAllowed without a right."""
    far = policies.reach(reader, queries.TEAMS, on=on)
    found = Unit.objects.filter(in_force(on), kind__in=KINDS).select_related("parent").order_by("name")
    return list(found if far.whole else found.filter(pk__in=far.branch))


def unit_for(reader: Person, unit_id: int, *, on: date) -> Unit:
    """One of them; OutOfReach for any other."""
    for unit in units_for(reader, on=on):
        if unit.pk == unit_id:
            return unit
    raise OutOfReach


def can_take_out(reader: Person, unit: Unit, *, on: date) -> bool:
    """May ``reader`` take the unit's figures out as a file? What is released to a role is no figure of a team."""
    if not export.sight(reader, on=on).allowed:
        return False
    far = policies.reach(reader, tokens.EXPORT, on=on)
    return far.whole or unit.pk in far.branch


def names(unit: Unit, *, on: date) -> frozenset[str]:
    """What returns call the unit and all below it."""
    return units.names_of(units.below([unit.pk]), on=on)


def series(called: Iterable[str], months: Iterable[Month], *, seen: Sight) -> dict[tuple[str, str], Result]:
    """By measure and month the figure of the teams called so, added up where there are several. One query."""
    wanted = [month.id for month in months]
    found = queries.results(seen).filter(breakdown=queries.TEAM, cut__in=list(called), period__in=wanted)
    groups: dict[tuple[str, str], list[Result]] = defaultdict(list)
    for each in found.filter(measure__in=list(definition.library())).exclude(cut=""):
        groups[each.measure, each.period].append(each)
    return {key: added_up(definition.get(key[0]), parts) for key, parts in groups.items()}


def added_up(measure: Definition, parts: Sequence[Result]) -> Result:
    """One figure of several teams': the only one itself, else their sum. Nothing is added to what is not known.

    A sum is not stored and has no figure id; its teams' figures have theirs.
    """
    if len(parts) == 1:
        return parts[0]
    made = Result(measure=measure.slug, period=parts[0].period, breakdown=queries.TEAM, missing=0, state="unknown")
    if measure.head.kind not in ADD_UP:
        made.reason = "Its teams' figures do not add up to one of the service"
        return made
    made.missing = sum(each.missing for each in parts)
    made.state, made.reason = _state(parts)
    if made.state in {"known", "stale"}:
        _sum(measure, made, [each for each in parts if each.state in {"known", "stale"}])
    return made


def _state(parts: Sequence[Result]) -> tuple[str, str]:
    """The worst of the parts: one team that must not be shown, or is not known, leaves nothing to say of the sum."""
    states = [each.state for each in parts]
    if "suppressed" in states:
        return "suppressed", "One of its teams is too small to be shown"
    if gone := states.count("unknown"):
        return "unknown", f"{gone} of its {len(parts)} teams {'has' if gone == 1 else 'have'} no figure"
    if all(state == "not_applicable" for state in states):
        return "not_applicable", parts[0].reason
    return (
        ("stale", next(each.reason for each in parts if each.state == "stale")) if "stale" in states else ("known", "")
    )


def _sum(measure: Definition, made: Result, parts: Sequence[Result]) -> None:
    above = [each.value if measure.head.kind == "count" else each.numerator for each in parts]
    below = [each.denominator for each in parts]
    counts = measure.head.kind == "count"
    if None in above or (not counts and None in below):
        made.state, made.reason = "unknown", "A team's figure was entered without the numbers behind it"
        return
    made.numerator = calculation.number(sum(each or 0 for each in above))
    made.denominator = None if counts else calculation.number(sum(each or 0 for each in below))
    made.value = _value(measure, made)
    if made.value is None:
        made.state, made.reason = "not_applicable", "Nothing to divide by"


def _value(measure: Definition, made: Result) -> float | None:
    if measure.head.kind == "ratio":
        return (made.numerator or 0) / made.denominator if made.denominator else None
    return calculation.value_of(measure, made.numerator, made.denominator, None)


def spreads(slugs: Iterable[str], month: Month) -> dict[str, float]:
    """By measure the variance between teams beyond chance (τ², arcsine scale), where ten or more teams have a share.

    Rests on every team of the council and shows none of them. One query.
    """
    shares = [slug for slug in slugs if definition.get(slug).head.kind == "proportion"]
    found = Result.objects.filter(is_current=True, breakdown=queries.TEAM, period=month.id, measure__in=shares)
    pairs: dict[str, list[tuple[float, float]]] = defaultdict(list)
    kept = found.filter(state="known", denominator__gt=0).exclude(cut="")
    for slug, above, below in kept.values_list("measure", "numerator", "denominator"):
        pairs[slug].append((above, below))
    return {slug: _spread(each) for slug, each in pairs.items() if len(each) >= funnel.FEWEST_UNITS}


def _spread(pairs: list[tuple[float, float]]) -> float:
    above, below = zip(*pairs, strict=True)
    if sum(above) in {0, sum(below)}:  # all or nothing: no team differs
        return 0.0
    return funnel.overdispersion(above, below).tau2


def standing(measure: Definition, team: Result | None, whole: Result | None, *, spread: float = 0.0) -> Standing:
    """Where the team lies in what chance would give a team of its size, were it no different from the whole."""
    if measure.head.kind != "proportion":
        return Standing("none", reason=_NO_LIMITS.get(measure.head.kind, _OTHER))
    if not (_has_share(team) and _has_share(whole)):
        return Standing("none", reason="There is no figure to compare.")
    assert team is not None and whole is not None  # noqa: S101 (for the type checker; said above)
    if team.denominator == whole.denominator:
        return Standing("whole", reason="All that is counted is counted here.")
    n = int(team.denominator)
    fewest, most = _limits(whole.numerator / whole.denominator, n, spread)
    return Standing(_place(team.numerator, fewest, most), fewest, most, n, widened=spread > 0)


def _has_share(found: Result | None) -> bool:
    return found is not None and found.state in {"known", "stale"} and bool(found.denominator) and _is_share(found)


def _is_share(found: Result) -> bool:
    return found.numerator is not None and 0 <= found.numerator <= (found.denominator or 0)


def _place(met: float, fewest: int, most: int) -> Place:
    return "below" if met < fewest else "above" if met > most else "within"


@lru_cache(maxsize=4_096)
def _limits(p0: float, n: int, spread: float) -> tuple[int, int]:
    """The fewest and the most cases of ``n`` within 99.8 %. Kept: a page asks for the same sixty each time.

    The exact limits lie below the whole count at which a tail passes one in a thousand, so both round up to it.
    """
    if p0 in {0.0, 1.0}:
        return round(p0 * n), round(p0 * n)
    if spread:
        lower, upper = (funnel.arcsine_limit(p0, n, CONFIDENCE, sign, spread) for sign in (-1, 1))
        return ceil(lower * n - TINY), floor(upper * n + TINY)
    exact = funnel.binomial(p0, n)
    return ceil(exact.lower998 * n - TINY), ceil(exact.upper998 * n - TINY)
