"""What pages need from files: one list that is read before the first answer, and one that is read right after it.

Whoever opened a page first waited for what it needed, and once more in each worker.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

from django.template import engines
from django.template.utils import get_app_template_dirs
from django.urls import get_resolver, reverse

from goldenthread.core import lasting
from goldenthread.measures import definition, error_banks, tiers
from goldenthread.measures.comparators import catalogue
from goldenthread.measures.sets import queries as sets

PACKAGE = Path(__file__).resolve().parent.parent


def load() -> None:
    """What the first answer needs, whichever page it is: read before there is an answer, and shared by the workers."""
    with lasting.kept():
        for read in FIRST:
            read()


def read_on(wait: float = 1.0) -> threading.Thread:
    """The rest, ``wait`` seconds later and beside the pages, in the thread that comes back; each worker has its own.

    Read before the first answer it was a third of a start. Whoever opens the first page should not share the processor
    with it, hence the wait. A page that needs something of it before it is read reads that itself.
    """
    thread = threading.Timer(wait, rest)
    thread.daemon = True
    thread.start()
    return thread


def rest() -> None:
    """Read what is not read yet of what pages need."""
    with lasting.kept():
        for read in LATER:
            read()


def templates() -> Iterator[str]:
    """The names of our own templates, as pages ask for them."""
    for folder in map(Path, get_app_template_dirs("templates")):
        if folder.is_relative_to(PACKAGE):
            yield from (path.relative_to(folder).as_posix() for path in sorted(folder.rglob("*.html")))


def _addresses() -> None:
    """Every view, with all that it imports, and the address of each by its name."""
    _ = get_resolver().url_patterns
    reverse("home")


def _compiled() -> None:
    for name in templates():
        engines["django"].get_template(name)


FIRST: tuple[Callable[[], object], ...] = (
    _addresses, definition.computed, error_banks.starter, tiers.listed, sets.given, catalogue.every,
)  # fmt: skip
LATER: tuple[Callable[[], object], ...] = (_compiled,)
