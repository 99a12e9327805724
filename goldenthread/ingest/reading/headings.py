"""Which column of a table is which item, whatever the case, spaces, quotes and order of its headings."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from goldenthread.ingest.reading.items import Item

_NOT_WORD = re.compile(r"[^a-z0-9]+")
_YES_NO = re.compile(r"\(\s*y\s*/\s*n\s*\)", re.IGNORECASE)
_APOSTROPHES = re.compile("['’‘`´]")


def plain(text: object) -> str:
    """Text as it is compared: lower case, NBSP and punctuation as one space, no apostrophes, no "(Y/N)"."""
    folded = unicodedata.normalize("NFKC", str(text)).casefold()
    return _NOT_WORD.sub(" ", _APOSTROPHES.sub("", _YES_NO.sub(" ", folded))).strip()


@dataclass(frozen=True)
class Headings:
    """How the columns of one table were understood.

    ``columns`` is item number to column index; ``mapped`` is heading as met to declared heading, only where
    they differ; ``unmatched`` and ``missing`` are headings; ``twice`` are headings met more than once.
    """

    columns: dict[int, int]
    mapped: dict[str, str]
    unmatched: list[str]
    missing: list[Item]
    twice: list[str]


def match(row: Sequence[object], items: Sequence[Item]) -> Headings:
    """Match one row of headings against the items: exact spellings first, then the words that only one item has."""
    met = {index: plain(cell) for index, cell in enumerate(row) if plain(cell)}
    columns: dict[int, int] = {}
    twice: list[str] = []
    for item in items:
        spellings = {plain(way) for way in (item.heading, *item.others)}
        fitting = [index for index, text in met.items() if text in spellings and index not in columns.values()]
        if fitting:
            columns[item.number] = fitting[0]
            twice += [str(row[index]).strip() for index in fitting[1:]]
    _by_words(met, items, columns)
    return Headings(
        columns,
        _renamed(row, items, columns),
        [str(row[index]).strip() for index in met if index not in columns.values()],
        [item for item in items if item.number not in columns and not item.optional_edition],
        twice,
    )


def _by_words(met: dict[int, str], items: Sequence[Item], columns: dict[int, int]) -> None:
    # The items with the most words choose first, so that "date of contact" is not taken by a shorter rule.
    waiting = [item for item in items if item.number not in columns and item.words]
    for item in sorted(waiting, key=lambda item: -len(item.words)):
        free = {index: text for index, text in met.items() if index not in columns.values()}
        fitting = [index for index, text in free.items() if set(item.words) <= set(text.split())]
        if len(fitting) == 1:
            columns[item.number] = fitting[0]


def _renamed(row: Sequence[object], items: Sequence[Item], columns: dict[int, int]) -> dict[str, str]:
    by_number = {item.number: item for item in items}
    pairs = {str(row[index]).strip(): by_number[number].heading for number, index in columns.items()}
    return {met: heading for met, heading in pairs.items() if met != heading}
