"""Frozen things as plain JSON, and back."""

from __future__ import annotations

import dataclasses
from typing import Any


def written(value: Any) -> Any:
    """The value as dicts, lists, strings, numbers and None."""
    if dataclasses.is_dataclass(value):
        return {f.name: written(getattr(value, f.name)) for f in dataclasses.fields(value)}
    if isinstance(value, dict):
        return {name: written(inner) for name, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [written(inner) for inner in value]
    return value


def frozen(item: dict[str, Any]) -> dict[str, Any]:
    """The item with its lists as tuples."""
    return {name: tuple(value) if isinstance(value, list) else value for name, value in item.items()}


def every(kind: type[Any], items: list[dict[str, Any]]) -> tuple[Any, ...]:
    """One of that kind for each item."""
    return tuple(kind(**frozen(item)) for item in items)


def maybe(kind: type[Any], item: dict[str, Any] | None) -> Any:
    """One of that kind, or None for None."""
    return kind(**frozen(item)) if item is not None else None
