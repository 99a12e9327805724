"""What an edition says of each figure: a number or a flag, never a nought in its place."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Sequence

from goldenthread.measures import definition
from goldenthread.measures.disclosure import gathering
from goldenthread.measures.disclosure.gathering import Behind
from goldenthread.measures.disclosure.models import PublishedFigure
from goldenthread.measures.disclosure.outgoing import COUNTS, DENOMINATOR
from goldenthread.measures.disclosure.presets import Preset
from goldenthread.measures.disclosure.treatment import Treated
from goldenthread.measures.models import Result
from goldenthread.measures.statistics.rounding import half_up, to_base

WITHHELD = "a small number is behind it, or could be worked out from it"
_PLACES = 1
_STATES = {
    "unknown": (PublishedFigure.Flag.NOT_AVAILABLE, "there was no figure when this edition was made"),
    "not_applicable": (PublishedFigure.Flag.NOT_APPLICABLE, "nothing to count"),
}


def figures(found: Sequence[Behind], treated: Treated | None, preset: Preset) -> list[PublishedFigure]:
    """One line for each result, not stored. ``treated`` None: as they are, for one that goes out unsuppressed."""
    lines = [_line(each, treated) for each in found]
    if treated is not None and preset.rounds_to:
        for line in lines:
            _round(line, preset.rounds_to)
        _add_up(lines)
    return lines


def digest(lines: Iterable[PublishedFigure]) -> str:
    """The SHA-256 of what is shown."""
    shown = sorted(
        [line.measure, line.period, line.breakdown, line.cut, line.numerator, line.denominator, line.value, line.flag]
        for line in lines
    )
    return hashlib.sha256(json.dumps(shown).encode()).hexdigest()


def _line(result: Behind, treated: Treated | None) -> PublishedFigure:
    line = PublishedFigure(
        measure=result.measure, period=result.period, breakdown=result.breakdown, cut=result.cut, state=result.state,
        result=result.figure_id,
    )  # fmt: skip
    if not gathering.is_figure(result):
        line.flag, line.reason = _STATES.get(result.state, _STATES["unknown"])
        return line
    if treated is not None and treated.is_withheld(gathering.key_of(result)):
        line.state, line.flag, line.reason = Result.State.SUPPRESSED, PublishedFigure.Flag.WITHHELD, WITHHELD
        return line
    line.numerator, line.denominator = result.numerator, result.denominator
    line.value = half_up(result.value or 0.0, _PLACES)
    line.reason = "rests on data older than it should" if result.state == "stale" else ""
    return line


def _round(line: PublishedFigure, base: int) -> None:
    """Counts of children to the base, and what is worked out from them; a published population stays as it is."""
    kind, above, below = definition.get(line.measure).head.kind, line.numerator, line.denominator
    counted = COUNTS.get(kind, ())
    if line.value is None or not counted:
        return
    if above is not None and "numerator" in counted:
        line.numerator = above = float(to_base(above, base))
    if below is not None and DENOMINATOR in counted:
        line.denominator = below = float(to_base(below, base))
    line.value = _value(kind, above, below, line.value)


def _value(kind: str, above: float | None, below: float | None, value: float) -> float:
    if kind == "count" and above is not None:
        return above
    if kind in ("mean", "median") or above is None or not below:
        return value
    return half_up({"proportion": 100.0, "rate": 10_000.0}.get(kind, 1.0) * above / below, _PLACES)


def _add_up(lines: Sequence[PublishedFigure]) -> None:
    """A total whose teams are all shown is the sum of their rounded counts, so that the table adds up."""
    teams: dict[tuple[str, str], list[PublishedFigure]] = defaultdict(list)
    for line in lines:
        if line.breakdown == Result.Breakdown.TEAM:
            teams[line.measure, line.period].append(line)
    for line in lines:
        below = teams.get((line.measure, line.period), [])
        kind = definition.get(line.measure).head.kind
        if line.breakdown != Result.Breakdown.COUNCIL or line.flag or kind not in ("count", "proportion"):
            continue
        if below and not any(each.flag for each in below):
            line.numerator = sum(each.numerator or 0 for each in below)
            line.denominator = None if kind == "count" else sum(each.denominator or 0 for each in below)
            line.value = _value(kind, line.numerator, line.denominator, line.value or 0)
