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
