"""Numbers that a document leaves out: "indicators 1 to 5 are missing"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise


def missing(numbers: Sequence[int]) -> list[str]:
    """The numbers from 1 to the highest that do not occur, runs as ``1 to 5``."""
    held = sorted({0, *numbers})
    return [_run(one + 1, two - 1) for one, two in pairwise(held) if two - one > 1]


def missing_parts(refs: Iterable[str]) -> list[str]:
    """Numbers of several parts that are left out at their second part: 1.1, where 1.2 comes first.

    Deeper parts are not looked at: 4.1 is often followed by 4.1.2, itself being the first.
    """
    seconds: dict[str, list[int]] = {}
    for ref in refs:
        first, *rest = ref.split(".")
        if rest and rest[0].isdigit():
            seconds.setdefault(first, []).append(int(rest[0]))
    runs = ((first, run) for first, held in seconds.items() for run in missing(held))
    return [f"{first}.{run.replace(' to ', f' to {first}.')}" for first, run in runs]


def _run(first: int, last: int) -> str:
    return str(first) if first == last else f"{first} to {last}"
