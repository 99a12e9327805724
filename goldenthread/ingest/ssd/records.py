"""From rows of a table to the rows of a canonical table: columns as they are declared, one row for each event, ids."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator
from typing import Any

from goldenthread.ingest.reading.report import Duplicate
from goldenthread.ingest.ssd import listed
from goldenthread.ingest.ssd.dataset import Dataset
from goldenthread.ingest.ssd.rows import ReadTable, Row
from goldenthread.records import tables as declared
from goldenthread.records.tables import Table

Record = dict[str, Any]
OWN_ID = "made from the key"


def of(data: Dataset, table: Table, source: str) -> Iterator[tuple[Row, Record]]:
    """Each row of a source with a record of the table, filled where ``records.tables`` names a column of the source."""
    filled, sheet = _filled_by(table.name, source), data.tables[source].report.sheet
    blank: Record = dict.fromkeys(table.names) | {"source_sheet": sheet}
    child = next((heading for name, heading in filled if name == "child_id"), None)
    for row in data.rows(source):
        record = blank | {name: getattr(row, heading) for name, heading in filled}
        record["source_row"] = row.row
        if child:
            record["child_id"] = data.child(record["child_id"], source)
        if record.get("team_id"):
            record["team_id"] = data.team(record["team_id"])
        yield row, record


@functools.cache
def _filled_by(table_name: str, source: str) -> tuple[tuple[str, str], ...]:
    """The columns of a table that a source fills, each with the source's column."""
    there = listed.BY_NAME[source].columns
    return tuple((each.name, each.ssd) for each in declared.BY_NAME[table_name].columns if each.ssd in there)


def key_id(table: Table, *key: object) -> str:
    """The id that the event with this key has in every snapshot."""
    return declared.key_id(table, key)


def one_each(table: Table, records: Iterable[Record], read: ReadTable | None) -> list[Record]:
    """One record for each event by the table's key, with its own id; what was left out is told in ``read``.

    Of records with the same key the fullest is kept, of equally full ones that with most Y, then the last.
    """
    together: dict[tuple[Any, ...], list[Record]] = {}
    for record in records:
        together.setdefault(table.key_of(record), []).append(record)
    made_id = table.columns[0].name if table.columns[0].meaning == OWN_ID else ""
    kept = []
    for key, twins in together.items():
        best = twins[0] if len(twins) == 1 else _best(table, twins, read)
        if made_id:
            best[made_id] = key_id(table, *key)
        kept.append(best)
    return kept


def _best(table: Table, twins: list[Record], read: ReadTable | None) -> Record:
    best = max(twins, key=_fullness)
    if read is not None:
        names = [name for name in table.names if name not in ("source_sheet", "source_row")]
        differ = tuple(table.column(name).ssd for name in names if len({str(record[name]) for record in twins}) > 1)
        rows = tuple(record["source_row"] for record in twins)
        read.duplicates.append(Duplicate(read.report.sheet, rows, best["source_row"], differ))
        read.report.rows_kept -= len(twins) - 1
    return best


def _fullness(record: Record) -> tuple[int, int, int]:
    values = list(record.values())
    return sum(value is not None for value in values), values.count("Y"), record["source_row"]


def columnar(table: Table, records: list[Record]) -> dict[str, list[Any]]:
    return {name: [record.get(name) for record in records] for name in table.names}
