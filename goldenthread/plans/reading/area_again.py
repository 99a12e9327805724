"""What a document says of an area that a slide may have cut, for each way in which a person may answer.

The document is read once more for each, so that rows, lists and what is said of an area are put together as if nobody
had cut them; the answer puts that reading in the place of the first.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from goldenthread.plans.reading import plainly
from goldenthread.plans.reading.area_cell import same
from goldenthread.plans.reading.model import Action, Area, DocumentFacts, Question, Reading
from goldenthread.plans.reading.tables import Mark

Again = Callable[[frozenset[Mark]], Reading]
ACCEPT, REST = "accept", "-rest"
KEPT = ("recommendations", "areas", "outcomes", "actions", "measures", "blocks", "questions")
LISTS = ("outcomes", "actions", "measures", "blocks")


@dataclass(frozen=True)
class Doubted:
    """What one question is about: the area that may be a rest, and the row in which it begins."""

    question: str
    area: str
    mark: Mark


def with_readings(reading: Reading, groups: Mapping[str, Sequence[Doubted]], again: Again) -> tuple[Question, ...]:
    """The questions, the first about each area with what the document says of it when they go on, up to each of them:
    where words go on with an area, so do those between."""
    told: dict[str, dict[str, Any]] = {group[0].question: {} for group in groups.values()}
    for count in range(1, max(map(len, groups.values()), default=0) + 1):
        other = again(frozenset(each.mark for group in groups.values() for each in group[:count]))
        for area, group in groups.items():
            if count <= len(group):
                taken = "-".join(each.question for each in group[:count])
                told[group[0].question][taken] = _part(reading, other, _names(area, group), taken)
    named = {each.question: (area, group) for area, group in groups.items() for each in group}
    return tuple(
        replace(each, about={**each.about, **_about(*named[each.id], told.get(each.id))}) if each.id in named else each
        for each in reading.questions
    )


def _names(area: str, group: Sequence[Doubted]) -> list[str]:
    return [area, *(each.area for each in group)]


def _about(area: str, group: Sequence[Doubted], told: dict[str, Any] | None) -> dict[str, Any]:
    common = {"group": [each.question for each in group]}
    return common if told is None else {**common, "names": _names(area, group), "again": told}


def _part(reading: Reading, other: Reading, names: Sequence[str], taken: str) -> dict[str, Any]:
    """What the other reading says of the areas that this one calls so, in JSON, under keys of its own."""
    first = {_first(area) for area in reading.areas if area.name in names}
    areas = tuple(area for area in other.areas if _first(area) in first)
    held = {area.name for area in areas}
    lists: dict[str, Any] = {name: tuple(each for each in getattr(other, name) if each.area in held) for name in LISTS}
    words = {same(text) for area in areas for text in area.recommendations}
    ids = _ids(other, areas, reading, names, taken)
    part = Reading(
        DocumentFacts(),
        areas=areas,
        recommendations=tuple(each for each in other.recommendations if same(each.text) in words),
        questions=tuple(replace(each, id=ids[each.id]) for each in other.questions if each.id in ids),
        **{**lists, "actions": tuple(_asking(each, ids) for each in lists["actions"])},
    )
    return {name: _rekeyed(plainly.written(getattr(part, name)), f"{taken}-") for name in KEPT}


def _first(area: Area) -> str:
    return area.where.split(" and ")[0]


def _asking(action: Action, ids: Mapping[str, str]) -> Action:
    return replace(
        action, dates=tuple(replace(each, question=ids.get(each.question or "")) for each in action.dates)
    )  # fmt: skip


def _ids(
    other: Reading, areas: Sequence[Area], reading: Reading, names: Sequence[str], taken: str
) -> dict[str, str]:  # fmt: skip
    """The ids of the other reading's questions about these areas: those that the first one gave the same ones, or new
    ones."""
    mine = _mine(reading, names)
    asked = _mine(other, [area.name for area in areas])
    found: dict[str, str] = {}
    for number, each in enumerate((each for each in other.questions if each.id in asked), start=1):
        twin = next((old.id for old in reading.questions if old.id in mine and _is_same(old, each)), "")
        found[each.id] = twin or f"{taken}{REST}{number}"
    return found


def _is_same(one: Question, other: Question) -> bool:
    return (one.kind, one.readings, one.where) == (other.kind, other.readings, other.where)


def _mine(reading: Reading, names: Sequence[str]) -> set[str]:
    """The ids of the questions about these areas or a row of them, but whether they are areas."""
    blocks = {each.key for each in reading.blocks if each.area in names}
    places = {each.where for each in reading.areas if each.name in names}
    return {
        each.id
        for each in reading.questions
        if "rest_of" not in each.about
        and (each.about.get("block") in blocks or each.about.get("area") in names or each.where in places)
    }


def _rekeyed(value: Any, before: str) -> Any:
    """The value with keys of rows, actions and measures that no other reading has."""
    if isinstance(value, list):
        return [_rekeyed(each, before) for each in value]
    if not isinstance(value, dict):
        return value
    return {name: _keyed(name, each, before) for name, each in value.items()}


def _keyed(name: str, value: Any, before: str) -> Any:
    if name in ("key", "block") or (name == "action" and isinstance(value, str)):
        return f"{before}{value}"
    if name == "actions" and all(isinstance(each, str) for each in value):
        return [f"{before}{each}" for each in value]
    return _rekeyed(value, before)


def is_accepted(question: Question, given: Any) -> bool:
    """Whether an answer says that words go on with the area above."""
    return "rest_of" in question.about and (given == ACCEPT or _is_name(given, question.about["rest_of"]))


def _is_name(given: Any, name: str) -> bool:
    return isinstance(given, str) and same(given) == same(name)


def parents(question: str) -> list[str]:
    """The questions whose answers gave rise to one with this id; none for any other."""
    before, is_born, _ = question.partition(REST)
    return before.split("-") if is_born else []


def joined(reading: Reading, question: Question) -> Reading:
    """The reading with that area as the rest of the one above it, and so are all between, which are not asked now."""
    group = question.about["group"]
    asked = [*reading.questions, *(each.question for each in reading.decisions)]
    told = next(each.about for each in asked if each.id in group and "again" in each.about)
    taken = group[: group.index(question.id) + 1]
    found = _put(reading, told["names"], told["again"]["-".join(taken)])
    left = [each for each in found.questions if each.id not in taken]
    knowing = replace(question, about={**question.about, "names": told["names"], "again": told["again"]})
    return replace(found, questions=(*left, knowing))


def _put(reading: Reading, names: Sequence[str], told: Mapping[str, Any]) -> Reading:
    part = Reading.from_json({**Reading(DocumentFacts()).as_json(), **told})
    gone = _mine(reading, names)
    known = {same(each.text) for each in reading.recommendations}
    lists: dict[str, Any] = {name: _instead(getattr(reading, name), names, getattr(part, name)) for name in LISTS}
    done = {each.question.id for each in reading.decisions}
    return replace(
        reading,
        areas=_instead(reading.areas, names, part.areas),
        recommendations=(
            *reading.recommendations, *(each for each in part.recommendations if same(each.text) not in known)
        ),
        questions=(
            *(each for each in reading.questions if each.id not in gone),
            *(each for each in part.questions if each.id not in done),
        ),
        **lists,
    )  # fmt: skip


def _instead(items: Sequence[Any], names: Sequence[str], new: Sequence[Any]) -> tuple[Any, ...]:
    """The items, those of these areas replaced where the first of them stood."""
    mine = [getattr(each, "area", "") in names or getattr(each, "name", None) in names for each in items]
    at = mine.index(True) if True in mine else len(items)
    rest = [each for each, is_mine in zip(items, mine, strict=True) if not is_mine]
    return (*rest[:at], *new, *rest[at:])
