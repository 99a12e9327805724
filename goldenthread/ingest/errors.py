"""Why a load was not taken further, worded for the data team."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from goldenthread.core import periods
from goldenthread.core.errors import Refusal

if TYPE_CHECKING:
    from goldenthread.ingest.models import Load


class LoadRefused(Refusal):
    """A load that cannot take the step that was asked for."""


class AlreadyLoaded(Refusal):
    """The same file, for the same day, was handed in before; ``load`` is where it is."""

    def __init__(self, load: Load) -> None:
        as_at, on = periods.long_day(load.as_at), periods.long_day(load.on)
        super().__init__(
            f"This file was already loaded for {as_at}, by {load.by.name} on {on}.",
            remedy="Open that load; the same file is never kept twice.",
        )
        self.load = load


class RowsAlreadyHeld(Refusal):
    """The very same rows are held for that day, and came in without a file: the example council's, for one."""

    def __init__(self, as_at: date) -> None:
        super().__init__(
            f"Every row of this file is held for {periods.long_day(as_at)} already.",
            remedy="There is nothing to load: look at the figures of that month, or load another month.",
        )


class SecondPersonNeeded(Refusal):
    """The person who handed a file in asked to make it live."""

    def __init__(self) -> None:
        super().__init__(
            "A second person must make this load live.",
            remedy="Ask a colleague in the data team, or the programme lead, to look at it.",
        )
