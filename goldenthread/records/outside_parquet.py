"""A Parquet file from outside as rows of text: the form in which some publishers keep their long files."""

from __future__ import annotations

import pyarrow as pa
import pyarrow.parquet as pq

from goldenthread.files import limits
from goldenthread.files.errors import FileRefused

_LIMIT = limits.BY_KIND["parquet"]
_AT_A_TIME = 65_536


def rows(data: bytes, name: str) -> list[list[str]]:
    """The headings, then every row, each cell as a CSV would have it: empty where there is nothing, 901.0 as 901.

    It holds the whole file in memory and parses what a stranger wrote, so it belongs in the child process.
    ``FileRefused`` when it cannot be read to its end, is too large, or holds lists or records in its cells.
    """
    try:
        file = pq.ParquetFile(pa.BufferReader(data))
        _check(file, name)
        found = [list(file.schema_arrow.names)]
        for batch in file.iter_batches(_AT_A_TIME):
            found += map(list, zip(*(_texts(column) for column in batch.columns), strict=True))
    except (pa.ArrowException, OSError) as problem:
        raise FileRefused(
            "damaged", f"“{name}” is damaged: it cannot be read to its end.", remedy="Download it again."
        ) from problem
    return found


def _check(file: pq.ParquetFile, name: str) -> None:
    said, schema = file.metadata, file.schema_arrow
    sizes = (said.row_group(at).total_byte_size for at in range(said.num_row_groups))
    if said.num_rows > _LIMIT.rows or said.num_rows * len(schema) > _LIMIT.cells or sum(sizes) > _LIMIT.unpacked:
        raise FileRefused(
            "too_many_rows", f"“{name}” has {said.num_rows:,} rows; {_LIMIT.rows:,} are read, and fewer of wide ones.",
            remedy="Leave out the years or the measures that are not needed.",
        )  # fmt: skip
    if nested := next((field.name for field in schema if pa.types.is_nested(field.type)), ""):
        raise FileRefused(
            "nested", f"“{name}” has a list or a record in each cell of its column {nested[:40]}.",
            remedy="Save it with one plain value in each cell.",
        )  # fmt: skip


def _texts(column: pa.Array) -> list[str]:
    """Each different value is written once: a long file repeats a few thousand words half a million times."""
    coded = column if pa.types.is_dictionary(column.type) else column.dictionary_encode()
    words = [_text(each) for each in coded.dictionary.to_pylist()]
    return [words[at] if at is not None else "" for at in coded.indices.to_pylist()]


def _text(cell: object) -> str:
    if cell is None:
        return ""
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)
