"""The same lists in any container: a zip of CSV files and an old workbook give the tables that a workbook gives."""

from __future__ import annotations

import csv
import io

import pytest

from goldenthread.files.errors import FileRefused
from goldenthread.ingest.annex_a import reader
from goldenthread.ingest.reading.result import Reading
from tests.ingest.annex_a import csvs, good
from tests.ingest.reading.zips import zipped


def read(data: bytes, name: str = "may.zip") -> Reading:
    return reader.read(data, name=name, as_at=good.AS_AT)


def facts(found: Reading) -> dict:
    """The tables without where their rows stood."""
    return {
        table: {name: cells for name, cells in columns.items() if not name.startswith("source_")}
        for table, columns in found.tables.items()
    }


def test_a_zip_of_csv_files_gives_what_the_workbook_gives() -> None:
    found = read(zipped(csvs.files()))
    assert facts(found) == facts(read(good.workbook(), "may.xlsx"))
    assert found.warnings == []
    assert [(each.sheet, each.part) for each in found.lists][:2] == [("List 1.csv", "file"), ("List 2.csv", "file")]
    assert found.tables["contact"]["source_row"] == [2, 3]


def test_an_old_workbook_gives_what_the_new_one_gives() -> None:
    found = read(csvs.old_workbook(), "may.xls")
    assert facts(found) == facts(read(good.workbook(), "may.xlsx"))
    assert found.warnings == []


@pytest.mark.parametrize(
    "name",
    ["List 1.csv", "list_1.csv", "LIST01.CSV", "contacts.csv", "Annex A - List 1 - Contacts.csv", "1 Contacts.csv",
     "2026-05-31_contacts.csv", "AnnexA_L1.txt", "May/List 1.tsv", "export (3).csv"],
)  # fmt: skip
def test_a_file_is_known_by_any_name_or_by_its_headings(name: str) -> None:
    assert [(each.number, each.sheet) for each in read(zipped({name: csvs.text(1)})).lists] == [(1, name)]


@pytest.mark.parametrize("name", ["contacts.csv", "list_1.csv", "2026-05 contacts export.csv", "01_extract.csv"])
def test_a_file_whose_headings_fit_several_lists_is_known_by_its_name(name: str) -> None:
    headings = "Child Unique ID,Gender,Ethnicity,Date of Birth,Contact Date,Source of Contact\n"
    found = read(zipped({name: headings + "000123,Female,WBRI,03/02/2015,02/03/2026,2A\n"}))
    assert [(each.number, each.rows_kept) for each in found.lists] == [(1, 1)]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_any_delimiter_and_encoding_give_the_same_rows(delimiter: str, encoding: str) -> None:
    rows = [row | {"Allocated Worker": "Zoë “Z” O’Hara"} for row in good.rows()[3]]
    found = read(zipped({"List 3.csv": csvs.text(3, rows, delimiter=delimiter).encode(encoding)}))
    assert found.tables["involvement"]["worker_id"] == ["Zoë “Z” O’Hara"]
    assert ("encoding" in {warning.code for warning in found.warnings}) is (encoding in {"cp1252", "utf-16"})


def test_a_line_break_in_a_cell_and_a_title_line_leave_row_numbers_as_excel_shows_them() -> None:
    rows = good.rows()[4]
    rows[0]["Allocated Team"] = "Assessment\nNorth"
    rows[1]["Continuous Assessment Start Date"] = "31/02/2026"
    found = read(zipped({"List 4.csv": csvs.text(4, rows, title="List 4: Assessments, open and closed")}))
    assert [(each.sheet, each.row) for each in found.lists[0].rejected] == [("List 4.csv", 4)]
    assert found.tables["involvement"]["team_id"] == ["Assessment North"]


def test_a_row_with_a_cell_too_many_is_rejected_not_shifted() -> None:
    broken = csvs.text(3).replace("Assessment North,", "Assessment North, floor 2,")
    report = read(zipped({"List 3.csv": broken, "List 1.csv": csvs.text(1)})).lists[1]
    assert (report.rows_kept, report.rows_rejected) == (0, 1)
    assert "more cells than there are headings" in report.rejected[0].reason
    assert report.rejected[0].row == 2
    assert "quotation marks" in report.rejected[0].remedy


def test_a_row_that_stops_early_has_blanks_after_it() -> None:
    rows = list(csv.reader(io.StringIO(csvs.text(4))))
    short = "\n".join([",".join(f'"{cell}"' for cell in row) for row in rows[:2]] + [",".join(rows[2][:8])])
    found = read(zipped({"List 4.csv": short}))
    assert found.lists[0].rows_kept == 2
    assert found.lists[0].blanks["Allocated Team"] == 1


def test_a_file_that_is_no_list_is_said_and_a_sheet_is_not() -> None:
    found = read(zipped({"List 1.csv": csvs.text(1), "readme.txt": "Exported on Monday\n", "List 4.csv": "a,b\n1,2\n"}))
    codes = [(each.code, each.sheet) for each in found.warnings if each.code != "list_missing"]
    assert codes == [("file_not_read", "readme.txt"), ("no_headings", "List 4.csv")]


def test_a_list_that_neither_headings_nor_name_tell_is_never_passed_over_in_silence() -> None:
    shared = "Child Unique ID,Gender,Ethnicity,Date of Birth\n000123,F,WBRI,03/02/2015\n"
    found = read(zipped({"List 1.csv": csvs.text(1), "export.csv": shared}))
    warning = next(each for each in found.warnings if each.code == "list_unknown")
    assert "row 1" in warning.message
    assert "File “export.csv”" in warning.message


def test_two_files_of_one_list_are_said() -> None:
    found = read(zipped({"a/List 1.csv": csvs.text(1), "b/List 1.csv": csvs.text(1)}))
    warning = next(each for each in found.warnings if each.code == "second_sheet")
    assert "Files “a/List 1.csv” and “b/List 1.csv”" in warning.message
    assert len(found.tables["contact"]["contact_id"]) == 2


def test_a_missing_file_names_what_cannot_be_computed() -> None:
    found = read(zipped({name: text for name, text in csvs.files().items() if name != "List 7.csv"}))
    assert [warning.code for warning in found.warnings] == ["list_missing"]
    assert found.warnings[0].message.startswith("There is no file for List 7")


@pytest.mark.parametrize(
    ("files", "code"), [({"a.csv": "x,y\n1,2\n"}, "no_lists"), ({"List 1.csv": "", "List 2.csv": "\n"}, "empty")]
)
def test_a_zip_without_a_list_is_refused(files: dict[str, str], code: str) -> None:
    with pytest.raises(FileRefused) as refused:
        read(zipped(files))
    assert refused.value.code == code
    assert "may.zip" in refused.value.message
