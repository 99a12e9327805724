"""Draws for the made-up council: the same number and topic give the same draws on every machine."""

from __future__ import annotations

import hashlib
import math
import random
from collections.abc import Mapping, Sequence
from typing import TypeVar

T = TypeVar("T")


class Chance:
    """One stream of draws for one topic, so that a change to one topic does not reshuffle the others."""

    def __init__(self, number: int, topic: str) -> None:
        # A string seed is hashed with SHA-512 by the standard library: equal on every platform and run.
        self._random = random.Random(f"{number}/{topic}")  # noqa: S311  made-up data, no secret rests on it

    def happens(self, share: float) -> bool:
        """True in ``share`` of all draws, 0 to 1."""
        return self._random.random() < share

    def pick(self, weights: Mapping[T, float]) -> T:
        """One key, as often as its weight says."""
        return self._random.choices(tuple(weights), tuple(weights.values()))[0]

    def one_of(self, things: Sequence[T]) -> T:
        return things[int(self._random.random() * len(things))]

    def whole(self, low: int, high: int) -> int:
        """A whole number from ``low`` to ``high``, both included."""
        return low + int(self._random.random() * (high - low + 1))

    def peak(self, low: int, high: int, mode: int) -> int:
        """A whole number between ``low`` and ``high``, most often near ``mode``."""
        return round(self._random.triangular(low, high, mode))

    def spell(self, mean: float, *, least: int = 0) -> int:
        """A length in days with a long tail: ``least`` plus an exponential whose mean makes up ``mean``."""
        return least + int(self._random.expovariate(1 / max(mean - least, 0.5)))

    def count(self, mean: float) -> int:
        """How often something with this mean happens (Poisson, by Knuth's product; meant for means below 50)."""
        limit, product, times = math.exp(-mean), self._random.random(), 0
        while product > limit:
            product *= self._random.random()
            times += 1
        return times


def lot(*key: object) -> float:
    """A number from 0 to below 1 that the key alone decides: for facts added later, which must not move other draws."""
    digest = hashlib.sha256("/".join(map(str, key)).encode()).digest()  # a checksum would tie like keys together
    return int.from_bytes(digest[:6]) / 2**48


def whole_lot(low: int, high: int, *key: object) -> int:
    """A whole number from ``low`` to ``high``, both included, that the key alone decides."""
    return low + int(lot(*key) * (high - low + 1))
