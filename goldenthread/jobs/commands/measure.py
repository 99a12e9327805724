"""``goldenthread measure …``: the library, its figures, how each came about, and the rows behind it."""

from __future__ import annotations

import argparse
import datetime as dt
import json
from collections import Counter
from collections.abc import Sequence
from typing import Any

from goldenthread.core import periods
from goldenthread.core.errors import Refusal
from goldenthread.jobs import explain, words
from goldenthread.measures.entry import Nature

NATURES: tuple[Nature, ...] = ("computed", "entered", "milestone")


def add(words: Any) -> None:
    command = words.add_parser("measure", help="the measures, their figures, and the rows behind them")
    what = command.add_subparsers(required=True, metavar="list|show|compute|cases|explain")
    listed = what.add_parser("list", help="every measure with its address")
    listed.set_defaults(run=list_all, database=False)
    shown = what.add_parser("show", help="what a measure counts, in words and in SQL")
    shown.add_argument("slug")
    shown.set_defaults(run=show, database=False)
    _add_compute(what)
    _add_cases(what)
    explain.add(what)


def _add_compute(what: Any) -> None:
    computed = what.add_parser("compute", help="compute and keep figures")
    computed.add_argument("slugs", nargs="*", metavar="SLUG", help="all measures when none is named")
    computed.add_argument("--period", action="append", metavar="2026-05", help="may be given again; all by default")
    computed.add_argument(
        "--engine", choices=["duckdb", "postgresql", "spark"], default="", help="where; the figures are the same"
    )
    computed.add_argument("--json", action="store_true")
    computed.set_defaults(run=compute)


def _add_cases(what: Any) -> None:
    cases = what.add_parser("cases", help="the rows behind a figure, as one person may see them")
    cases.add_argument("slug")
    cases.add_argument("--period", required=True, metavar="2026-05")
    cases.add_argument("--reader", required=True, metavar="EMAIL", help="who reads; goes into the access log")
    cases.add_argument("--purpose", required=True, help="what for; goes into the access log")
    cases.add_argument("--team")
    cases.add_argument("--exceptions", action="store_true", help="only those that miss the standard or lack the fact")
    cases.add_argument("--json", action="store_true")
    cases.set_defaults(run=show_cases)


def list_all(options: argparse.Namespace) -> int:
    """One line for each measure: address, where it comes from, kind, unit, title; then how many of each there are, and
    how many of what improvement plans ask for each tier answers."""
    from goldenthread.measures import definition, tiers

    library = definition.library()
    for slug, found in library.items():
        local = "" if found.comparable else "  (no comparator)"
        print(f"{slug:<56} {found.nature:<10} {found.head.kind:<11} {found.head.unit:<20} {found.head.title}{local}")
    counts = Counter(found.nature for found in library.values())
    print(", ".join(f"{nature}: {counts[nature]}" for nature in NATURES))
    for tier in tiers.counts():
        answered = ", ".join(f"{tier.answered[nature]} {nature}" for nature in NATURES if tier.answered[nature])
        none = f"; not answered: {', '.join(tier.missing)}" if tier.missing else ""
        print(f"tier {tier.name} ({tier.title}): {answered} of {tier.asked}{none}")
    return 0


def show(options: argparse.Namespace) -> int:
    """The head in words, then what is entered, or the SQL."""
    from goldenthread.measures import definition

    found = definition.get(options.slug)
    for name, value in definition.as_words(found).items():
        if value not in ("", [], ()):
            print(f"{name.replace('_', ' ')}: {value}")
    if found.entry:
        print(f"numerator: {found.entry.numerator}")
        print(f"denominator: {found.entry.denominator or 'none'}")
    print(f"fingerprint: {found.fingerprint}")
    if found.body:
        print(f"\n{found.body}")
    return 0


def compute(options: argparse.Namespace) -> int:
    """Figures of the months given, or of every month that a live snapshot answers."""
    from goldenthread.measures import flagging, operations, queries
    from goldenthread.measures.models import Result

    months = [_month(text) for text in options.period] if options.period else queries.months_with_data()
    operations.compute(months=months, on=_today(), slugs=options.slugs, engine=options.engine)
    found = Result.objects.filter(is_current=True, period__in=[month.id for month in months])
    stands = list(found.filter(measure__in=options.slugs) if options.slugs else found)
    flags = flagging.of_results(stands)
    lines = [_as_json(result, flags.get(result.figure_id, [])) for result in stands]
    if options.json:
        print(json.dumps(lines, ensure_ascii=False, indent=1))
        return 0
    for line in lines:
        if not line["cut"]:
            print(f"{line['period']}  {line['measure']:<56} {_told(line)}")
            for flag in line["flags"]:
                print(f"         look at twice: {flag['sentence']}")
    print(f"{words.counted(lines, 'figure')} for {words.counted(months, 'month')}.")
    return 0


def show_cases(options: argparse.Namespace) -> int:
    """Rows through the one door, with its access line; restricted records and others' children stay hidden."""
    from goldenthread.measures import definition, queries
    from goldenthread.records import store

    if definition.get(options.slug).entry:
        raise Refusal(f"{options.slug} is entered, so there are no rows behind it.", remedy="Open its page instead.")
    select = queries.selection(options.slug, _month(options.period), team=options.team, exceptions=options.exceptions)
    if select is None:
        raise Refusal(f"No data load answers {options.period}.", remedy="See: goldenthread measure compute.")
    reader, columns = _reader(options.reader), ("child_id", "team_id", "worker_id", "counted_on")
    page = store.rows(
        reader=reader, capability=store.best_capability(reader, on=_today()), purpose=options.purpose, select=select,
        columns=columns, on=_today(), size=store.LIMIT,
    )  # fmt: skip
    if options.json:
        print(json.dumps({"sentence": page.sentence, "rows": page.rows}, default=str, ensure_ascii=False, indent=1))
        return 0
    for row in page.rows:
        print("  ".join(f"{row[name] or '-'!s:<24}" for name in columns))
    print(page.sentence)
    return 0


def _as_json(result: Any, flags: Sequence[Any]) -> dict[str, Any]:
    cut = {"team": result.cut} if result.breakdown == "team" else {}
    return {
        "measure": result.measure, "period": result.period, "cut": cut,
        "numerator": result.numerator, "denominator": result.denominator, "missing": result.missing,
        "value": result.value, "state": result.state, "reason": result.reason, "figure": result.figure_id,
        "fingerprint": result.fingerprint, "snapshots": result.snapshots,
        "flags": [{"code": flag.code, "sentence": flag.sentence} for flag in flags],
    }  # fmt: skip


def _told(line: dict[str, Any]) -> str:
    from goldenthread.measures import definition, words

    if line["state"] != "known":
        return f"{line['state']}: {line['reason']}"
    return words.value(line["value"], definition.get(line["measure"]).head.unit)


def _reader(email: str) -> Any:
    from goldenthread.accounts.models import Person

    person = Person.objects.filter(email__iexact=email, is_active=True).first()
    if person is None:
        raise Refusal(f"Nobody signs in as {email}.", remedy="Name the reader by the address they sign in with.")
    return person


def _month(text: str) -> periods.Month:
    try:
        return periods.Month.parse(text)
    except ValueError as error:
        raise Refusal(f"{text} is not a month.", remedy="Write it as 2026-05.") from error


def _today() -> dt.date:
    """The command line is where the day is read; everything below is told it."""
    from django.utils import timezone

    return timezone.localdate()
