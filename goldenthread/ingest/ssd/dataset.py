"""All the tables of one extract together: rows by table, which id a child goes by, what a team is called."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping

from goldenthread.ingest.reading import headings
from goldenthread.ingest.reading.report import Remark
from goldenthread.ingest.ssd import listed, rows
from goldenthread.ingest.ssd.rows import ReadTable, Row

# What a linked identifier's type says: the same child's other record in the case system. Pupil, health, insurance and
# Home Office numbers are no record's id, and are not kept.
_REASONS = {
    "MERGED": ("merge", "duplicate"),
    "UNBORN": ("unborn", "before birth"),
    "LEGACY": ("legacy", "previous system", "old system", "former system", "migrat"),
    "OTHER": ("case number", "person id", "client id", "case system", "record number"),
}
# A number of an older system may be another child's number of today, so only these two stand for the child.
SAME_CHILD = ("MERGED", "UNBORN")


class Dataset:
    """The tables of one extract as they stood on ``as_at``; a table that no file held has no rows."""

    def __init__(self, read: Iterable[ReadTable], *, as_at: dt.date) -> None:
        found = {each.source.name: each for each in read}
        self.tables = {table.name: found.get(table.name) or rows.absent(table) for table in listed.TABLES}
        self.as_at = as_at
        self.current = self._current()
        self.teams = self._teams()
        self.under_other_id: Counter[str] = Counter()

    def rows(self, table: str) -> list[Row]:
        return self.tables[table].rows

    def has(self, *columns: str) -> bool:
        """Whether the extract has these columns, or tables, with more in them than placeholders."""
        return all(
            name in self.tables[listed.TABLE_OF[name].name].columns
            if name in listed.TABLE_OF
            else self.tables[name].report.readable
            for name in columns
        )

    def child(self, child_id: str, table: str) -> str:
        """The id that a child goes by today: of a merged record, or one kept before birth, the one it became."""
        if child_id not in self.current:
            return child_id
        self.under_other_id[table] += 1
        return self.current[child_id]

    def team(self, team_id: str | None) -> str | None:
        """A team's name where the extract has it, since people are given their teams by name; else its id."""
        return self.teams.get(team_id, team_id) if team_id else None

    def _current(self) -> Mapping[str, str]:
        links = {
            row.link_identifier_value: row.link_person_id
            for row in self.rows("ssd_linked_identifiers")
            if reason(row.link_identifier_type) in SAME_CHILD and row.link_identifier_value
        }
        return {other: _end(links, other) for other in links if _end(links, other) != other}

    def _teams(self) -> Mapping[str, str]:
        departments = self.rows("ssd_department")
        names = Counter(row.dept_team_name for row in departments)
        return {
            row.dept_team_id: row.dept_team_name if names[row.dept_team_name] == 1 else
            f"{row.dept_team_name} ({row.dept_team_id})"
            for row in departments
            if row.dept_team_name
        }  # fmt: skip

    def warnings(self) -> list[Remark]:
        """Rows read under another id, and teams that share a name."""
        told = []
        if count := sum(self.under_other_id.values()):
            tables = ", ".join(f"{name} ({times:,})" for name, times in self.under_other_id.items())
            told.append(
                Remark(
                    "other_id",
                    f"{count:,} rows stand under the id of a record that was merged or kept before birth, and were "
                    f"read under the child's id of today: {tables}.",
                    "Nothing to do if ssd_linked_identifiers is right.",
                )
            )
        shared = [name for name, times in Counter(self._names()).items() if times > 1]
        if shared:
            told.append(
                Remark(
                    "team_name_shared",
                    f"{len(shared)} names in ssd_department belong to more than one team; their id was added.",
                    "Give each team its own name, or enter the names with their ids under Teams.",
                )
            )
        return told

    def _names(self) -> list[str]:
        return [row.dept_team_name for row in self.rows("ssd_department") if row.dept_team_name]


def reason(identifier_type: str | None) -> str | None:
    """MERGED, UNBORN, LEGACY or OTHER; None for a number that is not the id of a record of the child."""
    said = headings.plain(identifier_type or "")
    return next((name for name, words in _REASONS.items() if any(word in said for word in words)), None)


def _end(links: Mapping[str, str], other: str) -> str:
    """Where a chain of links ends; a ring of links leads nowhere."""
    seen, now = {other}, links[other]
    while now in links:
        if now in seen:
            return other
        seen.add(now)
        now = links[now]
    return now
