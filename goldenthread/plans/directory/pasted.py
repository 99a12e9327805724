"""A list of names brought in at once: what each line says, and whether it is new, here already or in doubt.

With a first line of headings (as the directory's own download has) columns stand in any order, set apart by commas,
semicolons or tabs. Without one a line is a title and, after a semicolon or tab, who holds it: titles hold commas.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass

from goldenthread.plans.delivery import Word
from goldenthread.plans.directory import titles
from goldenthread.plans.directory.resolving import Directory
from goldenthread.plans.errors import PlanError
from goldenthread.plans.models import Post
from goldenthread.plans.naming import key

MOST = 500  # lines; a council's plans name one or two hundred
HEADINGS = {"title": "title", "what it is": "kind", "held today by": "holder", "also written": "spellings"}
_KINDS = {**{key(label): value for value, label in Post.Kind.choices}, **{value: value for value in Post.Kind.values}}


class Verdict(Word):
    NEW = "new", "New"
    DOUBTFUL = "doubtful", "In doubt"
    DOUBLE = "double", "Here already"


@dataclass(frozen=True)
class Entry:
    """One line: a title, what it is, who holds it and how else it is written."""

    title: str
    kind: str = "person"
    holders: tuple[str, ...] = ()
    spellings: tuple[str, ...] = ()
    kind_unread: str = ""
    """What the list says it is, where that is none of the three kinds."""


@dataclass(frozen=True)
class Judged:
    """A line with its number from 1, what is thought of it and why."""

    number: int
    entry: Entry
    verdict: Verdict
    reason: str = ""


def read(text: str) -> list[Entry]:
    """The entries of a list; PlanError when there is none or too many. Lines without a title are left out."""
    lines = [line for line in text.replace("\ufeff", "").splitlines() if line.strip()]
    found = [entry for entry in _entries(lines) if entry.title]
    if not found:
        raise PlanError("No title was found.", remedy="Enter one on each line.", field="text")
    if len(found) > MOST:
        raise PlanError(f"{len(found):,} lines are too many.", remedy=f"Bring in at most {MOST} at once.", field="text")
    return found


def judge(entries: Iterable[Entry], known: Directory) -> list[Judged]:
    """What would become of each entry; nothing is stored."""
    seen: dict[str, int] = {}
    near: dict[str, int] = {}
    found = []
    for number, entry in enumerate(entries, start=1):
        found.append(_judge(number, entry, known, seen, near))
        seen.setdefault(key(entry.title), number)
        near.setdefault(titles.expanded(entry.title), number)
    return found


def _judge(number: int, entry: Entry, known: Directory, seen: dict[str, int], near: dict[str, int]) -> Judged:
    if first := seen.get(key(entry.title)):
        return Judged(number, entry, Verdict.DOUBLE, f"The same as line {first}.")
    meaning = known.meaning(entry.title)
    if meaning.post:
        return Judged(number, entry, Verdict.DOUBLE, f"{meaning.post.title}: {meaning.reason}.")
    if meaning.likely:
        told = "; ".join(f"{each.post.title}, {each.reason}" for each in meaning.likely[:3])
        return Judged(number, entry, Verdict.DOUBTFUL, f"Perhaps {told}.")
    if first := near.get(titles.expanded(entry.title)):
        return Judged(number, entry, Verdict.DOUBTFUL, f"Perhaps another way of writing line {first}.")
    if entry.kind_unread:
        return Judged(number, entry, Verdict.DOUBTFUL, f"“{entry.kind_unread}” is no kind of entry; taken as a post.")
    return Judged(number, entry, Verdict.NEW)


def _entries(lines: list[str]) -> Iterable[Entry]:
    if not lines:
        return []
    mark = next((mark for mark in ("\t", ";", ",") if _is_heading(lines[0], mark)), "")
    if mark:
        return [_named(row) for row in csv.DictReader(io.StringIO("\n".join(lines)), delimiter=mark)]
    return [_plain(line) for line in lines]


def _is_heading(line: str, mark: str) -> bool:
    cells = [key(cell.strip('"')) for cell in line.split(mark)]
    return "title" in cells and all(not cell or cell in HEADINGS or cell == "named in plans" for cell in cells)


def _named(row: dict[str | None, str | None]) -> Entry:
    cells = {HEADINGS.get(key(name or ""), ""): value or "" for name, value in row.items() if isinstance(value, str)}
    said = cells.get("kind", "").strip()
    kind = _KINDS.get(key(said), "")
    return Entry(
        _unquoted(cells.get("title", "")), kind or "person", _several(cells.get("holder", "")),
        _several(cells.get("spellings", "")), "" if kind else said,
    )  # fmt: skip


def _plain(line: str) -> Entry:
    title, _, holder = line.replace("\t", ";").partition(";")
    return Entry(_unquoted(title), holders=_several(holder))


def _several(text: str) -> tuple[str, ...]:
    return tuple(_unquoted(part) for part in text.split(";") if part.strip())


def _unquoted(text: str) -> str:
    """Without blanks, quotes, and the mark that keeps a download's text from being a formula."""
    return " ".join(text.strip().strip('"').removeprefix("'").split())
