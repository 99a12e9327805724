"""Teams by size against the whole: which lie further away than chance puts teams of that size."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from goldenthread.measures.definition import Definition
from goldenthread.measures.models import Result
from goldenthread.measures.statistics import funnel
from goldenthread.measures.statistics.funnel import FunnelLimits, Place

CURVE_POINTS = 24
FEWEST_TEAMS = 2


@dataclass(frozen=True)
class Team:
    """A team's share in per cent, the cases it rests on, and where it lies at the 99.8 % limits."""

    name: str
    numerator: float
    size: float
    value: float
    place: Place


@dataclass(frozen=True)
class Funnel:
    """The teams about their whole, and the limits in per cent at a row of sizes.

    ``phi``: how much more teams differ than by chance (1 is chance), where ten or more make it worth estimating;
    ``is_widened``: the limits allow for it.
    """

    teams: tuple[Team, ...]
    centre: float
    sizes: tuple[int, ...]
    limits: tuple[FunnelLimits, ...]
    phi: float | None = None
    is_widened: bool = False

    @property
    def beyond(self) -> list[Team]:
        return [team for team in self.teams if team.place != "within"]


def why_not(measure: Definition, results: Sequence[Result]) -> str:
    """Why there is no funnel; empty when there is one."""
    if measure.head.kind != "proportion":
        return "Teams are compared by size only where the figure is a share of the cases that each team has."
    if len(_counted(results)) < FEWEST_TEAMS:
        return "Fewer than two teams have cases in this month."
    above = sum(each.numerator or 0 for each in _counted(results))
    if above in (0, sum(each.denominator or 0 for each in _counted(results))):
        return "Every team has the same share, so none differs."
    return ""


def of(measure: Definition, results: Sequence[Result]) -> Funnel | None:
    """The funnel of the teams' results of one month: exact binomial limits, overdispersion from ten teams on."""
    if why_not(measure, results):
        return None
    teams = _counted(results)
    above, below = [each.numerator or 0.0 for each in teams], [each.denominator or 0.0 for each in teams]
    whole = sum(above) / sum(below)
    phi, tau2 = None, 0.0
    if len(teams) >= funnel.FEWEST_UNITS:
        spread = funnel.overdispersion(above, below)
        phi, tau2 = spread.phi, spread.tau2
    sizes = _sizes(int(max(below)))
    found = tuple(_team(each, whole, tau2) for each in teams)
    limits = tuple(_times(_limits(whole, size, tau2)) for size in sizes)
    return Funnel(found, 100 * whole, sizes, limits, phi, tau2 > 0)


def sentence(found: Funnel) -> str:
    """Who lies beyond the limits, in a sentence."""
    if not found.beyond:
        return "No team differs from the whole by more than chance gives for its size."
    said = [
        f"{team.name} ({team.numerator:g} of {team.size:g}) is {'higher' if team.place == 'above' else 'lower'}"
        for team in found.beyond
    ]
    one = len(said) == 1
    return f"{'; '.join(said)} than chance explains for {'a team of its' if one else 'teams of their'} size."


def _counted(results: Sequence[Result]) -> list[Result]:
    return [
        each for each in results
        if each.state in ("known", "stale") and each.denominator and 0 <= (each.numerator or 0) <= each.denominator
    ]  # fmt: skip


def _sizes(most: int) -> tuple[int, ...]:
    """Sizes from 1 to the largest, closer together where the limits bend."""
    every = {max(1, round(most * (step / CURVE_POINTS) ** 2)) for step in range(1, CURVE_POINTS + 1)}
    return tuple(sorted(every))


def _limits(whole: float, size: int, tau2: float) -> FunnelLimits:
    """Beyond them lie only shares whose exact tail is under 1 in 1,000 (2.5 in 100).

    The upper ends are the lower ends of those not counted: interpolated as it stands, the published upper limit would
    call 3 of 3 special where three in ten such teams have it.
    """
    if tau2:
        ways = ((-1, 0.998), (-1, 0.95), (1, 0.95), (1, 0.998))
        return FunnelLimits(*(funnel.arcsine_limit(whole, size, level, sign, tau2) for sign, level in ways))
    below, rest = funnel.binomial(whole, size), funnel.binomial(1 - whole, size)
    return FunnelLimits(below.lower998, below.lower95, 1 - rest.lower95, 1 - rest.lower998)


def _times(found: FunnelLimits) -> FunnelLimits:
    return FunnelLimits(*(100 * end for end in (found.lower998, found.lower95, found.upper95, found.upper998)))


def _team(result: Result, whole: float, tau2: float) -> Team:
    above, below = result.numerator or 0.0, result.denominator or 1.0
    place = funnel.place(above / below, _limits(whole, int(below), tau2))
    return Team(result.cut or "No team named", above, below, 100 * above / below, place)
