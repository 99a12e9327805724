"""What the rows of a list say that can hardly be so. The rows are kept, because which of two cells is wrong is unknown.

Each check draws a defect that real extracts have, or that the open queries that make them are known to put in.
"""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from goldenthread.ingest.annex_a.items import AnnexList
from goldenthread.ingest.annex_a.people import completed_years
from goldenthread.ingest.annex_a.rows import ReadList, Row
from goldenthread.ingest.reading.items import Item
from goldenthread.ingest.reading.report import Remark

_ROWS_NAMED = 20
# A child may be known before birth: a pregnancy is at most forty-two weeks. Nobody is in care or adopted before it.
_BEFORE_BIRTH_DAYS = 42 * 7
_BORN_FIRST = (8, 9, 10)
# Plans and care end at eighteen; a service for disabled people may hold someone in list 6 for longer.
_ENDED_BY = {7: 13, 8: 20}
_ADULT = 18
# Counts that guidance says are equal on all rows of a child (lists 3 and 5), and that queries get wrong (list 8).
_SAME_FOR_CHILD = {3: (9,), 5: (11, 12)}
_EPISODES = {8: (29, 30)}
# Twins and triplets are entered one after the other, perhaps with a parent in between.
_TOGETHER = 3
_LAST_DIGITS = re.compile(r"\d{1,15}$")
_ENOUGH = 10  # rows before "all the same" means anything
_LOOK = "Look at these in the case system before the load goes live."


def found(each: ReadList, *, as_at: dt.date) -> list[Remark]:
    """The remarks about one list's kept rows."""
    return [
        *_before_birth(each),
        *_adults(each, as_at),
        *_counts_differ(each),
        *_counts_all_one(each),
        *_another_id(each),
    ]


def _remark(each: ReadList, code: str, rows: Sequence[int], said: str, remedy: str = _LOOK) -> Remark:
    return Remark(code, f"{each.report.place}{said}", remedy, each.sheet, tuple(rows[:_ROWS_NAMED]))


def _before_birth(each: ReadList) -> Iterable[Remark]:
    born_in = each.annex_list.numbered("Date of Birth")
    if born_in is None:
        return
    allowed = before_birth_allowed(each.annex_list.number)
    for item in each.annex_list.items:
        if item.kind == "date" and item.number != born_in:
            early = [row.number for row in each.rows if is_before(row, item, born_in, allowed)]
            if early:
                weeks = " by more than 42 weeks" if allowed else ""
                said = f", column “{item.heading}”: {len(early)} dates are before birth{weeks}. They were kept."
                yield _remark(each, "before_birth", early, said)


def before_birth_allowed(number: int) -> dt.timedelta:
    """How long before birth something may have happened to a child of this list."""
    return dt.timedelta(0 if number in _BORN_FIRST else _BEFORE_BIRTH_DAYS)


def is_before(row: Row, item: Item, born_in: int, allowed: dt.timedelta) -> bool:
    """Is a date of the row before birth by more than is allowed?"""
    day, born = row[item.number], row[born_in]
    return isinstance(day, dt.date) and isinstance(born, dt.date) and day < born - allowed


def _adults(each: ReadList, as_at: dt.date) -> Iterable[Remark]:
    """A list of children that still holds someone as open who has turned eighteen."""
    ended = _ENDED_BY.get(each.annex_list.number)
    if not ended:
        return
    rows = [row.number for row in each.rows if row[ended] is None and _is_adult(each.annex_list, row, as_at)]
    if rows:
        yield _remark(
            each, "over_18", rows,
            f", column “{each.annex_list.item(ended).heading}”: blank on {len(rows)} rows of people who are eighteen "
            "or older. They were kept as open.",
            "Close them in the case system if the service has ended.",
        )  # fmt: skip


def _is_adult(annex_list: AnnexList, row: Row, as_at: dt.date) -> bool:
    born = row[annex_list.numbered("Date of Birth") or 0]
    return isinstance(born, dt.date) and completed_years(born, as_at) >= _ADULT


def _counts_differ(each: ReadList) -> Iterable[Remark]:
    for number in _SAME_FOR_CHILD.get(each.annex_list.number, ()):
        together: dict[object, list[Row]] = defaultdict(list)
        for row in each.rows:
            together[row[1]].append(row)
        differ = [rows for rows in together.values() if len({row[number] for row in rows}) > 1]
        if differ:
            named = [row.number for rows in differ for row in rows]
            said = (
                f", column “{each.annex_list.item(number).heading}”: the count differs between rows of the same "
                f"child for {len(differ)} children. It is counted before the latest one, the same on all rows."
            )
            yield _remark(each, "count_differs", named, said, "Check the query that makes the list.")


def _counts_all_one(each: ReadList) -> Iterable[Remark]:
    for number in _EPISODES.get(each.annex_list.number, ()):
        counts = [row[number] for row in each.rows if row[number] is not None]
        if len(counts) >= _ENOUGH and set(counts) == {1}:
            said = f", column “{each.annex_list.item(number).heading}”: the count is 1 on all {len(counts)} rows."
            yield _remark(
                each, "count_always_one", [], said, "Check the query: it may count each episode instead of each child."
            )


def of_one_child(each: ReadList) -> list[list[Row]]:
    """Rows that are the same but for ids far apart: one child whose record was merged, or made again.

    Twins have such rows too, but they are entered together, so that their ids follow each other.
    """
    born_in = each.annex_list.numbered("Date of Birth")
    together: dict[tuple[object, ...], list[Row]] = defaultdict(list)
    for row in each.rows:
        if born_in and row[born_in] is not None:
            together[tuple(value for number, value in row.values.items() if number != 1)].append(row)
    return [rows for rows in together.values() if len(rows) > 1 and _far_apart({str(row[1]) for row in rows})]


def _another_id(each: ReadList) -> Iterable[Remark]:
    pairs = of_one_child(each)
    if pairs:
        named = [row.number for rows in pairs for row in rows]
        said = (
            f", column “{each.annex_list.item(1).heading}”: {len(named)} rows are the same as another row but for the "
            "id, so one child may have two. All were kept."
        )
        yield _remark(each, "another_id", named, said, "If it is one child, join the two records in the case system.")


def _far_apart(ids: set[str]) -> bool:
    numbers = sorted(int(digits[0]) if (digits := _LAST_DIGITS.findall(each)) else 0 for each in ids)
    return any(later - earlier > _TOGETHER for earlier, later in itertools.pairwise(numbers))
