"""What a refusal is: an answer meant to be read by the person who asked."""

from __future__ import annotations


class Refusal(Exception):
    """Something was not done, and why, in words for the person on the page.

    ``message`` says what and where; ``remedy`` says what to do next. Pages show both beside the field or
    on top; the command line prints both on standard error and leaves with status 2.
    """

    def __init__(self, message: str, *, remedy: str = "", field: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy
        self.field = field

    def __str__(self) -> str:
        return f"{self.message} {self.remedy}".strip()


class StaleVersion(Refusal):
    """Somebody else changed the same thing since the form was opened; both texts are shown."""
