"""Runs a reader of untrusted files in a process of its own, with limits, and turns every way it can die into a refusal.

The child gets the file and its options over its standard input, an environment with nothing in it, and gives back
one JSON object. On systems without ``resource`` (Windows) the time limit alone holds.
"""

from __future__ import annotations

import dataclasses
import json
import logging
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from goldenthread.files.errors import FileRefused
from goldenthread.files.limits import Limits

_ROOT = Path(__file__).resolve().parents[2]
# What a process needs to start at all; nothing here is a secret. The last is where Python keeps what it compiled, which
# the child only reads: compiling the packages anew takes 1.0 s of a processor before a reader begins, in place of 0.4.
_KEPT = ("PATH", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR", "LANG", "LC_ALL", "PYTHONPYCACHEPREFIX")
_log = logging.getLogger(__name__)


def run(
    target: str, *, source: bytes | Path, options: dict[str, Any], limits: Limits | None = None, name: str = "the file"
) -> dict[str, Any]:
    """Call ``target`` (``package.module:function``) with ``(data, options)`` in a limited child; return its answer.

    ``source`` is the file's bytes, or its path. ``options`` must be JSON; keys are passed in it safely, since it
    goes through a pipe. Raises ``FileRefused``: the reader's own, or ``unreadable``, ``too_slow`` or ``too_large``
    when the child broke, ran out of time or out of room.
    """
    limits = limits or Limits()
    data = source.read_bytes() if isinstance(source, Path) else source
    header = json.dumps({"target": target, "options": options, "limits": dataclasses.asdict(limits)})
    answer = _talk(header.encode() + b"\n" + data, target, limits, name)
    if "refused" in answer:
        refused = answer["refused"]
        raise FileRefused(refused["code"], refused["message"], remedy=refused["remedy"])
    if "failed" in answer:
        _log.error("%s failed in its child process: %s", target, answer["failed"])
        raise _memory(name) if answer["failed"].startswith("MemoryError") else _unreadable(name)
    found: dict[str, Any] = answer["answer"]
    return found


def _talk(request: bytes, target: str, limits: Limits, name: str) -> dict[str, Any]:
    environment = {key: os.environ[key] for key in _KEPT if key in os.environ}
    environment |= {"PYTHONPATH": str(_ROOT), "PYTHONDONTWRITEBYTECODE": "1", "PYTHONIOENCODING": "utf-8"}
    # Threads of numerical libraries each reserve address space, which the memory limit counts.
    environment |= {"OMP_NUM_THREADS": "1", "ARROW_IO_THREADS": "1", "ARROW_DEFAULT_MEMORY_POOL": "system"}
    try:
        done = begin(request, environment, limits.wall)
    except subprocess.TimeoutExpired as problem:
        raise _slow(name, limits) from problem
    if done.returncode or len(done.stdout) > limits.answer:
        # The child's own words may repeat a cell, so only the way it ended is kept.
        _log.error("%s ended with %s in its child process", target, done.returncode)
        raise _slow(name, limits) if -done.returncode in _CPU_SIGNALS else _unreadable(name)
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def begin(request: bytes, environment: dict[str, str], wall: int) -> subprocess.CompletedProcess[bytes]:
    """A child from its start to its end; subprocess.TimeoutExpired, and it is no more, after ``wall`` seconds."""
    return subprocess.run(
        [sys.executable, "-s", "-P", "-m", "goldenthread.files.limited"],
        input=request,
        capture_output=True,
        env=environment,
        cwd=_ROOT,
        timeout=wall,
        check=False,
        start_new_session=True,
    )


# SIGXCPU, which the limit on processor time sends.
_CPU_SIGNALS = {24}


def _unreadable(name: str) -> FileRefused:
    return FileRefused(
        "unreadable",
        f"“{name}” could not be read safely: the reader stopped in the middle of it. Nothing was kept.",
        remedy="Open it in the program that made it, copy what is needed into a new file, and upload that.",
    )


def _memory(name: str) -> FileRefused:
    return FileRefused(
        "too_large",
        f"“{name}” needs more memory than a file may use here. Nothing was kept.",
        remedy="Delete empty rows, columns and sheets that are not needed, save it, and upload it again.",
    )


def _slow(name: str, limits: Limits) -> FileRefused:
    return FileRefused(
        "too_slow",
        f"“{name}” took longer than {limits.wall} seconds to read and was stopped. Nothing was kept.",
        remedy="Delete rows, columns and sheets that are not needed, save it, and upload it again.",
    )
