"""Which columns of each table an engine reads, by the texts that it was opened for."""

from __future__ import annotations

from collections.abc import Sequence

from goldenthread.records import coverage, naming, tables
from goldenthread.records.errors import EngineError


class Asked:
    """``texts`` are all that will be run; None where that is not known, and then everything is read."""

    def __init__(self, texts: Sequence[str] | None) -> None:
        self._texts = texts
        self._read: dict[str, frozenset[str]] = {}

    def check(self, sql: str) -> None:
        """EngineError when a text names a column that is not read: it would be blank."""
        if self._texts is None or sql in self._texts:
            return
        named = naming.words(sql)
        for table in tables.TABLES:
            if {table.name, f"{table.name}_history"} & named:
                unread = naming.columns(sql, table.name).intersection(table.names) - self.read_of(table)
                if unread:
                    raise EngineError(f"The column {table.name}.{min(unread)} was not read.")

    def read_of(self, table: tables.Table) -> frozenset[str]:
        """The columns of a table that are read: all, or those that the texts name and those a history is made by."""
        if table.name not in self._read:
            # Where no column is named, rows are still counted: the first stands for them.
            self._read[table.name] = frozenset(table.names) & self._named_of(table) or frozenset({table.names[0]})
        return self._read[table.name]

    def _named_of(self, table: tables.Table) -> frozenset[str]:
        if self._texts is None:
            return frozenset(table.names)
        named = naming.columns_of_all(self._texts, table.name)
        made_by = {*table.key, "source_row", *coverage.dating(table.name)} if self.asks_history(table) else set[str]()
        return named | made_by

    def asks_history(self, table: tables.Table) -> bool:
        """Does a text rest on the table's history? Where the texts are not known, it may."""
        return self._texts is None or any(f"{table.name}_history" in naming.words(text) for text in self._texts)
