"""Which tables and columns a text names, read off its letters: perhaps more than it uses, never less."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

_WORD = re.compile(r"[a-z_][a-z0-9_]*")
_NO_NAME = r"(?!(?:on|join|inner|left|where|group|having|order|union|limit)\b)"
_TAKEN_FROM = re.compile(rf"\b(?:from|join)\s+([a-z_][a-z0-9_]*)(?:\s+(?:as\s+)?{_NO_NAME}([a-z_][a-z0-9_]*))?")
_QUALIFIED = re.compile(r"\b([a-z_][a-z0-9_]*)\.([a-z_][a-z0-9_]*)")


@lru_cache(maxsize=1_000)
def words(sql: str) -> frozenset[str]:
    """Every word of the text, in small letters."""
    return frozenset(_WORD.findall(sql.lower()))


@lru_cache(maxsize=10_000)
def columns(sql: str, table: str) -> frozenset[str]:
    """The words that may be columns of the table or its history: those under a name it has there, and those under none.

    All words of the text, where the table is also reached in another way than by ``from`` or ``join``.
    """
    small, own = sql.lower(), (table, f"{table}_history")
    taken = [(name, alias) for name, alias in _TAKEN_FROM.findall(small) if name in own]
    bare = _WORD.findall(_QUALIFIED.sub(" ", small))
    if len(taken) < sum(word in own for word in bare):
        return words(sql)
    names = {alias for _, alias in taken} | set(own)
    return frozenset(bare) | {column for name, column in _QUALIFIED.findall(small) if name in names}


def columns_of_all(texts: Iterable[str], table: str) -> frozenset[str]:
    """The same of several texts, of those that name the table."""
    own = {table, f"{table}_history"}
    return frozenset[str]().union(*(columns(text, table) for text in texts if own & words(text)))
