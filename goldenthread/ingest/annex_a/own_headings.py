"""Which list a row of headings speaks of: the headings that are a list's own, not those that most lists share."""

from __future__ import annotations

from collections.abc import Sequence

from goldenthread.ingest.annex_a.items import AnnexList
from goldenthread.ingest.reading.headings import plain


def share_of_own(row: Sequence[object], annex_list: AnnexList) -> float:
    """The share of a list's own headings that a row names exactly; those that most lists have do not count."""
    met = {plain(cell) for cell in row}
    own = [item for item in annex_list.items if item.heading not in SHARED and not item.optional_edition]
    return sum(any(plain(way) in met for way in (item.heading, *item.others)) for item in own) / len(own)


# A sheet with these and nothing else could be any list.
SHARED = {
    "Child Unique ID", "Gender", "Ethnicity", "Date of Birth", "Age of Child (Years)", "Allocated Team",
    "Allocated Worker", "Does the Child have a Disability", "Family identifier",
}  # fmt: skip
