"""Columns as rows, for tests that are easier to read that way."""

from __future__ import annotations

from typing import Any

from goldenthread.example.extracts import Columns


def of(columns: Columns) -> list[dict[str, Any]]:
    return [dict(zip(columns, values, strict=True)) for values in zip(*columns.values(), strict=True)]


def share(met: list[bool]) -> float:
    return sum(met) / len(met)
