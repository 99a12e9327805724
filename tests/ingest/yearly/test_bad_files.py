"""What the yearly readers make of bad files: a refusal in words, or what can be read, and nothing else."""

from __future__ import annotations

import datetime as dt
import random
from types import ModuleType

import pytest

from goldenthread.files import child
from goldenthread.files.errors import FileRefused
from goldenthread.ingest.cin_census import reader as census
from goldenthread.ingest.ssda903 import modules
from goldenthread.ingest.ssda903 import reader as ssda903
from tests.bad_input import catalogue
from tests.ingest.cin_census import made as made_census
from tests.ingest.ssda903 import made as made_903

AS_AT = dt.date(2026, 3, 31)


@pytest.mark.parametrize("reader", [census, ssda903], ids=["census", "ssda903"])
@pytest.mark.parametrize("case", catalogue.XMLS, ids=str)
def test_bad_xml_is_refused_by_name(case: catalogue.Case, reader: ModuleType) -> None:
    with pytest.raises(FileRefused) as refused:
        reader.read(case.make(), name=case.name, as_at=AS_AT)
    assert refused.value.code in case.codes
    assert case.name in refused.value.message


def flipped(data: bytes, seed: int) -> bytes:
    """The data with a few characters changed, the same ones for the same seed."""
    chosen = random.Random(seed)  # noqa: S311 - the same bytes every time is the point
    changed = bytearray(data)
    for _ in range(1 + len(changed) // 300):
        changed[chosen.randrange(len(changed))] = chosen.choice(b'0129/-,"AZ<> \n')
    return bytes(changed)


@pytest.mark.parametrize("seed", range(150))
def test_a_census_with_changed_characters_is_refused_or_every_row_accounted_for(seed: int) -> None:
    data = flipped(made_census.census(made_census.whole(), made_census.whole()), seed)
    try:
        found = census.read(data, name="cin.xml", as_at=AS_AT)
    except FileRefused:
        return
    twins = sum(len(each.rows) - 1 for each in found.duplicates)
    assert sum(each.rows_read - each.rows_kept - each.rows_rejected for each in found.lists) == twins


@pytest.mark.parametrize("seed", range(150))
def test_an_ssda903_with_changed_characters_is_refused_or_every_row_accounted_for(seed: int) -> None:
    files = {
        f"{code}.csv": flipped(made_903.text(code, {}, {"CHILD": "Ben"}).encode(), seed) for code in modules.BY_CODE
    }
    try:
        found = ssda903.read(made_903.zipped(files), name="903.zip", as_at=AS_AT)
    except FileRefused:
        return
    twins = sum(len(each.rows) - 1 for each in found.duplicates)
    assert sum(each.rows_read - each.rows_kept - each.rows_rejected for each in found.lists) == twins


@pytest.mark.parametrize(
    ("kind", "name", "data"),
    [
        ("cin_census", "cin.xml", made_census.census(made_census.whole())),
        ("ssda903", "903.zip", made_903.zipped({"episodes.csv": made_903.text("episodes")})),
    ],
)
def test_the_limited_child_reads_and_reports_without_a_child_in_it(kind: str, name: str, data: bytes) -> None:
    options = {"kind": kind, "name": name, "as_at": AS_AT.isoformat()}
    answer = child.run("goldenthread.ingest.child:read", source=data, options=options)
    assert answer["children"] == 1
    assert "Amara" not in str(answer)
