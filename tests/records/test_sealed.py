"""Sealed tables: encrypted, whole, written once."""

import base64
import fcntl
import os
import stat
from datetime import date

import duckdb
import pyarrow.parquet as pq
import pytest

from goldenthread.records import sealed
from goldenthread.records.errors import SealError

REFERRALS = {"referral": {"child_id": ["Amara", "Ben"], "received_on": [date(2026, 5, 4), None]}}


def test_every_table_with_rows_is_written_and_its_rows_counted(tmp_path):
    drawn = {"contact": {"child_id": ["Amara"]}, "assessment": {"child_id": []}, **REFERRALS}
    written = sealed.write(tmp_path / "one", drawn, key=sealed.new_key())
    assert {one.table: one.rows for one in written} == {"contact": 1, "referral": 2}
    assert {path.name for path in (tmp_path / "one").iterdir()} == {"contact.parquet", "referral.parquet"}
    assert all(one.bytes == sealed.path_of(tmp_path / "one", one.table).stat().st_size for one in written)


def test_no_child_id_lies_in_the_clear(tmp_path):
    sealed.write(tmp_path, {"referral": {"child_id": ["CANARY-CHILD"]}}, key=sealed.new_key())
    files = list(tmp_path.iterdir())
    assert len(files) == 1
    assert not any(b"CANARY" in file.read_bytes() or b"child_id" in file.read_bytes() for file in files)
    with pytest.raises(OSError, match=r"(?i)decrypt|encrypted"):
        pq.read_table(sealed.path_of(tmp_path, "referral"))


def test_a_file_is_synced_while_it_is_open_for_writing_as_windows_needs(tmp_path, monkeypatch):
    synced = []

    def note(handle: int) -> None:
        synced.append((fcntl.fcntl(handle, fcntl.F_GETFL), os.fstat(handle).st_mode))

    monkeypatch.setattr(os, "fsync", note)
    sealed.write(tmp_path, REFERRALS, key=sealed.new_key())
    files = [flags & os.O_ACCMODE for flags, mode in synced if stat.S_ISREG(mode)]
    assert len(files) == 1
    assert os.O_RDONLY not in files


def test_nothing_is_overwritten(tmp_path):
    sealed.write(tmp_path, REFERRALS, key=sealed.new_key())
    with pytest.raises(SealError, match="never overwritten"):
        sealed.write(tmp_path, REFERRALS, key=sealed.new_key())


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ({"referral": {"received_on": ["4 May"]}}, r"referral\.received_on"),
        ({"referral": {"name": ["x"]}}, "no column called name"),
        ({"referal": {"child_id": ["x"]}}, "no declared table called referal"),
        ({"referral": {"child_id": ["x"], "received_on": []}}, "different lengths"),
    ],
)
def test_rows_that_do_not_fit_are_refused_by_name_and_nothing_is_written(tmp_path, rows, words):
    with pytest.raises(SealError, match=words):
        sealed.write(tmp_path / "new", rows, key=sealed.new_key())
    assert not (tmp_path / "new").exists()


def test_a_short_key_is_refused(tmp_path):
    with pytest.raises(SealError, match="32 bytes"):
        sealed.write(tmp_path, {}, key=b"0123456789abcdef")


def test_each_table_has_a_key_of_its_own():
    key = sealed.new_key()
    assert sealed.table_key(key, "referral") != sealed.table_key(key, "contact")


def test_content_is_the_same_for_the_same_rows_wherever_they_stood():
    placed = {"referral": REFERRALS["referral"] | {"source_sheet": ["List 3"] * 2, "source_row": [3, 4]}}
    assert sealed.content_sha256(REFERRALS) == sealed.content_sha256(placed)
    changed = {"referral": REFERRALS["referral"] | {"team_id": ["East", None]}}
    assert sealed.content_sha256(REFERRALS) != sealed.content_sha256(changed)


def test_erase_removes_the_files(tmp_path):
    sealed.write(tmp_path / "one", REFERRALS, key=sealed.new_key())
    sealed.erase(tmp_path / "one")
    assert not (tmp_path / "one").exists()


@pytest.mark.parametrize("words", ["Amara", "Amara " * 300], ids=["short", "long"])
@pytest.mark.parametrize("rows", [20_000, 20_001, 45_000])
def test_a_table_of_any_length_opens_in_the_engine(tmp_path, rows, words):
    """The engine calls the key wrong where a column is written in more than one page, as it is beyond 20,000 rows."""
    drawn = {"child_id": [f"{words}{row}" for row in range(rows)], "received_on": [date(2026, 5, 4)] * rows}
    key = sealed.new_key()
    sealed.write(tmp_path, {"referral": drawn}, key=key)
    connection = duckdb.connect()
    named = base64.b64encode(sealed.table_key(key, "referral")).decode()
    connection.execute(f"pragma add_parquet_key('referral', '{named}')")
    path = str(sealed.path_of(tmp_path, "referral"))
    copy = "create table referral as from read_parquet(?, encryption_config={footer_key: 'referral'})"
    connection.execute(copy, [path])
    found = connection.execute("select count(*), count(distinct child_id), max(received_on) from referral").fetchone()
    assert found == (rows, rows, date(2026, 5, 4))
