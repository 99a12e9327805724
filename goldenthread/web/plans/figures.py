"""The figures that stand beside a plan's measures: only for those who may see figures, else the reason."""

from __future__ import annotations

from collections.abc import Iterable

from goldenthread.web.access import Asking


def of(slugs: Iterable[str], request: Asking) -> dict[str, object]:
    """The latest figure of each computed measure by its slug."""
    return {}
