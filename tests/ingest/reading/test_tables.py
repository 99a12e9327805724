"""CSV files as councils' systems write them, one alone or many in a zip."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from goldenthread.files.errors import FileRefused
from goldenthread.ingest.reading import tables
from tests.ingest.reading.zips import zipped

HEADINGS, AMARA = ["Child Unique ID", "Allocated Worker"], ["000123", "Zoë Ångström"]
LINES = f"{','.join(HEADINGS)}\r\n{','.join(AMARA)}\r\n"


def one(data: bytes | str) -> tables.Table:
    content = data.encode() if isinstance(data, str) else data
    return tables.opened(content, name="contacts.csv")[0]


@pytest.mark.parametrize(
    ("encoding", "told"), [("utf-8", []), ("utf-8-sig", []), ("cp1252", ["Windows-1252"]), ("utf-16", ["UTF-16"])]
)
def test_names_come_through_whole_in_any_encoding_and_a_guess_is_said(encoding: str, told: list[str]) -> None:
    table = one(LINES.encode(encoding))
    assert table.rows == [HEADINGS, AMARA]
    remarks = tables.remarks([table])
    assert [word for word in told if word in remarks[0].message] == told
    assert len(remarks) == len(told)


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_the_delimiter_is_found(mark: str) -> None:
    table = one(LINES.replace(",", mark))
    assert (table.rows, table.delimiter) == ([HEADINGS, AMARA], mark)


def test_commas_in_a_title_and_in_quotes_do_not_hide_the_delimiter() -> None:
    table = one('"List 1: Contacts, all, of, them"\nChild Unique ID;Team\n1;"North, east, and, west"\n')
    assert table.rows[2] == ["1", "North, east, and, west"]


def test_a_first_line_that_names_the_separator_is_obeyed_and_not_counted() -> None:
    assert one("sep=;\r\nChild Unique ID;Team\r\n1;A,B,C,D\r\n").rows == [["Child Unique ID", "Team"], ["1", "A,B,C,D"]]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_line_break_in_quotes_starts_no_row_and_blank_lines_keep_their_number(end: str) -> None:
    table = one(f'Child Unique ID,Team{end}{end}1,"North{end}floor 2"{end}')
    assert [len(row) for row in table.rows] == [2, 0, 2]
    assert table.rows[2][1].split() == ["North", "floor", "2"]


def test_a_quotation_mark_left_open_is_refused_by_line() -> None:
    with pytest.raises(FileRefused, match="line 4") as refused:
        one('a,b\n1,2\n3,"4\n5,6\n')
    assert refused.value.code == "damaged"


def test_each_file_of_a_zip_is_a_table_whatever_folder_it_lies_in() -> None:
    found = tables.opened(zipped({"May 2026/List 1.csv": LINES, "May 2026/more/list_4.txt": LINES}), name="may.zip")
    assert [(table.name, table.stem) for table in found] == [
        ("May 2026/List 1.csv", "List 1"), ("May 2026/more/list_4.txt", "list_4"),
    ]  # fmt: skip


def test_what_an_operating_system_leaves_beside_the_files_is_passed_over() -> None:
    junk = dict.fromkeys(("__MACOSX/May/._List 1.csv", "May/.DS_Store", "Thumbs.db", "May/desktop.ini"), b"\x00\x05")
    found = tables.opened(zipped({"May/": b"", "May/List 1.csv": LINES, **junk}), name="may.zip")
    assert [table.name for table in found] == ["May/List 1.csv"]


@pytest.mark.parametrize(
    ("files", "code", "named"),
    [
        ({"List 1.csv": LINES, "notes.docx": b"x"}, "wrong_format", "notes.docx"),
        ({"List 1.csv": LINES, "old.zip": zipped({"List 1.csv": LINES})}, "nested_archive", "old.zip"),
        ({"List 1.csv": zipped({"a.csv": LINES})}, "nested_archive", "List 1.csv"),
        ({"../List 1.csv": LINES}, "unsafe_name", "may.zip"),
        ({"a\\..\\List 1.csv": LINES}, "unsafe_name", "may.zip"),
        ({"List 1.csv": LINES, "LIST 1.csv": LINES}, "damaged", "same name"),
        ({f"{number}.csv": LINES for number in range(201)}, "too_many_parts", "201"),
        ({"List 1.csv": b"a,b\n\x00\x01,2\n"}, "wrong_format", "List 1.csv in may.zip"),
        ({"List 1.csv": 'a,b\n1,"2\n'}, "damaged", "List 1.csv in may.zip"),
        ({"List 1.csv": ",".join("a" * 1_001)}, "too_wide", "List 1.csv in may.zip"),
        ({"List 1.csv": "a\n" * 250_001}, "too_many_rows", "List 1.csv in may.zip"),
        ({"List 1.csv": ("," * 999 + "\n") * 6_001}, "too_many_rows", "List 1.csv in may.zip"),
    ],
)
def test_a_zip_that_is_unsafe_or_broken_is_refused_by_the_file_inside(
    files: Mapping[str, bytes | str], code: str, named: str
) -> None:
    with pytest.raises(FileRefused) as refused:
        tables.opened(zipped(files), name="may.zip")
    assert refused.value.code == code
    assert named in refused.value.message
    assert refused.value.remedy


def test_a_zip_that_unpacks_to_too_much_is_refused_before_it_is_read() -> None:
    with pytest.raises(FileRefused, match="250 MB") as refused:
        tables.opened(zipped({"List 1.csv": bytes(b" " * 1_000_000) * 251 + b" " * 12_000_000}), name="may.zip")
    assert refused.value.code == "too_big_unpacked"
