"""What a spec drew and what came of it, as a worked example; and the files in which examples are kept."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path

import pytest

from goldenthread.core.periods import Month
from goldenthread.measures import calculation, worked
from goldenthread.measures.definition import Definition
from goldenthread.records import parameters
from goldenthread.records.engine import Engine
from goldenthread.records.parameters import Value
from goldenthread.records.tables import Table
from tests.spec import drawn

Pictures = Mapping[date, Mapping[str, str]]
# One spec draws thousands of conferences to reach a published figure: nobody reads them one by one.
CROWD = 60
# Names of tests have no apostrophes; a title has.
_OWNERS = re.compile(
    r"\b(council|child|authority|month)s (?=own\b|interval\b|terms\b|plan\b)|\bchilds\b|\bauthoritys\b"
)


_NAMES = re.compile(r"\bannex a\b|\b(mon|tues|wednes|thurs|fri|satur|sun)day\b")


def name_of(test: pytest.Item) -> str:
    """``test_file.py::test_name[case]``, from wherever the tests are run."""
    return f"{test.path.name}::{test.name}"


def title(test: str) -> str:
    """The sentence that a test's name is: ``test_the_45th_day_is_late`` is ``The 45th day is late``."""
    words = test.removeprefix("test_").replace("_", " ")
    words = _OWNERS.sub(lambda found: f"{found[0].rstrip().removesuffix('s')}'s{' ' * found[0].endswith(' ')}", words)
    words = _NAMES.sub(lambda found: found[0].title(), words)
    return words[:1].upper() + words[1:]


def outcomes(
    opened: Engine, measure: Definition, at: str, pictures: Pictures, shows: Mapping[str, str]
) -> tuple[worked.Outcome, ...]:
    """What became of everybody drawn; AssertionError where that is not what the spec says of one."""
    found, drawn_ones = _rows(opened, measure, at), _drawn(pictures)
    named = _names(found)
    nobody = [worked.Outcome(who, "", worked.NOT_COUNTED) for who in drawn_ones if who not in named]
    order = {who: place for place, who in enumerate(drawn_ones)}
    every = sorted((*found, *nobody), key=lambda one: (order.get(one.who, len(order)), one.who, one.counted_on))
    assert set(shows) <= _names(every), f"not drawn: {set(shows) - _names(every)}"
    return tuple(_told(one, shows.get(one.who, ""), pictures) for one in every)


def _rows(opened: Engine, measure: Definition, at: str) -> list[worked.Outcome]:
    names = opened.columns(measure.body)
    rows = [dict(zip(names, row, strict=True)) for row in opened.run(measure.body, at=at)]
    return [
        worked.Outcome(
            str(row["child_id"] or row["case_id"]), str(row["counted_on"] or ""), _outcome(measure, row),
            str(calculation.number(row["amount"])) if row.get("amount") is not None else str(row.get("group_id") or ""),
        )
        for row in rows
    ]  # fmt: skip


def _outcome(measure: Definition, row: Mapping[str, object]) -> str:
    asked = {"mean": "amount", "median": "amount", "per": "group_id", "weighted": "amount"}.get(
        measure.head.kind, "met"
    )
    if (asked in row and row[asked] is None) or (measure.head.kind == "weighted" and row["possible"] is None):
        return worked.MISSING
    if asked != "met" or "met" not in row:
        return worked.COUNTED
    return worked.MEETS if row["met"] == 1 else worked.MISSES


def _names(every: Iterable[worked.Outcome]) -> set[str]:
    return {one.who for one in every}


def _drawn(pictures: Pictures) -> list[str]:
    """Whom the tables name, in order: the children, or what the first column names where no child is."""
    found: dict[str, None] = {}
    for _, tables in _by_table(pictures):
        for who, _ in _people(*tables):
            found.setdefault(who)
    return list(found)


def _by_table(pictures: Pictures) -> list[tuple[date, tuple[Table, str]]]:
    return [(day, (drawn.table_called(word), text)) for day, one in pictures.items() for word, text in one.items()]


def _people(table: Table, text: str) -> list[tuple[str, tuple[str, ...]]]:
    columns, rows = worked.table(text)
    place = columns.index("child_id") if "child_id" in columns else 0
    return [(row[place], row) for row in rows if row[place]]


