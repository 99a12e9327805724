"""What was found wrong while an extract was read, row by row: sealed beside the rows that it is about.

It is about records, not about children's lives, so no measure and no dictionary of returns knows it, and it does not
count when two loads are compared.
"""

from __future__ import annotations

from goldenthread.records.tables.declaring import Column, table

FINDING = table(
    "finding", "one rule that one row of one list does not keep", ("finding_id", "source_row"),
    Column("finding_id", "text", "the same for the same fault of the same record in every extract", "T3"),
    Column("child_id", "text", "the council's own id of the child; null where the fault is of the whole list", "T4"),
    Column("team_id", "text", "the team as the row names it", "T2"),
    Column("worker_id", "text", "the worker as the row names them", "T2"),
    Column("rule", "code", "the code of the rule", "T2"),
    Column("list_name", "text", "the list, table or file that the row stands in", "T2"),
    Column("heading", "text", "the column to look at", "T2"),
    Column("said", "text", "what is wrong, without an id or the cell's content", "T2"),
    Column("counted_on", "date", "the day that the extract speaks of", "T2"),
    Column("how_many", "integer", "how many rows share the fault, where it is of the whole list", "T2"),
)  # fmt: skip
