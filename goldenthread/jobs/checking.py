"""``goldenthread extract check FILE``: what teams must put right before Annex A is handed over. Nothing is kept.

Prints counts, and no child. The Excel file of ``--out`` names the records, as the file that was checked does.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
from collections import Counter
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from goldenthread.core.errors import Refusal

if TYPE_CHECKING:
    from goldenthread.ingest.before_submission import Checked
    from goldenthread.records.found import Count

TO_PUT_RIGHT = 1


def add(
    steps: Any, kind: Callable[[str], str], day: Callable[[str], dt.date], content: Callable[[Path], tuple[bytes, str]]
) -> None:
    check = steps.add_parser("check", help="say what is wrong with an extract before it is handed over")
    check.add_argument("file", type=Path, metavar="FILE", help="the file, or a folder of CSV files")
    check.add_argument("--kind", type=kind, default="annex_a", metavar="KIND", help="what it is (Annex A)")
    check.add_argument("--as-at", type=day, metavar="YYYY-MM-DD", help="the day it speaks of, unless its name says it")
    check.add_argument("--out", type=Path, metavar="FILE.xlsx", help="write every finding, by team and worker")
    check.add_argument("--json", action="store_true", help="print one JSON object")
    check.set_defaults(run=run, database=False, content=content)


def run(options: argparse.Namespace) -> int:
    """0 when every rule is kept, 1 when something is to be put right or was not there to be checked, 2 when refused."""
    from goldenthread.jobs import command

    if options.out and options.out.exists():
        raise Refusal(f"{options.out} is there already.", remedy="Name another file; nothing is written over.")
    data, name = options.content(options.file)
    command.set_up(options.data)
    from goldenthread.ingest import before_submission, inbox

    checked = before_submission.check(
        kind=options.kind,
        data=data,
        name=name,
        as_at=options.as_at or inbox.named_day(name),
        with_workbook=bool(options.out),
    )
    if options.out:
        _write(options.out, checked.workbook)
    print(_as_json(checked) if options.json else _in_words(checked))
    return TO_PUT_RIGHT if checked.counts or checked.not_checked else 0


def _write(path: Path, made: bytes) -> None:
    try:
        path.write_bytes(made)
    except OSError as problem:
        raise Refusal(
            f"{path} cannot be written.", remedy="Check the folder and that you may write there."
        ) from problem


def _as_json(found: Checked) -> str:
    told = {"findings": [asdict(each) for each in found.counts], "not_checked": found.not_checked}
    return json.dumps(told, indent=2, ensure_ascii=False)


def _in_words(found: Checked) -> str:
    left_out = [f"Not checked: {each['message']} {each['remedy']}" for each in found.not_checked]
    return "\n".join([*left_out, *_counted(found.counts, whole=not left_out)])


def _counted(counts: list[Count], *, whole: bool) -> list[str]:
    from goldenthread.ingest import checked

    if not counts:
        return [f"Nothing to put right{'' if whole else ' in the rest'}: every rule is kept."]
    rules, teams = Counter[tuple[str, str, str]](), Counter[str]()
    for each in counts:
        rules[each.rule, each.list_name, each.heading] += each.rows
        teams[each.team or "No team named"] += each.rows
    many = sum(rules.values())
    lines = [f"{many:,} thing{'' if many == 1 else 's'} to put right."]
    for (rule, name, heading), rows in rules.most_common():
        lines.append(f"{rows:>7,}  {name}, “{heading}”: {checked.rule_of(rule).sentence}")
    return [*lines, "By team:", *(f"{rows:>7,}  {team}" for team, rows in teams.most_common())]
