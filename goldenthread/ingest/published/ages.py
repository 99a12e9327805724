"""Which ages a label of a published table means."""

from __future__ import annotations

import re

from goldenthread.ingest.reading.headings import plain

Ages = tuple[int, int]
_BAND = re.compile(r"(\d{1,2}) (?:to|and|through)? ?(\d{1,2})")
_UNDER = re.compile(r"(?:under|less than|below) (\d{1,2})")
_OPEN = re.compile(r"\b(over|above|older|plus|all)\b")
_SINGLE = re.compile(r"\b(\d{1,2})\b")


def read(label: str) -> Ages | None:
    """First and last age in completed years, as (0, 17) or (7, 7); None for an open band, a total or other words."""
    words = plain(label)
    if "+" in label or _OPEN.search(words):
        return None
    if band := _BAND.search(words):
        first, last = int(band[1]), int(band[2])
        return (first, last) if first <= last else None
    if under := _UNDER.search(words):
        return (0, int(under[1]) - 1) if int(under[1]) else None
    single = _SINGLE.findall(words)
    return (int(single[0]), int(single[0])) if len(single) == 1 else None
