"""Makes a report writable: characters that no document can hold are replaced, counted, and owned up to."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import Any, cast

from goldenthread.reporting import blocks, words


def writable(report: blocks.Report) -> blocks.Report:
    """The same report with unwritable characters as U+FFFD, and a last note saying how many, if there were any."""
    cleaned, replaced = _clean(report)
    made = cast(blocks.Report, cleaned)
    return replace(made, blocks=(*made.blocks, _note(replaced))) if replaced else made


def _note(replaced: int) -> blocks.Note:
    how_many = words.count(replaced, "character")
    verb = "was" if replaced == 1 else "were"
    return blocks.Note.of(f"{how_many} that a document cannot hold {verb} replaced by {words.REPLACEMENT}.")


def _clean(value: Any) -> tuple[Any, int]:
    """The value itself when nothing changed: a report of thousands of rows is not copied for one stray character."""
    if isinstance(value, str):
        return words.writable(value)
    if isinstance(value, tuple):
        pairs = [_clean(item) for item in value]
        total = sum(replaced for _, replaced in pairs)
        return (tuple(item for item, _ in pairs) if total else value), total
    if is_dataclass(value) and not isinstance(value, type):
        return _clean_dataclass(value)
    return value, 0


def _clean_dataclass(value: Any) -> tuple[Any, int]:
    changes: dict[str, Any] = {}
    total = 0
    for field in fields(value):
        item, replaced = _clean(getattr(value, field.name))
        if replaced:
            changes[field.name] = item
            total += replaced
    return (replace(value, **changes) if changes else value), total
