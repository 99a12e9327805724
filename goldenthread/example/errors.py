"""Refusals about the example council."""

from goldenthread.core.errors import Refusal
from goldenthread.core.periods import Month


class AlreadyFilling(Refusal):
    """Another process is at it."""

    def __init__(self) -> None:
        super().__init__(
            "The example council is being filled by another process.", remedy="Wait for it; see its progress bar."
        )


class ExampleRefused(Refusal):
    """Another example council lives, or is half made, in this folder."""

    def __init__(self, number: int, until: Month) -> None:
        super().__init__(
            f"This folder holds the example council of number {number} up to {until.label}.",
            remedy="For another one name a new folder: --data FOLDER.",
        )