def _told(one: worked.Outcome, words: str, pictures: Pictures) -> worked.Outcome:
    if not words:
        return one
    shows, _, because = words.partition(": ")
    plain = shows.removesuffix(worked.BLANK).removesuffix(worked.EDGE)
    assert plain in worked.OUTCOMES, f"{shows!r} is none of {worked.OUTCOMES}"
    holds = plain == one.outcome or (plain == worked.COUNTED and one.outcome != worked.NOT_COUNTED)
    assert holds, f"{one.who} {one.outcome}, and the spec says: {shows}"
    assert worked.BLANK not in shows or _has_a_blank(one.who, pictures), f"nothing is blank of {one.who}"
    return worked.Outcome(one.who, one.counted_on, one.outcome, one.amount, shows, because)


def _has_a_blank(who: str, pictures: Pictures) -> bool:
    """A blank cell of theirs, or a table that does not name them."""
    named = [[row for name, row in _people(*table) if name == who] for _, table in _by_table(pictures)]
    return any(not rows or any("" in row for row in rows) for rows in named)


def example(
    test: str, month: Month, kind: str, pictures: Pictures, settings: Sequence[Value],
    figure: calculation.Figure | None, told: tuple[worked.Outcome, ...],
) -> worked.Example:  # fmt: skip
    """The example of one call; ``test`` is ``test_file.py::test_name[case]``. A crowd is told in numbers only."""
    name = test.partition("::")[2].partition("[")[0]
    crowd = len(told) > CROWD
    drawings = () if crowd else tuple(worked.Picture(day, _drawings(one)) for day, one in sorted(pictures.items()))
    return worked.Example(
        test, title(name), month, kind, drawings, tuple(_setting(each) for each in settings), _figure(figure),
        _in_numbers(told) if crowd else told,
    )  # fmt: skip


def _in_numbers(told: Iterable[worked.Outcome]) -> tuple[worked.Outcome, ...]:
    return tuple(worked.Outcome(f"{size:,} rows", "", outcome) for outcome, size in Counter(
        one.outcome for one in told
    ).items())  # fmt: skip


def _drawings(picture: Mapping[str, str]) -> tuple[worked.Drawing, ...]:
    return tuple(worked.Drawing(drawn.table_called(word).name, *worked.table(text)) for word, text in picture.items())


def _setting(each: parameters.Value) -> worked.Setting:
    ends_on = each.ends_on.isoformat() if each.ends_on else ""
    return worked.Setting(each.name, each.amount, each.starts_on.isoformat(), ends_on, each.source)


def _figure(found: calculation.Figure | None) -> worked.Figure | None:
    if found is None:
        return None
    value = None if found.value is None else round(found.value, 6)
    return worked.Figure(found.state, found.numerator, found.denominator, found.missing, value, found.reason)


def write(folder: Path, kept: Mapping[str, Sequence[worked.Example]]) -> None:
    """One file for each measure, and no other file."""
    folder.mkdir(exist_ok=True)
    for path in folder.glob("*.toml"):
        path.unlink()
    for slug, found in kept.items():
        (folder / f"{slug}.toml").write_text(as_text(found), encoding="utf-8")


def as_text(found: Iterable[worked.Example]) -> str:
    """The text that ``worked.parse`` reads back as the same examples."""
    return "# Kept by docs/make.py from the specs of this measure; change those.\n" + "".join(map(_as_text, found))


def _as_text(one: worked.Example) -> str:
    figure = vars(one.figure) if one.figure else {"state": "", "missing": 0, "reason": ""}
    said = [f"{name} = {_said(value)}" for name, value in figure.items() if value is not None]
    fields = [
        f"spec = {_said(one.spec)}", f"title = {_said(one.title)}", f'month = "{one.month.id}"', f'kind = "{one.kind}"',
        f"figure = {{ {', '.join(said)} }}", f'outcomes = """\n{_outcomes(one)}"""',
    ]  # fmt: skip
    settings = [
        "\n".join(["[[example.setting]]", *(f"{name} = {_said(value)}" for name, value in vars(each).items())])
        for each in one.settings
    ]
    return "\n".join(["\n[[example]]", *fields, *settings, *map(_picture, one.pictures), ""])


def _outcomes(one: worked.Example) -> str:
    names = ("who", "counted_on", "outcome", "amount", "shows", "because")
    return _lined(names, [tuple(vars(each)[name] for name in names) for each in one.outcomes])


def _picture(one: worked.Picture) -> str:
    drawings = [f'{each.table} = """\n{_lined(each.columns, each.rows)}"""' for each in one.drawings]
    return "\n".join(["[[example.picture]]", f"as_at = {one.as_at.isoformat()}", "[example.picture.tables]", *drawings])


def _lined(names: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    every = [tuple(names), *map(tuple, rows)]
    widths = [max(len(row[place]) for row in every) for place in range(len(names))]
    lines = [" | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in every]
    lines.insert(1, "-+-".join("-" * width for width in widths))
    return "\n".join(lines) + "\n"


def _said(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
