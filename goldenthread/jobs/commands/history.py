"""``goldenthread history verify``: does the chain hold?"""

from __future__ import annotations

import argparse
from typing import Any


def add(words: Any) -> None:
    command = words.add_parser("history", help="check the chain of history")
    what = command.add_subparsers(required=True, metavar="verify")
    what.add_parser("verify", help="name every line that was altered or taken out").set_defaults(run=verify)


def verify(options: argparse.Namespace) -> int:
    """Prints each fault with its line number; status 2 when there is one."""
    from goldenthread.history import chain
    from goldenthread.history.models import Entry

    faults = chain.verify()
    for fault in faults:
        print(f"line {fault.seq}: {fault.reason}")
    if not faults:
        print(f"History holds: {Entry.objects.count()} lines.")
    return 2 if faults else 0
