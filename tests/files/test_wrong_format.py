"""A file of another kind than the page takes is refused with what can be done about that kind."""

from __future__ import annotations

import pytest

from goldenthread.files import guard
from goldenthread.files.errors import FileRefused

PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 20


def refused(data: bytes, name: str, *kinds: str) -> FileRefused:
    with pytest.raises(FileRefused) as found:
        guard.check(data, name=name, kinds=kinds)
    return found.value


@pytest.mark.parametrize("name", ["plan.png", "plan.docx", "plan.pdf"])
def test_a_picture_is_not_saved_as_a_document_but_replaced_by_what_it_shows(name: str) -> None:
    found = refused(PNG, name, "docx", "pdf")
    assert found.message == f"“{name}” is a PNG picture; a Word document or a PDF is needed."
    assert (
        found.remedy == "A picture has no words that can be read: take the file that it was made of, as .docx or .pdf."
    )


def test_what_no_office_program_saves_is_exported_anew() -> None:
    found = refused(b"%PDF-1.7 and so on", "extract.pdf", "zip", "parquet")
    assert found.remedy == "Export it again from the system it comes from, as .zip or .parquet, and hand that in."


def test_what_an_office_program_can_save_is_saved() -> None:
    found = refused(b"%PDF-1.7 and so on", "extract.pdf", "csv", "zip")
    assert found.remedy == "Open it in the program that made it, save it as .csv or .zip, and hand that in."
