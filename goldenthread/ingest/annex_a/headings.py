"""Which column of a sheet is which item of a list, whatever the case, spaces, quotes and order of its headings."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from goldenthread.ingest.annex_a.items import AnnexList, Item

_NOT_WORD = re.compile(r"[^a-z0-9]+")
_YES_NO = re.compile(r"\(\s*y\s*/\s*n\s*\)", re.IGNORECASE)
_APOSTROPHES = re.compile("['’‘`´]")


def plain(text: object) -> str:
    """Text as it is compared: lower case, NBSP and punctuation as one space, no apostrophes, no "(Y/N)"."""
    folded = unicodedata.normalize("NFKC", str(text)).casefold()
    return _NOT_WORD.sub(" ", _APOSTROPHES.sub("", _YES_NO.sub(" ", folded))).strip()


@dataclass(frozen=True)
class Headings:
    """How the columns of one sheet were understood.

    ``columns`` is item number to column index; ``mapped`` is heading as met to heading of the template, only where
    they differ; ``unmatched`` and ``missing`` are headings; ``twice`` are headings met more than once.
    """

    columns: dict[int, int]
    mapped: dict[str, str]
    unmatched: list[str]
    missing: list[Item]
    twice: list[str]


def match(row: Sequence[object], annex_list: AnnexList) -> Headings:
    """Match one row of headings against a list: exact spellings first, then the words that only one item has."""
    met = {index: plain(cell) for index, cell in enumerate(row) if plain(cell)}
    columns: dict[int, int] = {}
    twice: list[str] = []
    for item in annex_list.items:
        spellings = {plain(way) for way in (item.heading, *item.others)}
        fitting = [index for index, text in met.items() if text in spellings and index not in columns.values()]
        if fitting:
            columns[item.number] = fitting[0]
            twice += [str(row[index]).strip() for index in fitting[1:]]
    _by_words(met, annex_list, columns)
    return Headings(
        columns,
        _renamed(row, annex_list, columns),
        [str(row[index]).strip() for index in met if index not in columns.values()],
        [item for item in annex_list.items if item.number not in columns and not item.optional_edition],
        twice,
    )


def _by_words(met: dict[int, str], annex_list: AnnexList, columns: dict[int, int]) -> None:
    # The items with the most words choose first, so that "date of contact" is not taken by a shorter rule.
    waiting = [item for item in annex_list.items if item.number not in columns and item.words]
    for item in sorted(waiting, key=lambda item: -len(item.words)):
        free = {index: text for index, text in met.items() if index not in columns.values()}
        fitting = [index for index, text in free.items() if set(item.words) <= set(text.split())]
        if len(fitting) == 1:
            columns[item.number] = fitting[0]


def _renamed(row: Sequence[object], annex_list: AnnexList, columns: dict[int, int]) -> dict[str, str]:
    pairs = {str(row[index]).strip(): annex_list.item(number).heading for number, index in columns.items()}
    return {met: heading for met, heading in pairs.items() if met != heading}


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
