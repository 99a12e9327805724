"""The workforce file: posts, and what contradicts itself."""

from __future__ import annotations

import datetime as dt

import pytest

from goldenthread.files.errors import FileRefused
from goldenthread.ingest.flat import describe, files, workforce
from goldenthread.ingest.reading.result import Reading
from goldenthread.records import sealed

AS_AT = dt.date(2026, 5, 31)
HEAD = "post_id,team_id,worker_id,role,full_time,established,filled,agency,vacant_since\n"


def read(text: str) -> Reading:
    return workforce.read(text.encode(), name="posts at may.csv", as_at=AS_AT)


def test_the_documented_row_is_read_as_it_is() -> None:
    found = read(describe.template(files.of("workforce")[0]))
    assert (found.lists[0].rows_kept, found.warnings, found.absent_columns) == (1, [], [])
    assert sealed.content_sha256(found.tables)


def test_a_file_of_any_name_is_the_posts() -> None:
    found = read(f"{HEAD}P1,North,W1,social worker,0.8,Y,Y,N,\nP2,North,,NQSW,1,Y,N,N,2026-03-02\n")
    assert found.tables["post"]["role"] == ["SOCIAL_WORKER", "NEWLY_QUALIFIED"]
    assert found.tables["post"]["full_time"] == [0.8, 1.0]
    assert found.tables["post"]["vacant_since"] == [None, dt.date(2026, 3, 2)]


@pytest.mark.parametrize("share", ["60", "80%", "-1"])
def test_a_share_of_full_time_that_is_none_is_set_aside(share: str) -> None:
    found = read(f"{HEAD}P1,North,W1,SOCIAL_WORKER,{share},Y,Y,N,\n")
    assert found.tables["post"]["full_time"] == [None]
    assert found.lists[0].set_aside[0].column == "full_time"


def test_posts_that_contradict_themselves_are_kept_and_told() -> None:
    found = read(f"{HEAD}P1,North,W1,SOCIAL_WORKER,1,Y,N,Y,\nP2,North,W2,SOCIAL_WORKER,1,Y,Y,N,2026-03-02\n")
    told = [(remark.message.partition(" posts ")[2][:40], remark.rows) for remark in found.warnings if remark.rows]
    assert told == [
        ("are not filled and name a holder.", (2,)), ("are not filled and are held by an agency", (2,)),
        ("are held by somebody permanent and say s", (3,)),
    ]  # fmt: skip
    assert found.lists[0].rows_kept == 2


def test_a_file_without_ids_of_posts_is_refused() -> None:
    with pytest.raises(FileRefused) as refused:
        read("team,worker\nNorth,W1\n")
    assert "post_id" in str(refused.value)
