"""How the commands word what they counted."""

from __future__ import annotations

from collections.abc import Sized


def counted(things: Sized, noun: str) -> str:
    """``1 action``, ``2 actions``."""
    return f"{len(things)} {noun}" if len(things) == 1 else f"{len(things)} {noun}s"
