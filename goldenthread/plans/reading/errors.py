"""Why a document could not be read, in words for the person who uploaded it."""

from __future__ import annotations

from goldenthread.core.errors import Refusal


class DocumentRefused(Refusal):
    """The document as a whole could not be read; nothing of it was kept."""


class NotAWordDocument(DocumentRefused):
    """The file is something else, whatever its name says."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name} is not a Word document (.docx).",
            remedy="Open it in Word, choose Save As, pick “Word Document (.docx)” and upload that file.",
        )


class NotThatFormat(DocumentRefused):
    """The file is not what its ending says; ``label`` is what that would be."""

    def __init__(self, name: str, label: str, ending: str) -> None:
        super().__init__(
            f"{name} is not {label} ({ending}).",
            remedy=f"Open it in the program that made it, save it as {ending}, and upload that file.",
        )


class DamagedDocument(DocumentRefused):
    """The file is cut short or broken inside; ``program`` is the one that may repair it."""

    def __init__(self, name: str, program: str = "Word") -> None:
        super().__init__(
            f"{name} is damaged: its text cannot be opened.",
            remedy=f"Open it in {program}, let {program} repair it, save it under a new name and upload that file.",
        )


class PasswordProtected(DocumentRefused):
    """The file is sealed with a password, which nobody should send along."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name} is an older Word file (.doc) or is protected by a password.",
            remedy="Take the password off, or save it as “Word Document (.docx)”, and upload that file.",
        )


class NoTables(DocumentRefused):
    """The document has text but no tables, and plans are read from tables."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name} has no tables, so no actions or measures could be found in it.",
            remedy="Upload the version whose actions stand in tables, or add the actions by hand.",
        )


class NoText(DocumentRefused):
    """The pages are pictures: a scan, or text drawn as lines."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name} holds no text, only pictures of pages, as a scanner makes them.",
            remedy="Ask for the file that was printed (Word, Excel or PowerPoint), or run text recognition over it, "
            "check what it made, and upload that.",
        )


class AnswerRefused(Refusal):
    """An answer does not fit its question."""
