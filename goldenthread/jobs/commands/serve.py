"""``goldenthread serve``: the site and its worker, until interrupted."""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
from typing import Any


def add(words: Any) -> None:
    command = words.add_parser("serve", help="serve the site on this machine, with its worker")
    command.add_argument("--port", type=int, default=8000)
    command.add_argument("--host", default="127.0.0.1")
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Prepare the database, start the worker beside us, serve until interrupted."""
    from django.conf import settings

    from goldenthread.jobs import database, site
    from goldenthread.jobs.commands import example

    database.prepare()
    site.check_address(options.host, is_example=settings.EXAMPLE)
    site.check_port(options.host, options.port)
    if settings.EXAMPLE:
        example.begin()
    worker = start_worker()
    try:
        site.serve(options.host, options.port, announce=lambda: announce(options.host, options.port))
    finally:
        stop(worker)
    return 0


def announce(host: str, port: int) -> None:
    """The address, and for the example who can sign in."""
    from django.conf import settings

    from goldenthread.jobs.commands import example

    print(f"\nGolden Thread is ready: http://{host}:{port}/", flush=True)
    if settings.EXAMPLE:
        print(example.sign_ins(), flush=True)
    print("Stop with Ctrl-C.", flush=True)


def start_worker() -> subprocess.Popen:
    """The process that runs long work; it goes when we go."""
    return subprocess.Popen([sys.executable, "-m", "goldenthread", "worker", "--parent", str(os.getpid())])  # noqa: S603


def stop(process: subprocess.Popen) -> None:
    process.send_signal(signal.SIGTERM)
    try:
        process.wait(timeout=10)
    except subprocess.TimeoutExpired:
        process.kill()
