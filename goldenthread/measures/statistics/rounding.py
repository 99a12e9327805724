"""Rounding half up, and the roundings that published tables use. Python's own rounds 2.5 to 2 and 25 to 20."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

# What stands in a published table where a figure does not (Government Statistical Service; ":" and "~" are obsolete).
SYMBOLS = {
    "suppressed": "c", "not applicable": "z", "not available": "x", "rounds to zero but is not zero": "low",
    "true zero": "0", "low reliability": "u",
}  # fmt: skip


def half_up(number: float, places: int = 0) -> float:
    """``number`` to ``places`` decimals (negative for tens and hundreds), halves away from nought."""
    return float(Decimal(repr(number)).quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP))


def to_base(number: float, base: int) -> int:
    """``number`` to the nearest multiple of ``base``, halves up."""
    return int((Decimal(repr(number)) / base).quantize(Decimal(1), rounding=ROUND_HALF_UP) * base)


def midpoint_six(value: int) -> int:
    """The middle of the six whole numbers ``value`` falls among (1 to 6 is 3); 0 stays 0. OpenSAFELY's rounding."""
    return 0 if value == 0 else (value - 1) // 6 * 6 + 3


def redacted(value: int, threshold: int = 7, base: int = 5) -> int:
    """0 for a count up to ``threshold``, otherwise rounded to ``base``: OpenSAFELY's redaction before rounding."""
    return 0 if value <= threshold else to_base(value, base)


def redacted_then_rounded(values: Sequence[int], threshold: int = 7, base: int = 5) -> tuple[list[int | None], int]:
    """Counts with those of 1 to ``threshold`` withheld (None) and the others rounded, and the sum of what is left."""
    cells = [None if 0 < value <= threshold else to_base(value, base) for value in values]
    return cells, sum(cell for cell in cells if cell is not None)
