"""Every bad file is refused with its own code, in words that name the file and say what to do, within ten seconds."""

from __future__ import annotations

import csv
import datetime as dt
import time

import pytest

from goldenthread.files import child, guard, limits
from goldenthread.files.errors import FileRefused
from goldenthread.ingest.annex_a import reader
from tests.bad_input import catalogue
from tests.ingest.annex_a import good

KINDS = tuple(limits.BY_KIND)
_REMEDIES = ("save", "rename", "upload", "delete", "use ", "check", "make ", "split", "take ", "remove")


def check_words(refused: FileRefused, case: catalogue.Case) -> None:
    assert refused.code in case.codes
    assert refused.message.endswith(".")
    assert any(verb in refused.remedy.lower() for verb in _REMEDIES), refused.remedy
    assert case.name in refused.message or refused.code == "bad_name"


@pytest.mark.parametrize("case", catalogue.WORKBOOKS, ids=str)
def test_a_bad_workbook_is_refused_by_name(case: catalogue.Case) -> None:
    """And soon: in ten seconds of a processor, whatever else the machine is doing."""
    data = case.make()
    started = time.process_time()
    with pytest.raises(FileRefused) as refused:
        reader.read(data, name=case.name, as_at=good.AS_AT)
    assert time.process_time() - started < 10
    check_words(refused.value, case)


@pytest.mark.parametrize("case", [*catalogue.TEXTS, *catalogue.XMLS, *catalogue.OTHERS], ids=str)
def test_a_bad_file_is_refused_by_name(case: catalogue.Case) -> None:
    data = case.make()
    kinds = {"csv": ("csv", "txt")}.get(case.name.rpartition(".")[2], KINDS)
    started = time.process_time()
    with pytest.raises(FileRefused) as refused:
        guard.check(data, name=case.name, kinds=kinds)
    assert time.process_time() - started < 10
    check_words(refused.value, case)


def test_a_refusal_in_the_child_process_reaches_the_person_word_for_word() -> None:
    case = next(each for each in catalogue.WORKBOOKS if each.number == "B07")
    options = {"kind": "annex_a", "name": "a.xlsx", "as_at": "2026-05-31"}
    with pytest.raises(FileRefused) as refused:
        child.run("goldenthread.ingest.child:read", source=case.make(), options=options)
    assert refused.value.code == "too_wide"
    assert "16,384" in refused.value.message


@pytest.mark.parametrize("seed", range(200))
def test_flipped_bytes_are_refused_or_read_whole(seed: int) -> None:
    data = catalogue.flipped(seed)
    try:
        found = reader.read(data, name="a.xlsx", as_at=good.AS_AT)
    except FileRefused as refused:
        assert refused.code in {"damaged", "wrong_format", "unsafe_name", "encrypted", "encoding", "too_many_parts"}
    else:
        assert sum(each.rows_read for each in found.lists) == 13


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        ("id,name\n1,Zoë’s\n".encode("utf-8-sig"), "utf-8-sig"),
        ("id,name\n1,Zoë’s\n".encode("utf-16"), "utf-16"),
        ("id,name\n1,Zoë’s\n".encode("cp1252"), "cp1252"),
        ("id,name\n1,Zoë’s\n".encode(), "utf-8"),
    ],
)
def test_text_in_any_usual_encoding_keeps_its_names(data: bytes, encoding: str) -> None:
    from goldenthread.files import csvs

    assert guard.check(data, name="a.csv", kinds=("csv",)) == "csv"
    assert csvs.decode(data, "a.csv") == csvs.Text("id,name\n1,Zoë’s\n", encoding)


def test_links_and_connections_are_passed_over_and_said() -> None:
    import io
    import zipfile

    out = io.BytesIO(good.workbook())
    with zipfile.ZipFile(out, "a") as made:
        made.writestr("xl/externalLinks/externalLink1.xml", "<x/>")
        made.writestr("xl/connections.xml", "<x/>")
    found = reader.read(out.getvalue(), name="a.xlsx", as_at=dt.date(2026, 5, 31))
    assert [warning.code for warning in found.warnings] == ["active_content_ignored"]


def test_a_line_left_open_is_refused_though_other_code_of_the_process_allows_longer_cells() -> None:
    usual = csv.field_size_limit(10_000_000)
    try:
        with pytest.raises(FileRefused, match="past line 2"):
            guard.check(b"id\n" + b"x" * 2_000_000 + b"\n", name="a.csv", kinds=("csv",))
    finally:
        csv.field_size_limit(usual)
