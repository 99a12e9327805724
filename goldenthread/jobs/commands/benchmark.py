"""``goldenthread benchmark …``: published statistics, loaded from the files that their publishers give out."""

from __future__ import annotations

import argparse
import datetime as dt
import json
from pathlib import Path
from typing import Any

from goldenthread.core.errors import Refusal
from goldenthread.jobs import benchmark_in_words, handing_in

DONE, QUESTIONS = 0, 1


def add(words: Any) -> None:
    command = words.add_parser("benchmark", help="published statistics to compare with and to divide by")
    what = command.add_subparsers(required=True, metavar="populations|load")
    _add_load(what)
    loaded = what.add_parser("populations", help="mid-year population estimates of one authority, by year")
    loaded.add_argument("file", type=Path, help="the CSV as it was downloaded")
    loaded.add_argument("--authority", required=True, metavar="NAME", help="your authority's name or code in the file")
    loaded.add_argument("--publication", required=True, metavar="TITLE", help="what the publication is called")
    loaded.add_argument("--provisional", action="store_true", help="the publisher calls the last year provisional")
    _add_shared(loaded)
    loaded.set_defaults(run=populations, database=True)


def _add_load(what: Any) -> None:
    loaded = what.add_parser("load", help="figures of all authorities, statistical neighbours, or inspection grades")
    loaded.add_argument("file", type=Path, help="the CSV, workbook, Parquet or zip as it was downloaded")
    loaded.add_argument("--publication", required=True, metavar="TITLE", help="what the publication is called")
    loaded.add_argument(
        "--indicator", action="append", default=[], metavar="NAME",
        help="also take this indicator, by its name in the file (may be given several times)",
    )  # fmt: skip
    _add_shared(loaded)
    loaded.set_defaults(run=load, database=True)


def _add_shared(loaded: argparse.ArgumentParser) -> None:
    loaded.add_argument("--released", type=_day, required=True, metavar="YYYY-MM-DD", help="when it was released")
    loaded.add_argument("--dry-run", action="store_true", help="say what would be set, and keep nothing")
    loaded.add_argument("--json", action="store_true", help="print one JSON object")
    loaded.add_argument(
        "--by", default="", metavar="EMAIL", help="who hands it in (in an example folder: the data team)"
    )


def load(options: argparse.Namespace) -> int:
    """0 when the file waits for a second person (or would), 1 when there is something to look at, 2 refused."""
    from django.utils import timezone

    from goldenthread.jobs import database
    from goldenthread.measures.comparators import loading

    database.prepare()
    told = loading.Told(options.publication, options.released, tuple(options.indicator))
    given: dict[str, Any] = {"data": _content(options.file), "name": options.file.name, "told": told}
    on = timezone.localdate()
    if options.dry_run:
        report = {"id": None, **loading.dry_run(**given, on=on)}
    else:
        release = loading.hand_in(**given, by=handing_in.person(options.by, on), on=on)
        report = {"id": release.pk, "state": release.state, **release.report}
    print(json.dumps(report, indent=2, ensure_ascii=False) if options.json else benchmark_in_words.loaded(report))
    return QUESTIONS if report["rejected"] or report["warnings"] else DONE


def populations(options: argparse.Namespace) -> int:
    """0 when every year of the file is set already or waits for a second person, 1 when some cannot be, 2 refused."""
    from django.utils import timezone

    from goldenthread.ingest import publishing
    from goldenthread.jobs import database

    database.prepare()
    told = publishing.Told(options.authority, options.publication, options.released, options.provisional)
    given: dict[str, Any] = {"data": _content(options.file), "name": options.file.name, "told": told}
    on = timezone.localdate()
    if options.dry_run:
        report = {"id": None, **publishing.dry_run(**given, on=on)}
    else:
        file = publishing.hand_in(**given, by=handing_in.person(options.by, on), on=on)
        report = {"id": file.pk, "state": file.state, **file.report}
    print(json.dumps(report, indent=2, ensure_ascii=False) if options.json else benchmark_in_words.populations(report))
    left_out = any(not place["starts_on"] for place in report["places"])
    return QUESTIONS if left_out or report["rejected"] or report["warnings"] else DONE


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as problem:
        raise Refusal(f"{path} cannot be read.", remedy="Check its name and that it may be read.") from problem


def _day(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text} is not a day written as 2025-07-30") from error
