"""Children as all the lists together describe them, and who holds them at the snapshot."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any

from goldenthread.ingest.annex_a import lists
from goldenthread.ingest.annex_a.cells import Value
from goldenthread.ingest.annex_a.items import AnnexList
from goldenthread.ingest.annex_a.rows import ReadList, Row
from goldenthread.ingest.reading.report import Remark

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
        wanted = dict(described_by(each.annex_list))
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
        if self._is_unborn(born, found["age_years"]):
            return {"born_on": None, "expected_on": born, "age_years": -1, "sex": "U"}
        age = completed_years(born, self.as_at) if isinstance(born, dt.date) else found["age_years"]
        return {"expected_on": None, "age_years": age}

    def _is_unborn(self, born: Value, age: Value) -> bool:
        """Born after the as-at date; or said to be unborn, with no expected date or one that is not long past."""
        if not isinstance(born, dt.date):
            return age == -1
        return born > self.as_at or (age == -1 and (self.as_at - born).days <= _OVERDUE_DAYS)

    def warnings(self) -> list[Remark]:
        """Children about whom the lists disagree, and ids that may be one child written in two ways."""
        return [*self._disagreements(), *self._lost_zeros(), *self._ages_differ(), *self._masked_births()]

    def _disagreements(self) -> Iterable[Remark]:
        for name in ("born_on", "sex", "ethnicity"):
            differ = [child for child in self.first if len(_known(self.seen[child][name])) > 1]
            if differ:
                who = "1 child" if len(differ) == 1 else f"{len(differ)} children"
                yield Remark(
                    "lists_disagree",
                    f"For {who} the lists give different values of "
                    f"{_WORDS[name]} (first met at {self._places(differ)}). The value on most rows was taken.",
                    "Correct the child's record in the case system and export again.",
                )

    def _lost_zeros(self) -> Iterable[Remark]:
        together: dict[str, list[str]] = defaultdict(list)
        for child in self.first:
            together[child.lstrip("0")].append(child)
        twins = [children for children in together.values() if len(children) > 1]
        if twins:
            places = self._places([each[-1] for each in twins])
            yield Remark(
                "zeros_lost",
                f"{len(twins)} ids differ only in the zeros in front (first met at {places}), so Excel may have "
                "dropped zeros and one child may count as two.",
                "Format the id column as text in every list and export again.",
            )

    def _ages_differ(self) -> Iterable[Remark]:
        differ = [child for child in self.first if self._age_differs(child)]
        if differ:
            yield Remark(
                "age_disagrees",
                f"For {len(differ)} children the age is not that of their date of birth (first met at "
                f"{self._places(differ)}). The date was taken.",
                "Check the date of birth, and the day for which ages were worked out.",
            )

    def _age_differs(self, child: str) -> bool:
        about = self.seen[child]
        born, age = _agreed(about["born_on"]), _agreed(about["age_years"])
        if not isinstance(born, dt.date) or not isinstance(age, int) or self._is_unborn(born, age):
            return False
        # Ages may be those of the event or of the day of the export, some months from the as-at date.
        return abs(completed_years(born, self.as_at) - age) > 1

    def _masked_births(self) -> Iterable[Remark]:
        births = [born for born in (_agreed(self.seen[child]["born_on"]) for child in self.first) if born]
        days = Counter(born.day for born in births if isinstance(born, dt.date))
        if len(births) >= _ENOUGH_BIRTHS and (most := days.most_common(1)[0])[1] > _MASKED * len(births):
            yield Remark(
                "births_masked",
                f"{most[1]} of {len(births)} children are born on day {most[0]} of a month, so dates of birth may be "
                "masked and ages a month out.",
                "Export whole dates of birth, or keep in mind that birthdays, such as the eighteenth, may be wrong.",
            )

    def _places(self, children: list[str]) -> str:
        return ", ".join(f"{sheet} row {row}" for sheet, row in (self.first[child] for child in children[:5]))


# By chance one day of the month has about a thirtieth of the births.
_ENOUGH_BIRTHS, _MASKED = 20, 0.5
# A birth is seldom a fortnight late; the rest is the time that a case system takes to hear of it.
_OVERDUE_DAYS = 28
_WORDS = {"born_on": "date of birth", "sex": "gender", "ethnicity": "ethnicity"}


def described_by(annex_list: AnnexList) -> list[tuple[int, str]]:
    """The items of a list that describe a child, each with its column of the people; none for adopters."""
    if annex_list.number == _ADOPTERS:
        return []
    named = ((item.number, _attribute(item.heading)) for item in annex_list.items)
    return [(number, name) for number, name in named if name]


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
    base = {"child_id": row[1], "team_id": team, "open": open_flag(number, row)} | source
    found = [base | {"worker_id": _named(each, row, lists.WORKER), "role": _ROLES[number]}]
    if adviser := _named(each, row, lists.ADVISER):
        found.append(base | {"worker_id": adviser, "role": "PERSONAL_ADVISER"})
    return found


def _named(each: ReadList, row: Row, heading: str) -> Value:
    item = each.annex_list.numbered(heading)
    return row[item] if item else None


def open_flag(number: int, row: Row) -> str:
    """Whether the work is open at the snapshot: Y, N, or U where the list does not say (a referral)."""
    if number == 3:
        return "N" if row[8] == "Y" else "U"
    if number == 5:
        return "N" if row[8] == "Y" or row[9] is not None else "Y"
    if number == 6 and row[12] == "CLOSED":
        return "N"
    ended = _ENDED_BY.get(number)
    return "N" if ended and row[ended] is not None else "Y"
