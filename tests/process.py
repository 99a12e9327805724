"""What belongs to the whole process and a test must leave as it found it: their order differs from run to run."""

from __future__ import annotations

import csv
import decimal
import gc
import locale
import logging
import os
import signal
import socket
import sys

from django.conf import settings

# What pytest says of the test that runs, and what the journeys' browser sets for as long as it is there.
_OTHERS = ("PYTEST_", "DJANGO_ALLOW_ASYNC_UNSAFE")
# What pytest-django sets for as long as tests run.
_FOR_TESTS = ("ALLOWED_HOSTS", "DEBUG", "EMAIL_BACKEND", "MIGRATION_MODULES")
_SIGNALS = (signal.SIGINT, signal.SIGTERM)


def state() -> dict[str, object]:
    """Each switch by name; two states are equal when nothing was left behind."""
    decimals = decimal.getcontext()
    return {
        "the environment": {name: value for name, value in os.environ.items() if not name.startswith(_OTHERS)},
        "the longest cell of a CSV file": csv.field_size_limit(),
        "the folder": os.getcwd(),  # noqa: PTH109
        "the locale": locale.setlocale(locale.LC_ALL),
        "decimals": (decimals.prec, decimals.rounding),
        "the collector": (gc.isenabled(), gc.get_threshold(), gc.get_freeze_count() > 0),
        "where modules are": tuple(sys.path),
        "how deep calls may go": sys.getrecursionlimit(),
        "what is logged": (logging.root.level, logging.root.manager.disable),
        "signals": tuple(signal.getsignal(each) for each in _SIGNALS),
        "the patience of sockets": socket.getdefaulttimeout(),
        "the settings": {name: id(each) for name, each in vars(settings._wrapped).items() if name not in _FOR_TESTS},
    }


def left(before: dict[str, object]) -> list[str]:
    """The switches that are not as they were in ``before``; of the environment and the settings, which of them."""
    now = state()
    return [_which(name, value, now[name]) for name, value in before.items() if now[name] != value]


def _which(name: str, before: object, now: object) -> str:
    if not (isinstance(before, dict) and isinstance(now, dict)):
        return name
    changed = {key for key in before.keys() | now.keys() if before.get(key) != now.get(key)}
    return f"{name} ({', '.join(sorted(changed))})"
