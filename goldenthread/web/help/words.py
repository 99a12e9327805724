"""The glossary, read from the one text that people and code share."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).resolve().parents[3] / "GLOSSARY.md"
_ENTRY = re.compile(r"^\*\*(.+?)\*\*: (.+?)(?=\n\n|\n\*\*|\Z)", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Word:
    """One entry; ``anchor`` is its address on the page."""

    term: str
    meaning: str
    anchor: str


@dataclass(frozen=True)
class Section:
    title: str
    words: tuple[Word, ...]


@cache
def sections() -> tuple[Section, ...]:
    """The glossary in its order: every line ``**term**: meaning`` under its heading."""
    found: list[Section] = []
    for part in re.split(r"^## ", FILE.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        title, _, body = part.partition("\n")
        entries = _ENTRY.findall(body.strip())
        found.append(Section(title.strip(), tuple(_word(term, meaning) for term, meaning in entries)))
    return tuple(found)


def _word(term: str, meaning: str) -> Word:
    return Word(term, " ".join(meaning.split()), re.sub(r"[^a-z0-9]+", "-", term.lower()).strip("-"))
