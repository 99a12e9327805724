"""Cells at the top of a slide that may name an area, or be the rest of one that the slide before cut: a question.

Officers without bullets look like the name of another area once their label stands on the slide before.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from goldenthread.plans.reading import area_again, area_cell, asking
from goldenthread.plans.reading.area_again import Again, Doubted
from goldenthread.plans.reading.continuing import Part, seam_of
from goldenthread.plans.reading.cut_rows import Seam
from goldenthread.plans.reading.gathering import Gathering
from goldenthread.plans.reading.model import Area, Reading
from goldenthread.plans.reading.tables import Cell, Mark, Table


@dataclass(frozen=True)
class Doubt:
    """``where`` the row below a seam stands and ``above`` the one above it; ``lines`` are what may be a name, or more
    of the ``section`` that stood last. ``mark`` is the row in the manuscript."""

    where: str
    above: str
    lines: tuple[str, ...]
    section: str
    mark: Mark


def asked(reading: Reading, parts: Sequence[Part | Table], again: Again) -> Reading:
    """The reading with a question for each area that may be the rest of the one above it, each with what is read then.

    ``again`` reads the document with rows taken for the rest of those above them.
    """
    found = Gathering(questions=list(reading.questions))
    groups = _groups(reading, parts, found)
    questions = area_again.with_readings(replace(reading, questions=tuple(found.questions)), groups, again)
    return replace(reading, questions=questions)


def _groups(reading: Reading, parts: Sequence[Part | Table], found: Gathering) -> dict[str, list[Doubted]]:
    """The areas that may have been cut, each with what may be its rest, as it was asked."""
    held = {block.where: block.area for block in reading.blocks}
    whole: dict[str, str] = {}
    groups: dict[str, list[Doubted]] = {}
    for doubt in _doubts([_with_words(each) for each in parts]):
        area = next((each.name for each in reading.areas if each.where == doubt.where), "")
        above = held.get(doubt.above) or _before(reading.areas, area)
        if not area or not above or area == above:
            continue
        whole[area] = whole.get(above, above)
        section = _section(reading, whole[area], doubt.section)
        places = (doubt.where, doubt.above)
        asking.about_rest(found, area, whole[area], section, doubt.lines, places=places)
        groups.setdefault(whole[area], []).append(Doubted(found.questions[-1].id, area, doubt.mark))
    return groups


def _section(reading: Reading, name: str, section: str) -> str:
    """The list of that area which the section is read into: a report's officers are those who lead it."""
    area = next(each for each in reading.areas if each.name == name)
    return "leads" if not section or (section == "officers" and area.leads and not area.officers) else section


def _before(areas: Sequence[Area], name: str) -> str:
    return next((one.name for one, other in itertools.pairwise(areas) if other.name == name), "")


def _with_words(part: Part | Table) -> Part | Table:
    """The table with the words that were left out of it, where it held no more than these."""
    if isinstance(part, Table) or part.body:
        return part
    return replace(part, table=replace(part.table, rows=(*part.table.rows, *part.words)), words=())


def _doubts(parts: Sequence[Part | Table]) -> Iterator[Doubt]:
    """The seams at which an area's cell has labels, and the next one words that stand below none of its own.

    Such a cell by itself on its slide hands the labels down to the next.
    """
    standing = Cell()
    for before, now in itertools.pairwise(parts):
        seam = seam_of(before, now)
        if isinstance(before, Table) or isinstance(now, Table) or seam is None or seam.layout.index("area") is None:
            standing = Cell()
            continue
        first = seam.cells("area")[1]
        labelled = standing if standing and len(before.body) == 1 else seam.stands("area")
        standing = Cell()
        if area_cell.may_go_on(labelled, first, is_unrated=_is_unrated(seam)):
            standing = Cell((*labelled.lines, *first.lines))
            lines = tuple(itertools.takewhile(lambda text: not area_cell.is_label(text), first.texts))
            where, above = now.table.where(now.body[0]), before.table.where(before.body[-1])
            mark = (now.table.number, now.body[0].number)
            yield Doubt(where, above, lines, area_cell.last_section(labelled), mark)


def _is_unrated(seam: Seam) -> bool:
    """Whether the row below has none of the ratings that stand in the rows above, as a row that goes on has none."""
    rated = [name for name in ("previous", "current") if seam.stands(name)]
    return bool(rated) and not any(seam.cells(name)[1] for name in rated)
