"""The cell that says whose area this is: name, officers, linked plans, recommendations it answers."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from goldenthread.plans.reading.tables import Cell, Line

END = r"\s*(?:[:;]\s*['’\"]?|['’]?$)\s*"
LABELS = {
    "officers": re.compile(
        r"^(?:(?:responsible|accountable|lead)\s+(?:officers?|managers?|persons?|people)|leads?|owners?)" + END,
        re.I,
    ),
    "linked_plans": re.compile(r"^(?:linked|related|associated)\s+(?:[\w&]+\s+){0,3}plans?" + END, re.I),
    "recommendations": re.compile(r"^(?P<source>(?:[\w'’]+\s+){0,4}?)recommendations?" + END, re.I),
}
QUOTES = "'‘’\"“”"
CONTINUED = re.compile(r"\s*[\[(]?\bcont(?:inued|['’]?d|\.)\.?\s*[\])]?\s*$", re.I)


@dataclass
class AreaCell:
    """What was found, in the order of the cell; ``source`` is the word before "recommendation"."""

    name: str = ""
    officers: list[str] = field(default_factory=list)
    linked_plans: list[str] = field(default_factory=list)
    recommendations: list[str] = field(default_factory=list)
    source: str = ""


def understand(cell: Cell) -> AreaCell:
    """The cell's content by its labels; lines before the first label are the area's name."""
    found = AreaCell()
    section = ""
    names: list[str] = []
    for line in _whole_lines(cell):
        label, rest, source = _label(line.text)
        section = label or section
        found.source = source or found.source
        if not section:
            names.append(line.text)
        elif rest:
            getattr(found, section).append(rest)
    found.name = without_continued(" ".join(names))
    return found


def goes_on(standing: Cell, cell: Cell) -> bool:
    """Whether a cell is the rest of the one that stands above it, which a slide or page ended inside.

    It begins with a label that the other does not have yet; with words below none where areas have no name in their
    cells; below a label that nothing stands behind; in the middle of a sentence; or with a bullet below a bullet.
    """
    if not standing or not cell or _labels(standing) & _labels(cell):
        return False
    first, last = cell.lines[0], standing.lines[-1]
    if _label(first.text)[0] or _is_bare(last.text):
        return True
    if not _labels(standing):
        return False
    is_inside = first.text[:1].islower() or first.text[:1] in QUOTES
    return is_inside or bool(_label(standing.lines[0].text)[0]) or (first.bullet and last.bullet)


def may_go_on(standing: Cell, cell: Cell, *, is_unrated: bool = False) -> bool:
    """Whether a cell that does not surely go on with the one above may do so all the same, or name an area.

    It begins with words below no label, and has no label that the other has, which has one itself. ``is_unrated`` says
    that the area would lack a rating that others have: then no label is needed above.
    """
    if not standing or not cell or goes_on(standing, cell) or is_label(cell.lines[0].text):
        return False
    return (is_unrated or bool(_labels(standing))) and not _labels(standing) & _labels(cell)


def last_section(cell: Cell) -> str:
    """What the last label of a cell opens, such as ``officers``; empty without one."""
    return next((name for text in reversed(cell.texts) if (name := _label(text)[0])), "")


def _is_bare(text: str) -> bool:
    section, rest, _ = _label(text)
    return bool(section) and not rest


def _labels(cell: Cell) -> set[str]:
    return {name for text in cell.texts if (name := _label(text)[0])}


def without_continued(text: str) -> str:
    """A heading without its "(continued)"."""
    return CONTINUED.sub("", text).strip()


def is_continued(text: str) -> bool:
    return bool(CONTINUED.search(text))


def is_label(text: str) -> bool:
    """True for a line that says what comes next: officers, linked plans, recommendations."""
    return bool(_label(text)[0])


def unquoted(text: str) -> str:
    """A quoted sentence without its quotation marks; a full stop outside them stays."""
    bare = text.strip()
    if bare[:1] in QUOTES:
        bare = re.sub(rf"[{QUOTES}](\.?)$", r"\1", bare[1:])
    return bare


def same(text: str) -> str:
    """A form in which two spellings of one name are equal: case, apostrophes and blanks aside."""
    return re.sub(r"\s+", " ", re.sub(r"[’‘`]", "'", text)).strip(" .:").casefold()


def _label(text: str) -> tuple[str, str, str]:
    """(section, what follows the label on its line, source), or the whole line when it has no label."""
    for name, pattern in LABELS.items():
        if match := pattern.match(text):
            source = (match.groupdict().get("source") or "").strip()
            return name, text[match.end() :].strip(), re.sub(r"^core\s+", "", source, flags=re.I)
    return "", text, ""


def _whole_lines(cell: Cell) -> list[Line]:
    """Lines, one that ends in a comma joined to the plain line after it: a title too long for its cell."""
    whole: list[Line] = []
    for line in cell.lines:
        if whole and whole[-1].text.endswith(",") and not whole[-1].bullet and not line.bullet:
            whole[-1] = Line(f"{whole[-1].text} {line.text}")
        else:
            whole.append(line)
    return whole
