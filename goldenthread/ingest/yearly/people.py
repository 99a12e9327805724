"""Children as the modules of a return together describe them."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from goldenthread.ingest.reading.report import Remark
from goldenthread.ingest.yearly import remarks
from goldenthread.ingest.yearly.cells import Value
from goldenthread.ingest.yearly.rows import Row

Record = dict[str, Any]
_UNKNOWN = {None, "U", "NOBT"}
# A twenty-eighth part of births falls on the 15th; with half of them there, the system hides the day.
_MASKED_SHARE, _MASKED_DAY, _ENOUGH = 0.5, 15, 20
_WORDS = {"born_on": "date of birth", "sex": "sex", "ethnicity": "ethnicity"}


class People:
    """Every child of a return. What is told first stands, so the module that describes children comes first."""

    def __init__(self, *, as_at: dt.date) -> None:
        self.as_at = as_at
        self.found: dict[str, Record] = {}
        self.upns: dict[str, list[str]] = defaultdict(list)
        self.rows: dict[str, Row] = {}
        self.differ: dict[str, dict[str, Row]] = defaultdict(dict)

    def add(self, row: Row, child: str, about: Mapping[str, Value], upns: Iterable[str] = ()) -> None:
        """Tell of a child; blanks and unknowns never take the place of what is known."""
        known = self.found.setdefault(child, {"source_sheet": row.sheet, "source_row": row.number})
        self.rows.setdefault(child, row)
        for name, value in about.items():
            before = known.get(name)
            if before in _UNKNOWN:
                known[name] = value if value is not None else before
            elif name in _WORDS and value not in _UNKNOWN and value != before:
                self.differ[name].setdefault(child, row)
        for upn in upns:
            if upn and child not in self.upns[upn]:
                self.upns[upn].append(child)

    def records(self) -> list[Record]:
        """One record for each child, in the order in which they were met."""
        return [{"child_id": child, **about, **self._ages(about)} for child, about in self.found.items()]

    def _ages(self, about: Record) -> Record:
        born, expected = about.get("born_on"), about.get("expected_on")
        if born is not None and born > self.as_at:
            born, expected = None, born
        if born is None and expected is not None:
            return {"born_on": None, "expected_on": expected, "age_years": -1, "sex": "U"}
        return {"expected_on": None, "age_years": completed_years(born, self.as_at) if born else None}

    def warnings(self) -> list[Remark]:
        """Children described in two ways, ids that may be one child, and birth dates that hide the day."""
        return [*self._disagreements(), *self._two_ids(), *self._lost_zeros(), *self._masked_births()]

    def _disagreements(self) -> Iterable[Remark]:
        for name, rows in self.differ.items():
            yield from remarks.of_rows(
                "modules_disagree",
                f"{{place}}: {{count}} [row gives|rows give] another {_WORDS[name]} of a child than was read before. "
                "What was read first was kept.",
                rows.values(),
                "Correct the child's record in the case system and export again.",
            )

    def _two_ids(self) -> Iterable[Remark]:
        twins = [children for children in self.upns.values() if len(children) > 1]
        rows = [self.rows[child] for children in twins for child in children]
        yield from remarks.of_rows(
            "two_ids",
            "{place}: {count} [row has|rows have] a unique pupil number that another id has too, so one child may "
            "count as two. "
            "They were kept apart.",
            rows,
            "Merge the records in the case system, or correct the pupil number, and export again.",
        )

    def _lost_zeros(self) -> Iterable[Remark]:
        together: dict[str, list[str]] = defaultdict(list)
        for child in self.found:
            together[child.lstrip("0")].append(child)
        rows = [self.rows[children[-1]] for children in together.values() if len(children) > 1]
        yield from remarks.of_rows(
            "zeros_lost",
            "{place}: {count} [id differs|ids differ] from another only in the zeros in front, so Excel may have "
            "dropped zeros and "
            "one child may count as two.",
            rows,
            "Keep the id as text in every file and export again.",
        )

    def _masked_births(self) -> Iterable[Remark]:
        born = [about["born_on"] for about in self.found.values() if about.get("born_on")]
        hidden = sum(day.day == _MASKED_DAY for day in born)
        if len(born) >= _ENOUGH and hidden > _MASKED_SHARE * len(born):
            yield Remark(
                "births_masked",
                f"{hidden:,} of {len(born):,} birth dates are the {_MASKED_DAY}th of a month, so the system seems to "
                "hide the day. An age may be wrong by a fortnight around a birthday.",
                "Export with full birth dates, if the return allows it.",
            )


def completed_years(born: dt.date, on: dt.date) -> int:
    """Completed years on a day; someone born on 29 February has their birthday on 1 March in other years."""
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))
