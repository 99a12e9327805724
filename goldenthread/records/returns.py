"""The returns that rows are read from, declared once: what each carries, and how far back one file of it reaches.

A figure of a month rests on one return, never on a mixture: two returns of one council seldom agree to the child, and
a reader must be able to say which file a figure is from. ``ORDER`` says which is asked first.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from goldenthread.records import tables
from goldenthread.records.tables import Column, Table

ANNEX_A, SSD, NIGHTLY = "annex_a", "ssd", "nightly"
SSDA903, CIN_CENSUS, WORKFORCE = "ssda903", "cin_census", "workforce"


@dataclass(frozen=True)
class Window:
    """How many months before its as-at date a file holds a table whole, judged by which of its dates."""

    months: int
    dated_by: str


@dataclass(frozen=True)
class Return:
    """One return. ``months`` is how far back a file holds every table whole that ``windows`` does not name: 0 where it
    only says how things stand. ``whole`` says that one file is the council's whole knowledge, so that nothing older is
    ever added to it."""

    code: str
    title: str
    months: int
    whole: bool = False
    windows: Mapping[str, Window] = field(default_factory=dict)

    @property
    def reach(self) -> int:
        """The furthest back, in months, that a file holds any table whole."""
        return max(self.months, *(window.months for window in self.windows.values()), 0)

    def months_of(self, table: str) -> int:
        """How many months before its as-at date a file holds the table whole."""
        return self.windows[table].months if table in self.windows else self.months

    def carries(self, table: str, column: str = "") -> bool:
        """Does a file of this return speak of the table, or of that column of it?"""
        declared = tables.BY_NAME[table]
        if self.code == NIGHTLY:
            return declared.nightly
        if self.code == WORKFORCE:
            return table == tables.POST.name
        if column:
            return bool(getattr(declared.column(column), self.code)) or (
                column in _AS_ITS_TABLE and self.carries(table)
            )
        return any(_fills(self.code, declared, each) for each in declared.columns)


def _fills(code: str, table: Table, column: Column) -> bool:
    return bool(getattr(column, code)) and column.name not in _AS_ITS_TABLE and column.meaning != "made from the key"


# Columns that nearly every table has: where the table is carried, so are they, as far as the return has them at all.
_AS_ITS_TABLE = ("child_id", "team_id", "worker_id", "source_sheet", "source_row")

# Annex A, guidance tab: six months before the inspection for lists 1 to 8, twelve for lists 10 and 11.
_ANNEX_A_WINDOWS = {
    "contact": Window(6, "received_on"),
    "early_help_episode": Window(6, "started_on"),
    "referral": Window(6, "received_on"),
    "assessment": Window(6, ""),
    "s47_enquiry": Window(6, "started_on"),
    "initial_cp_conference": Window(6, "held_on"),
    "permanence": Window(12, ""),
    "adopter": Window(12, ""),
}
RETURNS: tuple[Return, ...] = (
    Return(SSD, "Standard Safeguarding Dataset", 72, whole=True),  # its extract's own window: six years
    Return(ANNEX_A, "Annex A", 0, windows=_ANNEX_A_WINDOWS),
    Return(NIGHTLY, "Nightly extract", 0),
    Return(SSDA903, "SSDA903", 12),  # children looked after, 1 April to 31 March
    Return(CIN_CENSUS, "Children in need census", 12),  # 1 April to 31 March
    Return(WORKFORCE, "Workforce", 0),
)
BY_CODE: Mapping[str, Return] = {each.code: each for each in RETURNS}
ORDER: tuple[str, ...] = tuple(each.code for each in RETURNS)
