"""``goldenthread example``: the made-up council."""

from __future__ import annotations

import argparse
from typing import Any


def add(words: Any) -> None:
    command = words.add_parser("example", help="fill the example council")
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    return 0


def begin() -> None:
    """Called when an example folder is served."""


def sign_ins() -> str:
    """The example accounts, one to a line."""
    return ""
