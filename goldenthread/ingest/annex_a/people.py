"""Children as all the lists together describe them, and who holds them at the snapshot."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any

from goldenthread.ingest.annex_a import lists
from goldenthread.ingest.annex_a.cells import Value
from goldenthread.ingest.annex_a.report import Remark
from goldenthread.ingest.annex_a.rows import ReadList, Row

_UNKNOWN = {None, "U", "NOBT"}
_ATTRIBUTES = {
    "Gender": "sex",
    "Ethnicity": "ethnicity",
    "Date of Birth": "born_on",
    "Age of Child (Years)": "age_years",
    "Does the Child have a Disability": "disability",
}
_ADOPTERS = 11
_ROLES = {
    3: "REFERRAL",
    4: "ASSESSMENT",
    5: "ENQUIRY",
    6: "CIN",
    7: "CP",
    8: "CLA",
    9: "CARE_LEAVER",
}
# The item that, once filled, says that the work is over.
_ENDED_BY = {4: 9, 6: 10, 7: 13, 8: 20}


class People:
    """Every child of the workbook, described by the value that most lists agree on."""

    def __init__(self, read_lists: Iterable[ReadList], *, as_at: dt.date) -> None:
        self.as_at = as_at
        self.seen: dict[str, dict[str, Counter[Value]]] = defaultdict(lambda: defaultdict(Counter))
        self.first: dict[str, tuple[str, int]] = {}
        for each in read_lists:
            if each.annex_list.number != _ADOPTERS:
                self._add(each)

    def _add(self, each: ReadList) -> None:
        columns = {item.number: _attribute(item.heading) for item in each.annex_list.items}
        wanted = {number: name for number, name in columns.items() if name}
        for row in each.rows:
            child = str(row[1])
            self.first.setdefault(child, (each.sheet, row.number))
            about = self.seen[child]
            for number, name in wanted.items():
                value = row.values.get(number)
                if value is not None:
                    about[name][value] += 1

    def records(self) -> list[dict[str, Any]]:
        """One record for each child, in the order in which they were met."""
        return [self._record(child) for child in self.first]

    def _record(self, child: str) -> dict[str, Any]:
        names = ("sex", "ethnicity", "born_on", "age_years", "disability", "unaccompanied")
        found = {name: _agreed(self.seen[child][name]) for name in names}
        sheet, row = self.first[child]
        return {"child_id": child, **found, **self._ages(found), "source_sheet": sheet, "source_row": row}

    def _ages(self, found: dict[str, Value]) -> dict[str, Value]:
        born = found["born_on"]
        if found["age_years"] == -1 or (isinstance(born, dt.date) and born > self.as_at):
            return {"born_on": None, "expected_on": born, "age_years": -1, "sex": "U"}
        age = completed_years(born, self.as_at) if isinstance(born, dt.date) else found["age_years"]
        return {"expected_on": None, "age_years": age}

    def warnings(self) -> list[Remark]:
        """Children about whom the lists disagree, and ids that may be one child written in two ways."""
        return [*self._disagreements(), *self._lost_zeros()]

    def _disagreements(self) -> Iterable[Remark]:
        for name in ("born_on", "sex", "ethnicity"):
            differ = [child for child in self.first if len(_known(self.seen[child][name])) > 1]
            if differ:
                places = ", ".join(f"{sheet} row {row}" for sheet, row in (self.first[child] for child in differ[:5]))
                yield Remark(
                    "lists_disagree",
                    f"For {len(differ)} children the lists give different values of {_WORDS[name]} (first met at "
                    f"{places}). The value on most rows was taken.",
                    "Correct the child's record in the case system and export again.",
                )

    def _lost_zeros(self) -> Iterable[Remark]:
        together: dict[str, list[str]] = defaultdict(list)
        for child in self.first:
            together[child.lstrip("0")].append(child)
        twins = [children for children in together.values() if len(children) > 1]
        if twins:
            places = ", ".join(f"{sheet} row {row}" for sheet, row in (self.first[each[-1]] for each in twins[:5]))
            yield Remark(
                "zeros_lost",
                f"{len(twins)} ids differ only in the zeros in front (first met at {places}), so Excel may have "
                "dropped zeros and one child may count as two.",
                "Format the id column as text in every list and export again.",
            )


_WORDS = {"born_on": "date of birth", "sex": "gender", "ethnicity": "ethnicity"}


def _attribute(heading: str) -> str:
    return "unaccompanied" if heading.startswith("Unaccompanied") else _ATTRIBUTES.get(heading, "")


def _known(counted: Counter[Value]) -> Counter[Value]:
    return Counter({value: count for value, count in counted.items() if value not in _UNKNOWN})


def _agreed(counted: Counter[Value]) -> Value:
    """The value on most rows; "unknown" only when nothing else is there; on a tie the first that was met."""
    for choice in (_known(counted), counted):
        if choice:
            return choice.most_common(1)[0][0]
    return None


def completed_years(born: dt.date, on: dt.date) -> int:
    """Completed years on a day; someone born on 29 February has their birthday on 1 March in other years."""
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def involvements(each: ReadList, row: Row) -> list[dict[str, Any]]:
    """Who holds the child by this row: the allocated worker, and in list 9 the personal adviser as well."""
    number = each.annex_list.number
    if number not in _ROLES:
        return []
    source = {"source_sheet": each.sheet, "source_row": row.number}
    team = _named(each, row, lists.TEAM)
    base = {"child_id": row[1], "team_id": team, "open": _open(number, row)} | source
    found = [base | {"worker_id": _named(each, row, lists.WORKER), "role": _ROLES[number]}]
    if adviser := _named(each, row, lists.ADVISER):
        found.append(base | {"worker_id": adviser, "role": "PERSONAL_ADVISER"})
    return found


def _named(each: ReadList, row: Row, heading: str) -> Value:
    item = each.annex_list.numbered(heading)
    return row[item] if item else None


def _open(number: int, row: Row) -> str:
    """Whether the work is open at the snapshot: Y, N, or U where the list does not say (a referral)."""
    if number == 3:
        return "N" if row[8] == "Y" else "U"
    if number == 5:
        return "N" if row[8] == "Y" or row[9] is not None else "Y"
    if number == 6 and row[12] == "CLOSED":
        return "N"
    ended = _ENDED_BY.get(number)
    return "N" if ended and row[ended] is not None else "Y"
