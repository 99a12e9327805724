"""``goldenthread serve``: the site and its worker, until interrupted."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from typing import Any


def add(words: Any) -> None:
    command = words.add_parser("serve", help="serve the site on this machine, with its worker")
    command.add_argument("--port", type=_port, default=8000, help="a number from 1 to 65535; 8000 unless told")
    command.add_argument("--host", default="127.0.0.1")
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Ask for the port before anything is made, then prepare the database and serve until interrupted.

    The worker starts once pages can be opened: before that the two would share the processors, and its work can wait.
    """
    from django.conf import settings
    from django.db import connections

    from goldenthread.jobs import database, keeper, site
    from goldenthread.jobs.commands import example

    site.check_address(options.host, is_example=settings.EXAMPLE)
    site.check_port(options.host, options.port)
    database.prepare()
    if settings.EXAMPLE:
        example.begin()
    workers: list[subprocess.Popen] = []

    def ready() -> None:
        workers.append(start_keeper())
        announce(options.host, options.port)
        connections.close_all()  # a connection must not go into the processes that answer, which begin now

    try:
        site.serve(options.host, options.port, announce=ready)
    finally:
        for worker in workers:
            keeper.stop(worker)
    return 0


def _port(text: str) -> int:
    if text.isascii() and text.isdigit() and 0 < int(text) < 65536:
        return int(text)
    raise argparse.ArgumentTypeError(f"{text} is no port. Give a number from 1 to 65535, such as 8080.")


def announce(host: str, port: int) -> None:
    """The address, and for the example who can sign in."""
    from django.conf import settings

    from goldenthread.jobs.commands import example

    print(f"\nGolden Thread is ready: http://{host}:{port}/", flush=True)
    if settings.EXAMPLE:
        print(example.sign_ins(), flush=True)
    print("Stop with Ctrl-C.", flush=True)


def start_keeper() -> subprocess.Popen:
    """The process that sees to it that a worker runs; both go when we go."""
    return subprocess.Popen([sys.executable, "-m", "goldenthread.jobs.keeper", str(os.getpid())])  # noqa: S603
