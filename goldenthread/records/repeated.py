"""What several texts ask in the same letters, so that it is worked out once for all of them.

A derived table (``from (select …)``, ``join (select …)``) that stands twice in the texts to be run over the same rows
gets a name; the texts then read from that name. Which rows a text gives does not change, because the same letters
over the same tables are the same rows, and where two rows tie, both now take the same one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

# A derived table of a text with one of these might rest on the rows around it; such a text is left as it is.
_RESTS_ON_OTHERS = re.compile(
    r"\bexists\b|\blateral\b|\b(?:in|any|all|some)\s*\(\s*select\b|[=<>+*(,-]\s*\(\s*select\b"
)
_DERIVED = re.compile(r"\b(?:from|join) \((?=select\b)")
# Only what sorts, groups or tells rows apart: to write down what merely passes rows on would cost more than it saves.
_IS_WORK = re.compile(r"\bover\b|\bgroup by\b|\bunion select\b|\bselect distinct\b")
_BLANKS = re.compile(r"'[^']*'|\s+")
_MARKS = re.compile(r"'[^']*'|[()]")


class Repeated:
    """The derived tables that stand twice or more in some texts, each under a name of its own."""

    def __init__(self, texts: Iterable[str] = ()) -> None:
        every = list(dict.fromkeys(texts))
        plain = {text: _flat(text) for text in every if not _RESTS_ON_OTHERS.search(text.lower())}
        self._others = [text.lower() for text in every if text not in plain]
        self._tables: dict[str, str] = {}
        while longest := _longest([*plain.values(), *self._tables.values()]):
            name = f"repeated_{len(self._tables)}"
            plain = {text: flat.replace(longest, name) for text, flat in plain.items()}
            self._tables = {known: text.replace(longest, name) for known, text in self._tables.items()}
            self._tables[name] = longest[1:-1]
        self._texts = plain

    def text(self, text: str) -> str:
        """The text as it reads from the named tables; itself where it has none."""
        flat = self._texts.get(text, text)
        return flat if self._named(flat) else text

    def tables_of(self, text: str) -> list[tuple[str, str]]:
        """The names that the text reads from, and what each stands for, in the order in which they can be made."""
        found: dict[str, str] = {}
        for name in self._named(self._texts.get(text, "")):
            found |= self._made_by(name)
        return list(found.items())

    def readers(self, table: str) -> int:
        """How often the texts, and what is made for them, read from a table or its history."""
        texts = [*self._others, *self._texts.values(), *self._tables.values()]
        return sum(len(re.findall(rf"\b{table}(?:_history)?\b", text)) for text in texts)

    def _made_by(self, name: str) -> dict[str, str]:
        found: dict[str, str] = {}
        for inner in self._named(self._tables[name]):
            found |= self._made_by(inner)
        return found | {name: self._tables[name]}

    def _named(self, text: str) -> list[str]:
        return [name for name in self._tables if re.search(rf"\b{name}\b", text)]


def _flat(text: str) -> str:
    """The text on one line, so that a derived table is the same wherever it is indented."""
    return _BLANKS.sub(lambda found: found[0] if found[0].startswith("'") else " ", text).strip()


def _longest(texts: Iterable[str]) -> str:
    """The longest derived table that stands in the texts more than once, in its brackets; blank where there is none."""
    counted = Counter(table for text in texts for table in _derived(text))
    return max(
        (table for table, number in counted.items() if number > 1 and _IS_WORK.search(table)), key=len, default=""
    )


def _derived(text: str) -> Iterator[str]:
    for found in _DERIVED.finditer(text):
        start, depth = found.end() - 1, 0
        for mark in _MARKS.finditer(text, start):
            depth += {"(": 1, ")": -1}.get(mark[0], 0)
            if not depth:
                yield text[start : mark.end()]
                break
