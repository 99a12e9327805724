"""The dataset from a database is the same as from its files."""

from __future__ import annotations

import datetime as dt
import decimal
import io
import json
import zipfile
from pathlib import Path

import pytest

from goldenthread.files import folder
from goldenthread.ingest.ssd import database, listed, reader
from goldenthread.records.sources import FILE, Source, SourceRefused
from tests import postgres
from tests.ingest.ssd import good


def kind(column: str) -> str:
    item = next(item for item in listed.TABLE_OF[column].items if item.heading == column)
    return {"date": "timestamp", "number": "numeric"}.get(item.kind, "text")


def as_tables() -> dict:
    """The small extract as a database would hold it, with a column that is never to leave it."""
    made = {}
    for name, rows in good.rows().items():
        columns = {column: kind(column) for column in listed.BY_NAME[name].columns}
        filled = [[row.get(column) or None for column in columns] + ["Never-Fetched"] for row in rows]
        made[name.title() if name == "ssd_person" else name] = ({**columns, "forename": "text"}, filled)
    return made


def test_rows_from_postgres_are_read_as_rows_from_files_are() -> None:
    with postgres.schema(as_tables()) as (address, schema):
        made = database.extract(Source("reporting", address, schema))
        again = database.extract(Source("reporting", address, schema))
    assert made == again, "the same rows give the same bytes"
    archive = zipfile.ZipFile(io.BytesIO(made))
    assert not any(b"Never-Fetched" in archive.read(name) for name in archive.namelist())
    from_database = reader.read(made, name="ssd-reporting.zip", as_at=good.AS_AT)
    from_files = reader.read(good.extract(good.rows(), whole=False), name="ssd.zip", as_at=good.AS_AT)
    for table, columns in from_files.tables.items():
        wanted = sorted(zip(*(columns[name] for name in columns if name != "source_row"), strict=True), key=str)
        met = from_database.tables[table]
        assert sorted(zip(*(met[name] for name in met if name != "source_row"), strict=True), key=str) == wanted, table


def test_a_schema_without_the_dataset_is_refused() -> None:
    empty = postgres.schema({"other": ({"a": "text"}, [])})
    with empty as (address, schema), pytest.raises(SourceRefused, match="has no table of the dataset"):
        database.extract(Source("reporting", address, schema))


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (None, ""), (True, "Y"), (False, "N"), (dt.datetime(2026, 5, 31, 23, 59), "2026-05-31"),
        (dt.date(2026, 5, 31), "2026-05-31"), (decimal.Decimal("1E+3"), "1000"), (0.8, "0.8"), ("a\0b", "ab"),
        ("line\nbreak", "line\nbreak"),
    ],
)  # fmt: skip
def test_values_become_cells(value: object, cell: str) -> None:
    assert database._cell(value) == cell


def test_the_command_loads_from_a_database_by_its_name(tmp_path: Path, db, settings, capsys) -> None:
    from goldenthread.jobs import command

    settings.DATA = council = folder.prepare(tmp_path / "data", "council")
    words = ["--data", str(council.path), "extract", "load", "ssd", "--as-at", "2026-05-31", "--dry-run", "--json"]
    with postgres.schema(as_tables()) as (address, schema):
        place = council.path / FILE
        place.write_text(f'[reporting]\naddress = "{address}"\nschema = "{schema}"\n')
        place.chmod(0o600)
        assert command.main([*words, "--database", "reporting"]) == 1, "tables without rows are not in this database"
    report = json.loads(capsys.readouterr().out)
    assert report["tables"]["cp_visit"] == 2
    assert [each["code"] for each in report["warnings"]] == ["table_missing"]


def test_the_command_wants_a_file_or_a_database_and_a_return_that_a_database_has(db, capsys) -> None:
    from django.conf import settings

    from goldenthread.jobs import command

    begin = ["--data", str(settings.DATA.path), "extract", "load"]
    end = ["--as-at", "2026-05-31", "--dry-run"]
    assert command.main([*begin, "ssd", *end]) == 2
    assert command.main([*begin, "ssd", "x.zip", "--database", "reporting", *end]) == 2
    assert command.main([*begin, "annex_a", "--database", "reporting", *end]) == 2
    said = capsys.readouterr().err
    assert said.count("Name one file, or one database") == 2
    assert "read from files only" in said
