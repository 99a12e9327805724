"""Definition files: what a measure says of itself in words (head) and in SQL (body)."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, get_type_hints

from goldenthread.measures import entry as entries
from goldenthread.measures.errors import DefinitionError
from goldenthread.records import parameters, tables

FOLDER = Path(__file__).parent / "definitions"
KINDS = ("proportion", "count", "rate", "mean", "median", "per", "ratio", "weighted")
BASES = (
    "monthly_flow",
    "month_end_stock",
    "rolling_12",
    "year_to_date",
    "quarterly",
    "rolling_6",
    "school_year_to_date",
)
BETTER = ("higher", "lower", "neither")
_PARTS = (".numerator", ".denominator")
# Of two sums, the rows a manager would look at first: where less was reached than could be, or anything at all.
_GONE = "amount is null or possible is null"
_SHORT = {"higher": f"amount < possible or {_GONE}", "lower": f"amount > 0 or {_GONE}", "neither": _GONE}


@dataclass(frozen=True)
class Head:
    """What the file says in words; every field without a default must be there.

    ``needs`` names the columns without which the number would be another one, as ``table.column``; with `` or ``
    between them, one of them is enough. A column that is only looked at where another fact is missing is not needed.

    ``library`` is the short name of what improvement plans ask for and this measure answers; ``variant_of`` is the
    measure of which this one is a variation. ``in_shares`` says that each row rests on rows of its own child, or of the
    children of one team or one worker, and beside them at most on whether anybody has a row of a table: then a dataset
    of many councils may be computed one council after the other. ``as_it_stands`` says that a row tells how somebody
    stood when the extract was made, and not since when: then a load answers the month it was taken for and none before.
    """

    title: str
    short_title: str
    why_it_matters: str
    how_it_is_counted: str
    what_it_cannot_know: str
    source: str
    kind: str
    basis: str
    unit: str
    better: str
    owner: str
    checked_by: str
    review_due: date
    local: bool
    lists: list
    missing_limit: float
    local_reason: str = ""
    published: str = ""
    companion: str = ""
    settings: list | tuple = ()
    needs: list | tuple = ()
    library: str = ""
    variant_of: str = ""
    in_shares: bool = False
    as_it_stands: bool = False


@dataclass(frozen=True)
class Definition:
    """One measure. ``slug`` is the file's name and its address; ``fingerprint`` changes when the text does.

    ``body`` gives one row for each thing counted; a ratio has a second one, ``denominator_body``.
    """

    slug: str
    head: Head
    body: str
    fingerprint: str
    denominator_body: str = ""
    entry: entries.Entry | None = None
    """How a person enters it; None for what is computed from records, and then only is there a body."""

    @property
    def nature(self) -> entries.Nature:
        """Where its figures come from."""
        if self.entry is None:
            return "computed"
        return "milestone" if self.head.kind == entries.MILESTONE else "entered"

    @property
    def bodies(self) -> tuple[str, ...]:
        """Its SQL: one text, two of a ratio, none of an entered measure."""
        return tuple(filter(None, (self.body, self.denominator_body)))

    @property
    def populations(self) -> tuple[str, ...]:
        """The names of what a rate is divided by, the first that is held counts; empty for anything but a rate.

        A rate of twelve months wants the mid-year estimate that lies in them, as published rates do, and takes the
        latest of its time while that one is not out yet.
        """
        if self.entry or self.head.kind != "rate":
            return ()
        latest = self.head.settings[0]
        return (parameters.of_the_year(latest), latest) if self.head.basis == "rolling_12" else (latest,)

    @property
    def comparable(self) -> bool:
        """May a published comparator stand beside it? Only where it counts what the published figure counts."""
        return bool(self.head.published) and not self.head.local

    @property
    def exceptions(self) -> str:
        """The rows a manager would look at first: those that miss the standard, and those whose fact is missing."""
        if self.head.kind == "per":
            return f"select * from ({self.body}) as cases where group_id is null"  # noqa: S608 (our own file)
        if self.head.kind == "weighted":
            return f"select * from ({self.body}) as cases where {_SHORT[self.head.better]}"  # noqa: S608 (our own file)
        wrong = {"higher": "met = 0 or met is null", "lower": "met = 1 or met is null", "neither": "met is null"}
        return f"select * from ({self.body}) as cases where {wrong[self.head.better]}"  # noqa: S608 (our own file)

    @property
    def lists_exceptions(self) -> bool:
        """Whether its rows can be told apart at all: a plain count of children has no exceptions."""
        return self.head.kind in ("per", "weighted") or "as met" in self.body


def parse(slug: str, text: str, denominator: str = "") -> Definition:
    """The definition in ``text`` (and, for a ratio, the second body); DefinitionError names the file and the fault."""
    head_text, body = _split(slug, text)
    head = _head(slug, head_text)
    if (head.kind == "ratio") != bool(denominator):
        raise _fault(slug, "a ratio, and only a ratio, has a numerator file and a denominator file")
    second = _body(slug, denominator) if denominator else ""
    return Definition(slug, head, body, fingerprint(text, denominator), second)


@lru_cache(maxsize=1)
def library() -> Mapping[str, Definition]:
    """Every measure of the project by slug, computed, entered and milestones, in order of title."""
    found = [_read(path) for path in sorted(FOLDER.glob("*.sql")) if not path.name.endswith(".denominator.sql")]
    found += [_entered(words) for words in entries.read_all()]
    return {definition.slug: definition for definition in sorted(found, key=lambda d: d.head.title)}


@lru_cache(maxsize=1)
def computed() -> Mapping[str, Definition]:
    """Those that are computed from records, and so have SQL."""
    return {slug: found for slug, found in library().items() if found.entry is None}


def get(slug: str) -> Definition:
    """The definition of that address; DefinitionError when there is none."""
    if slug not in library():
        raise DefinitionError(f"There is no measure called {slug}.", remedy="See the list: goldenthread measure list.")
    return library()[slug]


def fingerprint(*texts: str) -> str:
    """SHA-256 of the text with line ends and trailing blanks made equal, so that only words change it."""
    lines = [line.rstrip() for text in texts for line in text.strip().splitlines()]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def _read(path: Path) -> Definition:
    slug = path.name.removesuffix(".sql").removesuffix(_PARTS[0])
    second = path.with_name(f"{slug}{_PARTS[1]}.sql")
    return parse(slug, path.read_text("utf-8"), second.read_text("utf-8") if second.exists() else "")


def _entered(words: entries.Words) -> Definition:
    try:
        head = Head(**{"lists": [], "missing_limit": 0.0, **words.head})
    except TypeError as error:
        raise DefinitionError(f"{words.slug}: it has an unknown key or leaves one out: {error}.") from error
    _check(words.slug, head, entries.KINDS, (*BASES, *entries.BASES))
    return Definition(words.slug, head, "", words.fingerprint, entry=words.entry)


def _split(slug: str, text: str) -> tuple[str, str]:
    start, separator, rest = text.strip().partition("/*")
    head, closing, body = rest.partition("*/")
    if start or not separator or not closing:
        raise _fault(slug, "the head must stand first, between /* and */")
    if "/*" in head:
        raise _fault(slug, "the head has a second /* inside, which some engines read as a nested comment")
    return head, _body(slug, body)


def _body(slug: str, text: str) -> str:
    body = text.strip()
    for mark in ("/*", "*/", "--", ";"):
        if mark in body:
            raise _fault(slug, f"the body may not contain {mark}")
    if not body.lower().startswith("select"):
        raise _fault(slug, "the body must be one select")
    return body


def _head(slug: str, text: str) -> Head:
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _fault(slug, f"the head is not valid TOML: {error}") from error
    known = {field.name for field in fields(Head)}
    if unknown := sorted(set(raw) - known):
        raise _fault(slug, f"the head has an unknown key: {unknown[0]}")
    try:
        head = Head(**raw)
    except TypeError as error:
        raise _fault(slug, f"the head leaves something out: {error}") from error
    _check(slug, head)
    return head


def _check(slug: str, head: Head, kinds: tuple[str, ...] = KINDS, bases: tuple[str, ...] = BASES) -> None:
    for name, wanted in _wanted().items():
        if not isinstance(getattr(head, name), wanted):
            raise _fault(slug, f"{name} is not of the right kind")
    for name, allowed in (("kind", kinds), ("basis", bases), ("better", BETTER)):
        if getattr(head, name) not in allowed:
            raise _fault(slug, f"{name} must be one of {', '.join(allowed)}")
    if head.local and not head.local_reason:
        raise _fault(slug, "a local measure says why it is local (local_reason)")
    if not 0 <= head.missing_limit <= 1:
        raise _fault(slug, "missing_limit is a share between 0 and 1")
    if unknown := [name for need in head.needs for name in alternatives(need) if not _is_declared(name)]:
        raise _fault(slug, f"needs names a column that no table has: {unknown[0]}")
    if head.kind == "rate" and kinds is KINDS and not head.settings:
        raise _fault(slug, "a rate names its population first among its settings")


@lru_cache(maxsize=1)
def _wanted() -> Mapping[str, Any]:
    """The type of each field. Looked up once: Python compiles them anew each time, half of what reading took."""
    return get_type_hints(Head)


def alternatives(need: str) -> list[str]:
    """The columns of which a need asks for one."""
    return need.split(" or ")


def _is_declared(name: str) -> bool:
    table, _, column = name.partition(".")
    return table in tables.BY_NAME and column in tables.BY_NAME[table].names


def _fault(slug: str, what: str) -> DefinitionError:
    return DefinitionError(f"{slug}.sql: {what}.", remedy="Correct the definition file.")


def as_words(definition: Definition) -> dict[str, Any]:
    """The head as a plain dictionary, for pages and for ``--json``."""
    return {field.name: getattr(definition.head, field.name) for field in fields(Head)}
