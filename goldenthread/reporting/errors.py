"""Refusals about reports, in words for whoever asked."""

from __future__ import annotations

from goldenthread.accounts.errors import NotAllowed


class SmallNumbers(NotAllowed):
    """Reports may be made, but this one holds figures that the person may not see as they are."""

    def __init__(self, capability: str) -> None:
        super().__init__(capability)
        self.message = "This report contains small numbers, so it can be downloaded only by those who may see them."
        self.remedy = "Ask the programme lead or the data team for the figures you need."
