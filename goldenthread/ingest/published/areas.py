"""What one area is called by, whichever file names it: so that a region of one file is the region of another."""

from __future__ import annotations

import re

from goldenthread.ingest.published.figures import AUTHORITY, COUNTRY, REGION, Area
from goldenthread.ingest.reading.headings import plain

ENGLAND = "england"
_NUMBER = re.compile(r"\d{3}")


def key(area: Area) -> str:
    """``841`` of an authority (the department's number), ``region north west``, ``england``; empty where it has none.

    The words of a region are put in order: one file writes Outer London and another London (Outer).
    """
    if area.level == AUTHORITY:
        return next((code for code in area.codes if _NUMBER.fullmatch(code)), "")
    if area.level == REGION:
        return region_key(area.name)
    return ENGLAND if area.level == COUNTRY and plain(area.name) == ENGLAND else ""


def region_key(name: str) -> str:
    """The same of a region's name alone; empty for none (``NA`` in the long file)."""
    words = sorted(plain(name).split())
    return f"region {' '.join(words)}" if words and words != ["na"] else ""


def number(cell: object) -> str:
    """The number of an authority as text, where a workbook has 841.0; empty for anything else."""
    text = str(cell).strip().removesuffix(".0")
    return text if _NUMBER.fullmatch(text) else ""
