"""Objectives as areas, with the inspection's pages they answer and the outcomes that stand below them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from goldenthread.plans.reading.area_cell import same, without_continued
from goldenthread.plans.reading.gathering import Gathering
from goldenthread.plans.reading.model import Recommendation
from goldenthread.plans.reading.tables import Row

OUTCOMES = re.compile(
    r"(?:improvement|intended|expected|desired) outcomes?(?:\s*\d{1,2})?\s*(?:[:–-]\s*(?P<said>\S.*)?)?", re.I
)
FURNITURE = re.compile(r"draft(?:\s+\w+\s+20\d\d)?|(?:page\s+)?\d+(?:\s+of\s+\d+)?", re.I)


def open_objective(found: Gathering, ref: str, text: str, *, source: str, where: str, is_numbered: bool) -> None:
    """Opens the area that the objective is, and keeps it as what the inspection asks for.

    ``is_numbered`` says that the table has a column for numbers, so that an empty one means something.
    """
    found.outcomes_open = False
    if is_numbered and not ref and text[:1].islower() and found.areas:
        found.warnings.append(f"{where}: read as the rest of the objective above: {text}")
        return
    if not ref and is_numbered:
        found.warnings.append(f"{where}: this objective has no number; is the top of its row missing?")
    name = found.open_area(text or f"Objective without words ({where})", where=where)
    found.recommendations.setdefault(same(name), Recommendation(ref=ref, text=name, source=source))
    found.add_to_area(recommendations=[name])


def refer(found: Gathering, refs: Sequence[dict[str, int]]) -> None:
    """Adds pages and paragraphs of the inspection's report to the standing objective."""
    key = same(found.area)
    known = found.recommendations.setdefault(key, Recommendation(text=found.area))
    new = tuple(ref for ref in refs if ref not in known.inspection_refs)
    found.recommendations[key] = replace(known, inspection_refs=(*known.inspection_refs, *new))


def take_row(found: Gathering, row: Row, *, where: str) -> bool:
    """True for a row of improvement outcomes, or of nothing but a page number; its outcomes are kept."""
    cells = [cell for cell in row.cells if cell]
    if len(cells) != 1:
        return False
    texts = cells[0].texts
    if FURNITURE.fullmatch(cells[0].text):
        return True
    if opening := OUTCOMES.fullmatch(texts[0]):
        found.outcomes_open = True
        texts = (*filter(None, [opening["said"]]), *texts[1:])
    elif not found.outcomes_open or not row.cells[0]:
        return False
    _keep(found, texts, where=where)
    return True


def opens_outcomes(row: Row) -> bool:
    """Whether a row is one of improvement outcomes, by its label."""
    cells = [cell for cell in row.cells if cell]
    return len(cells) == 1 and bool(OUTCOMES.fullmatch(cells[0].texts[0]))


def take_text(found: Gathering, texts: Sequence[str]) -> None:
    """Paragraphs below a table: outcomes, once a line or a row says so; what else stands there is told."""
    titles = {same(title) for title in found.titles}
    for text in texts:
        if same(without_continued(text)) in titles:  # as on each slide
            continue
        if opening := OUTCOMES.fullmatch(text):
            found.outcomes_open = bool(found.area)
            if opening["said"]:
                _keep(found, [opening["said"]], where=f"the text under “{found.area}”")
        elif found.outcomes_open and not FURNITURE.fullmatch(text):
            _keep(found, [text], where=f"the text under “{found.area}”")
        elif found.area and not FURNITURE.fullmatch(text):
            found.warnings.append(f"Between the tables, not read: {text}")


def _keep(found: Gathering, texts: Iterable[str], *, where: str) -> None:
    kept = list(texts)
    if not found.area:
        found.warnings += [f"{where}: an outcome above any objective, not read: {text}" for text in kept]
        return
    found.add_to_area(improvement_outcomes=kept)
    asked = found.recommendations.get(same(found.area))
    for text in kept:
        found.outcome(text, recommendation=asked.text if asked else None, phase=None, where=where)
