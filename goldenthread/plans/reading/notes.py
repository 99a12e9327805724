"""What a report says of each area, gathered over cells and paragraphs and put into the area at the end."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from goldenthread.core.counting import counted
from goldenthread.plans.reading import asking, dates, ratings, statements
from goldenthread.plans.reading.area_cell import same
from goldenthread.plans.reading.gathering import Gathering
from goldenthread.plans.reading.model import Area
from goldenthread.plans.reading.ratings import Rated
from goldenthread.plans.reading.tables import Line

DEVELOPMENTS, KEY_RISKS = "key_developments", "key_risks"
MONTH_NAMED = re.compile(r"\b[A-Z][a-z]{2,8} 20\d\d\b")


@dataclass
class AreaNotes:
    """The lines of one area by the part they stand in, and its ratings by column."""

    lines: dict[str, list[Line]] = field(default_factory=dict)
    ratings: dict[str, Rated] = field(default_factory=dict)
    section: str = statements.PROGRESS

    def say(self, part: str, lines: Iterable[Line]) -> None:
        self.lines.setdefault(part, []).extend(lines)

    def analyse(self, lines: Iterable[Line]) -> None:
        """Keeps lines of the analysis, whose labels divide them; the last label stands for the next row too."""
        said, self.section = statements.divided(lines, self.section)
        for part, line in said:
            self.say(part, [line])

    def rate(self, column: str, rated: Rated) -> None:
        if rated:
            self.ratings.setdefault(column, rated)


def of_area(found: Gathering, name: str) -> AreaNotes:
    """The notes of the area; the first ones see to it that all are put into the areas at the end."""
    if not found.notes:
        found.endings.append(lambda: _put(found))
    return found.notes.setdefault(same(name), AreaNotes())


def _put(found: Gathering) -> None:
    _give_to_first(found)
    lines = [line for kept in found.notes.values() for part in kept.lines.values() for line in part]
    words = statements.words_of(lines)
    for key, kept in found.notes.items():
        if key in found.areas:
            found.areas[key] = _told(found.areas[key], kept, words)
            _ask_ratings(found, found.areas[key], kept)
            _ask_lists(found, found.areas[key], kept)
    if not found.month and any(kept.ratings or any(kept.lines.values()) for kept in found.notes.values()):
        asking.about_month(found, _likely_month(found))


def _give_to_first(found: Gathering) -> None:
    """What stands above every area, as of the report as a whole, is kept with the first, and that is told."""
    above = found.notes.pop("", None)
    lines = [line for part in above.lines.values() for line in part] if above else []
    if not above or not lines:
        return
    if not found.areas:
        found.warnings += [f"Above any area, not read: {line.text}" for line in lines]
        return
    key, first = next(iter(found.areas.items()))
    about = found.notes.setdefault(key, AreaNotes())
    for part, said in above.lines.items():
        about.lines[part] = [*said, *about.lines.get(part, ())]
    many = counted(len(lines), "development or risk", "developments and risks")
    found.warnings.append(f"{many} above every area, kept with the first one: {first.name}")


def _told(area: Area, kept: AreaNotes, words: set[str]) -> Area:
    rated = {column: kept.ratings.get(column, Rated()) for column in ("previous", "current")}
    return replace(
        area,
        where=area.where or f"the text under “{area.name}”",
        rag_previous=rated["previous"].rating,
        rag_current=rated["current"].rating,
        rag_previous_raw=rated["previous"].raw,
        rag_current_raw=rated["current"].raw,
        key_developments=statements.sentences(kept.lines.get(DEVELOPMENTS, ())),
        key_risks=statements.sentences(kept.lines.get(KEY_RISKS, ())),
        progress=statements.statements(kept.lines.get(statements.PROGRESS, ()), words),
        risks=statements.statements(kept.lines.get(statements.RISKS, ()), words),
    )


def _ask_ratings(found: Gathering, area: Area, kept: AreaNotes) -> None:
    """Asks what an unknown rating means, and whether one that only a sentence gives is to count."""
    for column, rated in kept.ratings.items():
        if rated.rating is None:
            asking.about_rating(found, area, column, rated.raw, likely=rated.likely)
    said = [*area.key_developments, *area.key_risks, *(each.text for each in (*area.progress, *area.risks))]
    named = {ratings.stated(text): text for text in said if ratings.stated(text)}
    if "current" not in kept.ratings and len(named) == 1:
        ((likely, text),) = named.items()
        asking.about_rating(found, area, "current", text, likely=likely)
    elif named and set(named) != {area.rag_current} and area.rag_current:
        found.warnings.append(
            f"{area.where}: the current rating is {area.rag_current}, but the text says: {'; '.join(named.values())}"
        )


def _ask_lists(found: Gathering, area: Area, kept: AreaNotes) -> None:
    """Asks whether lines below a colon, none of them with a bullet, are its list or statements of their own."""
    for part in (statements.PROGRESS, statements.RISKS):
        if pieces := statements.bare_list(kept.lines.get(part, ())):
            said = next((each.text for each in getattr(area, part) if pieces[0] in each.text), pieces[0])
            asking.about_lines(found, said, pieces, where=area.where, listed=part)


def _likely_month(found: Gathering) -> str:
    """The month that what was achieved, and its evidence, names most often; empty when none stands out."""
    texts = [each.text for area in found.areas.values() for each in area.progress]
    named = (dates.understand(name).iso for text in texts for name in MONTH_NAMED.findall(text))
    ranked = Counter(iso for iso in named if iso).most_common(2)
    return ranked[0][0] if ranked and (len(ranked) == 1 or ranked[0][1] > ranked[1][1]) else ""
