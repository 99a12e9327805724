"""What a person looks at before a published file is used: each indicator in a line, and what to look at twice."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from goldenthread.ingest.published.cells import KNOWN
from goldenthread.measures.comparators import authorities, catalogue
from goldenthread.measures.models import Area, OwnAuthority

AUTHORITY = "authority"
_FEWEST_TO_SAY_ROUNDED = 20
_MANY = 100  # so many authorities known here make any other worth a word
_NAMED = 8


def of_figures(answer: Mapping[str, Any]) -> list[dict[str, Any]]:
    """A line for each indicator: its years, how many values are known, why others are not, and how it is rounded."""
    by_code: dict[str, list[list[Any]]] = defaultdict(list)
    for row in answer["values"]:
        by_code[row[0]].append(row)
    return [_line(code, rows, answer["named"].get(code, "")) for code, rows in sorted(by_code.items())]


def _line(code: str, rows: list[list[Any]], title: str) -> dict[str, Any]:
    years = [row[2] for row in rows]
    states = Counter(row[6] for row in rows if row[6] != KNOWN)
    return {
        "code": code, "title": catalogue.described(code, title).title, "first_year": min(years),
        "last_year": max(years), "known": len(rows) - sum(states.values()), "not_known": dict(sorted(states.items())),
        "rounded_to": rounded_to([row[5] for row in rows if row[1].isdigit()]),
    }  # fmt: skip


def rounded_to(amounts: Iterable[float | None]) -> float | None:
    """The coarsest of 10, 5 and 1 in whose steps all numbers lie; None for finer ones, or too few to say so."""
    known = [amount for amount in amounts if amount]
    if len(known) < _FEWEST_TO_SAY_ROUNDED:
        return None
    return next((float(step) for step in (10, 5, 1) if all(amount % step == 0 for amount in known)), None)


def doubts(answer: Mapping[str, Any]) -> list[str]:
    """Authorities known by another name, or not known here; the council's own missing; numbers that none can have."""
    known = dict(Area.objects.filter(level=AUTHORITY).values_list("key", "name"))
    met = {key: name for key, level, name, _ in answer["areas"] if level == AUTHORITY}
    told = [*_strangers(met, known), *_renamed(met, known)]
    own = OwnAuthority.objects.select_related("area").first()
    if own and own.area.key not in met:
        told.append(f"{own.area.name} ({own.area.key}), your own authority, is not in the file.")
    return [*told, *_impossible(answer)]


def _impossible(answer: Mapping[str, Any]) -> list[str]:
    """Shares above all of them, and anything below nought: a misprint of the publisher, or a column that slipped."""
    names = {key: name for key, _, name, _ in answer.get("areas", [])}
    by_code: dict[str, list[str]] = defaultdict(list)
    for code, key, year, _, _, amount, *_ in answer.get("values", []):
        most = 100 if catalogue.described(code).counts == "share" else None
        if amount is not None and (amount < 0 or (most and amount > most)):
            by_code[code].append(f"{names.get(key, key)} {year}: {amount:g}")
    return [
        f"{code} cannot be so: {_listed(said)}. Ask its publisher before you use it." for code, said in by_code.items()
    ]


def _strangers(met: Mapping[str, str], known: Mapping[str, str]) -> list[str]:
    """Before many are known here, only numbers that the Department has not given to any authority."""
    many = len(known) >= _MANY
    new = [key for key in sorted(met) if key not in known and (many or not authorities.is_given(key))]
    if not new:
        return []
    return [f"Authorities that were not known here before: {_listed([f'{met[key]} ({key})' for key in new])}. "
            "Check their numbers."]  # fmt: skip


def _renamed(met: Mapping[str, str], known: Mapping[str, str]) -> list[str]:
    other = [
        f"{key} is {name} here and {known[key]} in earlier files"
        for key, name in sorted(met.items())
        if key in known and name.casefold() != known[key].casefold()
    ]
    return [f"Other names: {_listed(other)}."] if other else []


def _listed(every: list[str]) -> str:
    more = f" and {len(every) - _NAMED} more" if len(every) > _NAMED else ""
    return "; ".join(every[:_NAMED]) + more
