"""The inside of the child process: limits first, then the reader, then one JSON object on standard output."""

from __future__ import annotations

import contextlib
import importlib
import json
import os
import sys
import traceback
from typing import Any

from goldenthread.files.errors import FileRefused


def main() -> int:
    """Read one request from standard input, answer it, and return the exit status: 0 when an answer was given."""
    answer_to = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    header, _, data = sys.stdin.buffer.read().partition(b"\n")
    request = json.loads(header)
    _limit(request["limits"])
    with answer_to:
        json.dump(_answer(request, data), answer_to)
    return 0


def _answer(request: dict[str, Any], data: bytes) -> dict[str, Any]:
    try:
        module, _, function = request["target"].partition(":")
        reader = getattr(importlib.import_module(module), function)
        return {"answer": reader(data, request["options"])}
    except FileRefused as refused:
        return {"refused": {"code": refused.code, "message": refused.message, "remedy": refused.remedy}}
    except Exception as problem:
        return {"failed": _where(problem)}


def _where(problem: Exception) -> str:
    """The kind of error and the line of code, without the message, which may repeat what a cell holds."""
    frames = traceback.extract_tb(problem.__traceback__)
    place = f"{os.path.basename(frames[-1].filename)}:{frames[-1].lineno}" if frames else "unknown place"  # noqa: PTH119
    return f"{type(problem).__name__} at {place}"


# Seconds between the signal that says "too long" and the one that ends it: with none, only the second is sent.
_GRACE = 2


def _limit(limits: dict[str, int]) -> None:
    with contextlib.suppress(ImportError):
        import resource

        for kind, most in (
            (resource.RLIMIT_AS, limits["memory"]),
            (resource.RLIMIT_CPU, limits["cpu"]),
            (resource.RLIMIT_FSIZE, limits["written"]),
            (resource.RLIMIT_NOFILE, limits["open_files"]),
            (resource.RLIMIT_CORE, 0),  # a core file would hold children's rows
        ):
            with contextlib.suppress(ValueError, OSError):  # macOS refuses some of these; the time limit still holds
                resource.setrlimit(kind, (most, most + _GRACE if kind == resource.RLIMIT_CPU else most))


if __name__ == "__main__":
    sys.exit(main())
