"""The ``goldenthread`` command: words in, one call, an exit status out.

0 done, 1 done with questions for a person, 2 refused. Errors go to standard error and name file, sheet, row,
column and remedy.
"""

from __future__ import annotations

import argparse
import importlib
import os
import pkgutil
import sys
from collections.abc import Sequence
from pathlib import Path

from goldenthread.core import lasting
from goldenthread.core.errors import Refusal
from goldenthread.files import folder
from goldenthread.jobs import commands

DONE, QUESTIONS, REFUSED = 0, 1, 2
DEFAULT_DATA = Path(__file__).resolve().parent.parent.parent / "data"


def main(words: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    words = sys.argv[1:] if words is None else words
    options = parser(words).parse_args(words)
    try:
        if options.database:
            set_up(options.data)
        return int(options.run(options) or DONE)
    except Refusal as refusal:
        print(f"goldenthread: {refusal}", file=sys.stderr)
        return REFUSED
    except BrokenPipeError:
        sys.stderr.close()
        return DONE


def parser(asked: Sequence[str] = ()) -> argparse.ArgumentParser:
    """Every file in ``jobs/commands`` adds its own words through ``add(subparsers)``, and has the name of the first.

    Of the words ``asked`` only those commands are read that they name, or all where they name none: to serve the site
    without reading how plans are checked saves 0.1 s. A command that needs no database says
    ``set_defaults(database=False)``.
    """
    top = argparse.ArgumentParser(prog="goldenthread", description="Improvement plans, measured.")
    top.add_argument("--data", type=Path, default=Path(os.environ.get("GOLDENTHREAD_DATA", DEFAULT_DATA)))
    top.set_defaults(database=True)
    words = top.add_subparsers(required=True, metavar="COMMAND")
    every = sorted(found.name for found in pkgutil.iter_modules(commands.__path__))
    for module in [name for name in every if name in asked] or every:
        importlib.import_module(f"{commands.__name__}.{module}").add(words)
    return top


def set_up(data: Path) -> None:
    """Open the data folder (an example one is made when there is none) and start Django on it."""
    if not (data / folder.MARK).exists():
        folder.prepare(data, "example")
    os.environ["GOLDENTHREAD_DATA"] = str(data.resolve())
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldenthread.config.settings")
    import django
    from django.conf import settings

    if not settings.configured or not django.apps.apps.ready:
        with lasting.kept():
            django.setup()
