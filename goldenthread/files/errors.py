"""Why a file was not taken, worded for the person who sent it."""

from __future__ import annotations

from goldenthread.core.errors import Refusal


class FileRefused(Refusal):
    """A file that will not be opened, stored or read.

    ``code`` is stable (``too_big_unpacked``, ``macros`` …) so that tests and the history can count refusals;
    the message names the file and the place in it, never what a cell holds.
    """

    def __init__(self, code: str, message: str, *, remedy: str) -> None:
        super().__init__(message, remedy=remedy)
        self.code = code
