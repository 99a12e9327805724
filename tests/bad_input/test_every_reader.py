"""Each kind of bad file through every reader: refused or told, by name and place, and never half of it taken."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from goldenthread.files import child, limits
from goldenthread.files.errors import FileRefused
from goldenthread.ingest import operations
from goldenthread.ingest.cin_census import reader as census
from goldenthread.ingest.models import Load
from goldenthread.ingest.readers import READERS
from goldenthread.ingest.ssda903 import reader as ssda903
from goldenthread.measures import importing
from goldenthread.records.models import Snapshot
from tests.bad_input import catalogue, ooxml, readers
from tests.bad_input.readers import EVERY, OfCsvs
from tests.ingest.annex_a import good as annex_a
from tests.ingest.reading.zips import zipped
from tests.world import World

D = dt.date
# A file of a zip with no row below its headings is no fault of the zip: a table may be empty. Its reader tells of it.
_EMPTY = [case for case in catalogue.TEXTS if case.codes == ("empty",)]
_BAD = [case for case in catalogue.TEXTS if case not in _EMPTY and "archive" not in case.title]


@pytest.mark.parametrize("of", EVERY, ids=str)
@pytest.mark.parametrize("case", _BAD, ids=str)
def test_a_bad_file_in_a_zip_refuses_the_whole_and_names_both(case: catalogue.Case, of: OfCsvs) -> None:
    with pytest.raises(FileRefused) as refused:
        of.read(**{of.stem: case.make()})
    assert refused.value.code in case.codes
    assert f"{of.file} in all.zip" in refused.value.message
    assert refused.value.remedy


@pytest.mark.parametrize("of", EVERY, ids=str)
@pytest.mark.parametrize("case", _EMPTY, ids=str)
def test_a_file_with_nothing_in_it_is_named_and_never_taken_for_no_rows(case: catalogue.Case, of: OfCsvs) -> None:
    """Without headings it is not known what it would have held: its columns count as missing, not as zero."""
    try:
        found = of.read(**{of.stem: case.make()})
    except FileRefused as refused:
        assert of.file in refused.message and refused.remedy
        return
    told = [each for each in found.warnings if of.file in each.message]
    assert told and all(each.remedy for each in told)
    assert sum(each.rows_kept for each in found.lists if each.sheet == of.file) == 0


_ARCHIVES: list[tuple[str, Callable[[OfCsvs], bytes]]] = [
    ("nested_archive", lambda of: zipped({**of.files, "more.csv": ooxml.archive({"a.txt": "x"})})),
    ("unsafe_name", lambda of: ooxml.archive({**of.files, "../../etc/cron.d/x.csv": "a,b\n1,2\n"})),
    ("too_many_parts", lambda of: zipped({**of.files, **{f"{number}.csv": "" for number in range(5_000)}})),
    ("damaged", lambda of: zipped(of.files)[:-40]),
    ("too_big_unpacked", lambda of: ooxml.blanks(of.file, 1 << 30, ooxml.archive({"z.csv": "a,b\n"}))),
]


@pytest.mark.parametrize("of", EVERY, ids=str)
@pytest.mark.parametrize(("code", "make"), _ARCHIVES, ids=[code for code, _ in _ARCHIVES])
def test_a_bad_zip_is_refused_by_every_reader(code: str, make: Callable[[OfCsvs], bytes], of: OfCsvs) -> None:
    with pytest.raises(FileRefused) as refused:
        of.read_zip(make(of))
    assert refused.value.code == code
    assert "all.zip" in refused.value.message and refused.value.remedy


# B18 and B19: written as a date may be met, and the reason that is given. None of them is guessed at.
_DATES = [
    ("31/02/2026", "no such day"), ("2026-13-01", "no such day"), ("00/01/1900", "no such day"),
    ("05/25/2026", "month comes first"), ("1/1/26", "two digits"), ("#REF!", "Excel error"), ("#N/A", "Excel error"),
    ("TRUE", "not a date"), ("1E+05", "not a date"), ("soon", "not a date"), ("12/12/2031", "after the as-at date"),
    ("01/01/1900", "before 1930"), ("31/12/9999", "after 2099"), ("1234", "not a date"),
]  # fmt: skip


@pytest.mark.parametrize("of", EVERY, ids=str)
@pytest.mark.parametrize(("written", "reason"), _DATES)
def test_a_date_that_cannot_be_used_names_file_row_and_column_and_hides_the_cell(
    written: str, reason: str, of: OfCsvs
) -> None:
    found = of.read(**{of.stem: of.dated(written)})
    (read,) = [each for each in found.lists if each.sheet == of.file]
    if (of.kind, written) in _PLACEHOLDERS:
        assert (read.rows_rejected, read.rows_kept) == (1, 0)
        return
    cells = read.rejected or read.set_aside
    assert [(each.sheet, each.row, each.column) for each in cells] == [(of.file, 2, of.column)]
    assert reason in cells[0].reason and cells[0].remedy
    assert cells[0].value not in (written, "") or written.startswith("#")


# What the dataset's own scripts write where a case system has no date.
_PLACEHOLDERS = {("ssd", "01/01/1900")}


@pytest.mark.parametrize("of", [each for each in EVERY if each.kind != "workforce"], ids=str)
@pytest.mark.parametrize("ident", ["1E+05", "#N/A", "x" * 41, ""])
def test_an_id_that_excel_has_spoiled_rejects_its_row_by_place(ident: str, of: OfCsvs) -> None:
    text = of.dated(of.day)
    first, second = text.splitlines()[:2]
    at = next(index for index, cell in enumerate(first.split(",")) if "child" in cell.lower() or "person_id" in cell)
    cells = second.split(",")
    cells[at] = ident
    read = next(each for each in of.read(**{of.stem: f"{first}\n{','.join(cells)}\n"}).lists if each.sheet == of.file)
    assert (read.rows_read, read.rows_kept) == (1, 0)
    assert [(each.sheet, each.row) for each in read.rejected] == [(of.file, 2)]


# B25 and B28: the same rows however the file is written.
_WRITTEN: dict[str, Callable[[str], bytes]] = {
    "UTF-8 with a mark": lambda text: text.encode("utf-8-sig"),
    "UTF-16": lambda text: text.encode("utf-16"),
    "semicolons": lambda text: text.replace(",", ";").encode(),
    "tabs": lambda text: text.replace(",", "\t").encode(),
    "a line that says sep=": lambda text: b"sep=;\r\n" + text.replace(",", ";").encode(),
    "carriage returns alone": lambda text: "\r".join(text.splitlines()).encode() + b"\r",
}


@pytest.mark.parametrize("of", EVERY, ids=str)
@pytest.mark.parametrize("how", _WRITTEN)
def test_the_same_rows_are_read_however_the_file_is_written(how: str, of: OfCsvs) -> None:
    plain = of.read().tables
    found = of.read(**{of.stem: _WRITTEN[how](of.files[of.file])}).tables
    for name, columns in plain.items():
        assert {key: each for key, each in columns.items() if key != "source_row"} == {
            key: each for key, each in found[name].items() if key != "source_row"
        }


_LINKS = (
    '<?xml version="1.0"?><?xml-stylesheet type="text/xsl" href="http://127.0.0.1:9/x.xsl"?>'
    '<Message xmlns:xi="http://www.w3.org/2001/XInclude" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
    'xsi:schemaLocation="a http://127.0.0.1:9/x.xsd"><xi:include href="file:///etc/hostname"/>'
)


@pytest.mark.parametrize(("reader", "good"), [(census, readers.CENSUS), (ssda903, readers.RETURN)])
def test_links_in_xml_are_never_followed(reader: Any, good: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a connection was tried")

    monkeypatch.setattr("socket.socket.connect", refuse)
    data = good.replace(b"<Message>", _LINKS.encode(), 1)
    found = reader.read(data, name="return.xml", as_at=readers.AS_AT)
    plain = reader.read(good, name="return.xml", as_at=readers.AS_AT)
    assert found.tables["person"]["child_id"] == plain.tables["person"]["child_id"]


@pytest.mark.parametrize("case", catalogue.TEXTS, ids=str)
def test_a_bad_file_of_entered_figures_is_refused_by_name(case: catalogue.Case) -> None:
    with pytest.raises(FileRefused) as refused:
        importing.dry_run(data=case.make(), name=case.name, as_at=readers.AS_AT, on=readers.AS_AT)
    assert refused.value.code in case.codes
    assert case.name in refused.value.message


def test_a_file_larger_than_its_kind_may_be_is_refused_before_it_is_opened() -> None:
    big = b"<Message>" + b" " * limits.BY_KIND["xml"].size + b"</Message>"
    with pytest.raises(FileRefused) as refused:
        census.read(big, name="cin.xml", as_at=readers.AS_AT)
    assert refused.value.code == "too_big"


# One bad file for each return, as it would be handed in on the page.
_HANDED_IN = [
    *((each.kind, "all.zip", zipped({**each.files, each.file: b"id,name\n1,\x00\n"})) for each in EVERY),
    ("cin_census", "a.xml", next(case for case in catalogue.XMLS if case.number == "B32").make()),
    ("ssda903", "a.xml", next(case for case in catalogue.XMLS if case.number == "B31").make()),
    ("ssda903", "a.csv", next(case for case in catalogue.TEXTS if case.number == "B27").make()),
    ("workforce", "posts.csv", b"%PDF-1.7\n%%EOF\n"),
]


@pytest.mark.parametrize(("kind", "name", "data"), _HANDED_IN, ids=[f"{kind} {name}" for kind, name, _ in _HANDED_IN])
def test_nothing_is_half_loaded_and_the_page_says_why(
    world: World, settings: Any, kind: str, name: str, data: bytes
) -> None:
    """Turned away at the door with its words on the page, or refused by its check; never an error of ours."""
    settings.TODAY = on = D(2026, 6, 3)
    room = settings.DATA.room("snapshots")
    before = set(room.iterdir())  # other tests seal here too
    client = Client()
    client.force_login(world.person("DT"))
    fields = {"kind": kind, "as_at-day": "31", "as_at-month": "3", "as_at-year": "2026"}
    answer = client.post("/loads/new/", fields | {"file": SimpleUploadedFile(name, data)})
    assert answer.status_code in (302, 422)
    for load in Load.objects.all():
        load = operations.check_load(load=load, on=on)
        assert load.state == Load.State.REFUSED
        assert name in load.problem
        page = client.get(f"/loads/{load.pk}/")
        assert page.status_code == 200 and name in page.content.decode()
    if answer.status_code == 422:
        assert name in answer.content.decode()
    assert not Snapshot.objects.exists()
    assert set(room.iterdir()) == before


def test_every_return_is_among_these() -> None:
    assert {kind for kind, _, _ in _HANDED_IN} == set(READERS)


_GOOD = {
    **{each.kind: ("all.zip", zipped(each.files)) for each in EVERY},
    "cin_census": ("a.xml", readers.CENSUS),
    "ssda903": ("a.xml", readers.RETURN),
    "annex_a": ("a.xlsx", annex_a.workbook()),
}


@pytest.mark.parametrize("kind", READERS)
def test_a_good_file_beside_them_is_read_in_a_child_with_a_start_of_its_own(kind: str, own_start: None) -> None:
    name, data = _GOOD[kind]
    options = {"kind": kind, "name": name, "as_at": readers.AS_AT.isoformat()}
    found = child.run("goldenthread.ingest.child:read", source=data, options=options, limits=READERS[kind].limits)
    assert found["sealed"] == [] and sum(each["rows_kept"] for each in found["lists"]) > 0
