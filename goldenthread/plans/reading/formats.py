"""Which reader turns a file into a manuscript: by its kind, each reader imported only where its kind is read."""

from __future__ import annotations

import importlib
from pathlib import PurePath

from goldenthread.plans.reading.tables import Manuscript

READERS = {"docx": "word", "xlsx": "excel", "pptx": "powerpoint", "pdf": "pdf.document", "txt": "pasted"}
"""The kinds that are read, as named in ``files.limits``, and the module that knows each."""
PASTED = "Pasted text.txt"
"""What text is called that came without a file."""


def manuscript(data: bytes, *, name: str, kind: str = "") -> Manuscript:
    """The paragraphs and tables of a file; a DocumentRefused or FileRefused says why not and what to do.

    Without a ``kind`` the name's ending decides, and a name without a known ending is taken for Word.
    """
    ending = PurePath(name).suffix.lower().removeprefix(".")
    reader = READERS.get(kind or ending, "word")
    found: Manuscript = importlib.import_module(f"goldenthread.plans.reading.{reader}").read(data, name=name)
    return found
