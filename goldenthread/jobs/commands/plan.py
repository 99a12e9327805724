"""``goldenthread plan``: what a plan document says."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from goldenthread.core.errors import Refusal
from goldenthread.files import limits
from goldenthread.plans.reading import safely, show

DONE, QUESTIONS = 0, 1


def add(words: Any) -> None:
    command = words.add_parser("plan", help="read a plan document, or bring it in")
    what = command.add_subparsers(required=True, metavar="read|import")
    reading = what.add_parser("read", help="print what a plan document says and asks; stores nothing")
    reading.add_argument("file", type=Path)
    reading.add_argument("--json", action="store_true", help="print one JSON object")
    reading.set_defaults(run=read, database=False)


def read(options: argparse.Namespace) -> int:
    """Prints the reading; status 1 when it holds questions for a person."""
    reading = safely.read(content(options.file), name=options.file.name)
    if options.json:
        print(json.dumps(reading.as_json(), indent=1))
    else:
        print(show.as_text(reading), end="")
    return DONE if reading.is_settled else QUESTIONS


def content(path: Path) -> bytes:
    """The file's bytes, at most one more than a document may have; Refusal when it can not be opened."""
    try:
        with path.open("rb") as file:
            return file.read(limits.BY_KIND["docx"].size + 1)
    except OSError as problem:
        raise Refusal(
            f"{path} can not be opened: {problem.strerror}.", remedy="Check the name and who may read it."
        ) from problem
