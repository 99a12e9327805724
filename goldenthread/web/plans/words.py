"""Sentences that pages make from plans: counts in words, dates as people say them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from goldenthread.core.periods import Month
from goldenthread.plans import delivery
from goldenthread.plans.covering import Coverage
from goldenthread.plans.delivery import Flag, Rating
from goldenthread.plans.exceptions import AreaInPeriod

_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")

_STANDING = {
    Rating.RED: "off track", Rating.AMBER: "at risk", Rating.GREEN: "on track", Rating.GREY: "not started",
    Rating.BLUE: "complete",
}  # fmt: skip


def number(count: int) -> str:
    """``four``, ``12``: words up to nine, as in running text."""
    return _SMALL[count] if 0 <= count < len(_SMALL) else f"{count:,}"


def some(count: int) -> str:
    """The same where the number stands alone: ``none``, ``four``, ``12``."""
    return number(count) if count else "none"


def counted(count: int, noun: str, plural: str = "") -> str:
    """``one action``, ``four actions``, ``no actions``."""
    return f"{number(count)} {noun if count == 1 else plural or noun + 's'}"


def begin(text: str) -> str:
    """The text as a sentence begins."""
    return text[:1].upper() + text[1:]


def joined(parts: Sequence[str]) -> str:
    """``a``, ``a and b``, ``a, b and c``."""
    return " and ".join([", ".join(parts[:-1]), parts[-1]]) if len(parts) > 1 else "".join(parts)


def due(iso: str) -> str:
    """``2027-03`` as ``Mar 2027``, ``2027-03-31`` as ``Wed 31 Mar 2027``; what is neither, as it is."""
    try:
        if len(iso) == 7:
            return Month.parse(iso).label
        day = delivery.meant_due(iso)
    except ValueError:
        return iso
    return f"{day:%a} {day.day} {day:%b %Y}" if day else ""


def of_actions(ratings: Sequence[Rating]) -> str:
    """``Four of 61 actions are off track and six at risk.``"""
    total, count = len(ratings), Counter(ratings)
    if not total:
        return "There are no actions yet."
    if total == 1:
        return f"Its one action is {_STANDING[Rating(ratings[0])]}."
    red, amber, blue = count[Rating.RED], count[Rating.AMBER], count[Rating.BLUE]
    if blue == total:
        return f"All {total:,} actions are complete."
    if not red and not amber:
        return f"None of {counted(total, 'action')} is off track or at risk{_complete(blue)}."
    if total in {red, amber}:
        return f"All {number(total)} actions are {'off track' if red else 'at risk'}."
    if not red:
        return (
            f"{begin(number(amber))} of {number(total)} actions {_are(amber)} at risk, none off track{_complete(blue)}."
        )
    also = f" and {number(amber)} at risk" if amber else ""
    return f"{begin(number(red))} of {number(total)} actions {_are(red)} off track{also}{_complete(blue)}."


def of_plan(areas: Sequence[AreaInPeriod], month: Month, *, all_areas: int = 0) -> str:
    """The answer on top of a plan: what slipped, mostly where, and who has not answered. ``all_areas``: how many it
    has; whoever sees fewer is told so, for what is said is of those."""
    if all_areas and not areas:
        return "The areas of this plan are not yours to open."
    lines = [each for area in areas for each in area.actions]
    said = [of_actions([each.position.reported for each in lines])]
    said += [sentence for sentence in (_mostly(areas), _worse(areas), _silent(lines, month)) if sentence]
    if len(areas) < all_areas:
        said.append(f"You see {number(len(areas))} of its {number(all_areas)} areas.")
    return " ".join(said)


def of_area(found: AreaInPeriod, month: Month) -> str:
    """The answer on top of an area."""
    said = [of_actions([each.position.reported for each in found.actions])]
    said += [_silent(found.actions, month)]
    return " ".join(sentence for sentence in said if sentence)


def of_coverage(found: Coverage) -> list[tuple[str, str]]:
    """What hangs together and what does not, as label and words for the top of a plan."""
    said = []
    if found.recommendations:
        words = f"{found.recommendations_answered} of {found.recommendations} answered"
        if found.recommendations_of_an_area:
            words += f", {found.recommendations_of_an_area} by an area without an outcome or action"
        said.append(("Recommendations", words))
    if found.outcomes:
        without = found.outcomes_without_measure
        said.append(("Outcomes", f"{found.outcomes}, {_none(without)} without a measure"))
    undated = f", {found.actions_without_date} without a date understood" if found.actions_without_date else ""
    said.append(("Actions", f"{found.actions}{undated}"))
    if found.lines:
        said.append(("Measures named", f"{found.lines}, {_none(found.lines_linked)} with figures"))
    return said


def _mostly(areas: Sequence[AreaInPeriod]) -> str:
    """Where most of what is off track stands, when one area holds more than half of three or more."""
    count = Counter({area.area.name: area.standing.count(Rating.RED) for area in areas})
    total = sum(count.values())
    if total < 3:
        return ""
    name, most = count.most_common(1)[0]
    return f"{begin(number(most))} of those off track are in {name}." if most * 2 > total else ""


def _worse(areas: Sequence[AreaInPeriod]) -> str:
    worse = [area for area in areas if any(found.criterion == "deteriorated" for found in area.findings)]
    if not worse:
        return ""
    months = {area.before.period.label for area in worse if area.before}
    then = f"in {months.pop()}" if len(months) == 1 else "the period before"
    if len(worse) > 3:
        return f"{begin(number(len(worse)))} areas are rated worse than {then}."
    names = joined([area.area.name for area in worse])
    return f"{names} {_are(len(worse))} rated worse than {then}."


def _silent(actions: Sequence[object], month: Month) -> str:
    silent = sum(Flag.NO_UPDATE in each.flags for each in actions)  # type: ignore[attr-defined]
    if not silent:
        return ""
    return f"No update was received for {month.label} on {counted(silent, 'action')}."


def _complete(count: int) -> str:
    return f"; {number(count)} {_are(count)} complete" if count else ""


def _are(count: int) -> str:
    return "is" if count == 1 else "are"


def _none(count: int) -> str:
    return str(count) if count else "none"
