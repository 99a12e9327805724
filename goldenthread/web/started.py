"""What a site has in memory before its first answer: one list, read once and shared by every worker.

Whoever opened the first page after a start waited for all of it, and once more in each worker.
"""

from __future__ import annotations

import atexit
import gc
from collections.abc import Callable, Iterator
from pathlib import Path

from django.template import engines
from django.template.utils import get_app_template_dirs
from django.urls import get_resolver

from goldenthread.measures import definition, error_banks, tiers
from goldenthread.measures.comparators import catalogue
from goldenthread.measures.sets import queries as sets

PACKAGE = Path(__file__).resolve().parent.parent


def load() -> None:
    """Read everything on the list, and keep it out of the way of whatever comes later."""
    for read in READ:
        read()
    settle()


def settle() -> None:
    """What lives until the end is not looked through again.

    A full collection looks at every object there is, hundreds of thousands after a start: in sixty scorecards three
    answers took 180 ms longer for it, and take 19 ms longer since what is there at the start is frozen. A raised
    threshold was tried beside it and not kept: fewer collections of the young, each as much longer.
    """
    gc.collect()
    gc.freeze()
    atexit.register(gc.unfreeze)  # libraries that look for leaks at the end would take what is frozen for one


def templates() -> Iterator[str]:
    """The names of our own templates, as pages ask for them."""
    for folder in map(Path, get_app_template_dirs("templates")):
        if folder.is_relative_to(PACKAGE):
            yield from (path.relative_to(folder).as_posix() for path in sorted(folder.rglob("*.html")))


def _addresses() -> None:
    """Every view, with all that it imports."""
    _ = get_resolver().url_patterns


def _compiled() -> None:
    for name in templates():
        engines["django"].get_template(name)


READ: tuple[Callable[[], object], ...] = (
    _addresses, definition.computed, error_banks.starter, tiers.listed, sets.given, catalogue.every, _compiled,
)  # fmt: skip
