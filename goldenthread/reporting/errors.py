"""Refusals about reports, in words for whoever asked."""

from __future__ import annotations

from goldenthread.accounts.errors import NotAllowed
from goldenthread.core.errors import Refusal


class SmallNumbers(NotAllowed):
    """Reports may be made, but this one holds figures that the person may not see as they are."""

    def __init__(self, capability: str) -> None:
        super().__init__(capability)
        self.message = "This report contains small numbers, so it can be downloaded only by those who may see them."
        self.remedy = "Ask the programme lead or the data team for the figures you need."


class Unsettled(Refusal):
    """Sentences that name a small group wait for somebody to decide about them, so nothing goes out."""

    def __init__(self, many: int) -> None:
        sentences = "One sentence names" if many == 1 else f"{many} sentences name"
        super().__init__(
            f"{sentences} a small group, and nobody has decided about {'it' if many == 1 else 'them'}.",
            remedy="Open the report with small numbers withheld and decide: keep it, put it in other words, leave it "
            "out.",
        )


class SentenceRefused(Refusal):
    """What was decided about a sentence can not stand; the field says which sentence."""
