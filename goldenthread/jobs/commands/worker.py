"""``goldenthread worker``: runs long work, one piece at a time."""

from __future__ import annotations

import argparse
import os
import sys
import threading
import time
from typing import Any


def add(words: Any) -> None:
    command = words.add_parser("worker", help="run long work (started by serve)")
    command.add_argument("--parent", type=int, default=0, help="stop when this process is gone")
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    from huey.consumer_options import ConsumerConfig

    from goldenthread.work import queue, registry

    if options.parent:
        threading.Thread(target=_leave_with, args=(options.parent,), daemon=True).start()
    registry.resume()
    config = ConsumerConfig(workers=1, worker_type="thread", periodic=False, initial_delay=0.05, max_delay=1.0)
    config.validate()
    queue.huey.create_consumer(**config.values).run()
    return 0


def _leave_with(parent: int) -> None:
    """Do not outlive the server that started us, however it ended."""
    while os.getppid() == parent or sys.platform == "win32":
        time.sleep(1)
    os._exit(0)
