from __future__ import annotations

import re

from goldenthread.ingest.annex_a import lists
from goldenthread.ingest.reading import headings
from goldenthread.records import tables
from tests.shared import shared


def test_every_heading_of_the_standard_is_declared_in_its_order() -> None:
    text = shared("standards/annex_a.yaml").read_text(encoding="utf-8").split("\nlists:\n")[1]
    for number, body in re.findall(r"^  list_(\d+):\n((?:    .*\n?)+)", text, re.MULTILINE):
        names = re.findall(r"^    - name: (.*)$", body, re.MULTILINE)
        declared = [headings.plain(item.heading) for item in lists.BY_NUMBER[int(number)].items]
        assert declared == [headings.plain(name.strip("'\"").replace("''", "'")) for name in names]


def test_every_item_that_a_table_cites_exists_and_fits_its_type() -> None:
    fits = {"date": {"date"}, "integer": {"integer"}, "flag": {"code"}, "code": {"code"}, "text": {"text", "id"}}
    for table in tables.TABLES:
        for column in table.columns:
            if "." in column.annex_a:
                number, item = (int(part) for part in column.annex_a.split("."))
                assert lists.BY_NUMBER[number].item(item).kind in fits[column.kind], (table.name, column.name)


def test_items_are_numbered_by_position() -> None:
    for each in lists.LISTS:
        assert [item.number for item in each.items] == list(range(1, len(each.items) + 1))
