"""``goldenthread measure explain``: any figure in words, by its id, or by its measure, month and team."""

from __future__ import annotations

import argparse
import json
import re
from dataclasses import asdict
from typing import Any

from goldenthread.core.errors import Refusal

_FIGURE_ID = re.compile(r"[0-9a-f]{16}")


def add(what: Any) -> None:
    explained = what.add_parser("explain", help="a figure in words: what was counted, who was not, what it rests on")
    explained.add_argument("figure", metavar="FIGURE_ID|SLUG")
    explained.add_argument("--period", metavar="2026-05", help="with a SLUG")
    explained.add_argument("--team", help="with a SLUG; the whole council when not given")
    explained.add_argument("--recompute", action="store_true", help="compute it again from the same files")
    explained.add_argument("--json", action="store_true")
    explained.set_defaults(run=explain)


def explain(options: argparse.Namespace) -> int:
    """The explanation as it stands on the figure's page; with --recompute, whether the numbers come out the same."""
    from goldenthread.measures import explaining, recomputing

    result = _result(options)
    found = explaining.explain(result, whole=True)
    again = recomputing.again(result) if options.recompute else None
    if options.json:
        said = asdict(found) | {"recomputed": asdict(again) if again else None}
        print(json.dumps(said, ensure_ascii=False, indent=1))
        return 0
    _print(found)
    if again:
        print(f"\nComputed again\n  {again.sentence}")
    return 0


def _print(found: Any) -> None:
    print(f"{found.title}, {found.period}{f', {found.cut}' if found.cut else ''}\n{found.answer}")
    print(f"figure {found.figure_id}")
    for part in found.parts:
        print(f"\n{part.title}")
        for sentence in part.sentences:
            print(f"  {sentence}")
    print("\nWhich files")
    for file in found.files:
        print(f"  {file.kind} as at {file.as_at}: {file.name} ({file.state}); {file.rows}\n    SHA-256 {file.sha256}")
    if not found.files:
        print("  It rests on no data load.")
    if len(found.versions) > 1:
        print("\nAs reported then, as known now")
        for each in found.versions:
            print(f"  {each.computed}  {each.said}  {each.standing}  {each.why}  (figure {each.figure_id})".rstrip())


def _result(options: argparse.Namespace) -> Any:
    from goldenthread.measures import definition
    from goldenthread.measures.models import Result

    if _FIGURE_ID.fullmatch(options.figure):
        result = Result.objects.filter(figure_id=options.figure).first()
        if result is None:
            raise Refusal(
                f"There is no figure {options.figure}.", remedy="Copy the id as the page or report prints it."
            )
        definition.get(result.measure)
        return result
    return _by_slug(options)


def _by_slug(options: argparse.Namespace) -> Any:
    from goldenthread.core.periods import Month
    from goldenthread.measures import definition, flagging, queries

    definition.get(options.figure)
    if not options.period:
        raise Refusal("Say which month.", remedy="Add --period 2026-05.")
    try:
        month = Month.parse(options.period)
    except ValueError as error:
        raise Refusal(f"{options.period} is not a month.", remedy="Write it as 2026-05.") from error
    result = queries.result_of(options.figure, month, seen=flagging.WHOLE, team=options.team)
    if result is None:
        where = f" of {options.team}" if options.team else ""
        raise Refusal(f"No figure{where} was computed for {month.label}.", remedy="See: goldenthread measure compute.")
    return result
