"""Figures of the samples beside a count by hand: plain Python over the raw file, no reader, no SQL."""

from __future__ import annotations

import datetime as dt
import functools
import xml.etree.ElementTree as ET
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
import python_calamine

from goldenthread.core.periods import Month
from goldenthread.measures import calculation, definition
from goldenthread.records import coverage, engine, parameters, sealed
from tests.samples.loads import CENSUS, CENSUS_2024, FIVE_YEARS, LINKED, Sample

D = dt.date
# A population of ten thousand makes a rate per 10,000 the count itself.
_POPULATION = parameters.Value("population_0_17", D(2010, 1, 1), None, 10_000, "made up")


def figure(folder: Path, sample: Sample, slug: str, month: Month, days: Sequence[dt.date] = ()) -> calculation.Figure:
    """The figure of a month at the sample, or at as many loads as there are ``days``, of which the last answers."""
    found, key = sample.read(), sealed.new_key()
    sealed.write(folder, found.tables, key=key)
    gone = tuple(map(coverage.AbsentColumn.kept, found.absent_columns))
    loads = [
        engine.SealedSnapshot(str(as_at), as_at, folder, key, absent_columns=gone, kind=sample.kind)
        for as_at in days or [sample.as_at]
    ]
    at = loads[-1].id
    with engine.open_engine(loads, {at: [month]}, settings=[_POPULATION]) as opened:
        return calculation.figures(opened, definition.get(slug), at=at, periods=[month])[0]


def check(
    folder: Path,
    sample: Sample,
    slug: str,
    month: Month,
    expected: tuple[int, int | None],
    days: Sequence[dt.date] = (),
) -> None:  # fmt: skip
    found = figure(folder, sample, slug, month, days)
    assert (found.state, found.numerator, found.denominator or None, found.missing) == ("known", *expected, 0)


# --- Annex A: the workbook that links children across its lists -----------------------------------------------------


@functools.cache
def sheet(number: int) -> list[list[object]]:
    book = python_calamine.CalamineWorkbook.from_path(str(LINKED.path))
    return book.get_sheet_by_name(f"List_{number}").to_python()


def column(number: int, *headings: str) -> list[tuple[object, ...]]:
    """The cells under these headings, row by row; a blank is None."""
    top, *rows = sheet(number)
    at = [top.index(heading) for heading in headings]
    return [tuple(row[index] or None for index in at) for row in rows]


def open_on(day: dt.date, rows: list[tuple[object, ...]]) -> int:
    """How many of the rows, a start and an end, are open at the end of a day."""
    return sum(bool(start and start <= day and not (end and end <= day)) for start, end in rows)  # type: ignore[operator]


def lies_in(month: Month, found: object) -> bool:
    return isinstance(found, dt.date) and month.first_day <= found <= month.last_day


def in_month(month: Month, rows: list[tuple[object, ...]]) -> int:
    return sum(lies_in(month, found) for (found,) in rows)


_CP = ("Child Protection Plan Start Date", "Child Protection Plan End Date")
_ASSESSMENT = ("Continuous Assessment Start Date", "Continuous Assessment Date of Authorisation")


@pytest.mark.parametrize("month", [Month(2019, 5), Month(2020, 1), Month(2020, 6)])
def test_children_on_a_plan_are_the_open_rows_of_list_7(tmp_path: Path, month: Month) -> None:
    by_hand = open_on(month.last_day, column(7, *_CP))
    assert by_hand in (1, 2)
    check(tmp_path, LINKED, "children-on-a-protection-plan", month, (by_hand, None))


def test_looked_after_children_are_the_open_rows_of_list_8(tmp_path: Path) -> None:
    # The heading of the end has a space after it in this workbook.
    rows = column(8, "Date Started to be Looked After", "Date Ceased to be Looked After ")
    assert open_on(LINKED.as_at, rows) == 1
    check(tmp_path, LINKED, "looked-after-children", Month(2020, 6), (1, None))


def test_open_early_help_is_the_rows_of_list_2_without_a_completion(tmp_path: Path) -> None:
    assert open_on(LINKED.as_at, column(2, "Assessment start date", "Assessment completion date")) == 1
    check(tmp_path, LINKED, "early-help-assessments-open", Month(2020, 6), (1, None))


def test_assessments_of_list_4_in_time_and_open_too_long(tmp_path: Path) -> None:
    """All three were authorised 45 calendar days after their start, so well within 45 working days."""
    done = [(end,) for start, end in column(4, *_ASSESSMENT) if end and (end - start).days <= 45]  # type: ignore[operator]
    assert in_month(Month(2019, 5), done) == 3
    check(tmp_path / "a", LINKED, "assessments-within-45-working-days", Month(2019, 5), (3, 3))
    assert open_on(LINKED.as_at, column(4, *_ASSESSMENT)) == 2
    check(tmp_path / "b", LINKED, "assessments-open-beyond-45-working-days", Month(2020, 6), (2, None))


@pytest.mark.parametrize(("month", "by_hand"), [(Month(2019, 5), 1), (Month(2019, 8), 1), (Month(2019, 9), 1)])
def test_enquiries_are_the_starts_of_list_5(tmp_path: Path, month: Month, by_hand: int) -> None:
    assert in_month(month, column(5, "Strategy discussion initiating Section 47 Enquiry Start Date")) == by_hand
    check(tmp_path, LINKED, "section-47-enquiries", month, (by_hand, None))


# --- SSDA903: five years together ---------------------------------------------------------------------------------


def day(text: str) -> dt.date | None:
    return dt.datetime.strptime(text, "%d/%m/%Y").replace(tzinfo=dt.UTC).date() if text else None


Episode = dict[str, str]


@functools.cache
def episodes() -> list[Episode]:
    """Each episode once, by the latest file that has it; without those that an early file left open for good."""
    latest: dict[tuple[str, str], tuple[int, Episode]] = {}
    last_file: dict[str, int] = {}
    for year in range(2017, 2022):
        for row in FIVE_YEARS.csv(f"{year}-episodes.csv"):
            latest[row["CHILD"], row["DECOM"]] = (year, row)
            last_file[row["CHILD"]] = year
    left_open = 2021
    return [row for year, row in latest.values() if row["DEC"] or year == left_open or last_file[row["CHILD"]] > year]


def looked_after(on: dt.date) -> list[Episode]:
    """The episode of each child who is looked after at the end of a day, of two the later; no short breaks."""
    found: dict[str, Episode] = {}
    for row in sorted(episodes(), key=lambda one: day(one["DECOM"]) or on):
        began, ended = day(row["DECOM"]), day(row["DEC"])
        if began and began <= on and not (ended and ended <= on) and row["LS"] not in ("V3", "V4"):
            found[row["CHILD"]] = row
    return list(found.values())


def is_fostered(row: Episode) -> bool:
    return row["PLACE"] in ("U1", "U2", "U3", "U4", "U5", "U6")


def by_agency(row: Episode) -> bool:
    return row["PLACE_PROVIDER"] in ("PR4", "PR5")


MONTHS = [Month(2022, 3), Month(2020, 6)]


@pytest.mark.parametrize(("month", "by_hand"), [(MONTHS[0], 55), (MONTHS[1], 154)])
def test_looked_after_children_of_the_return(tmp_path: Path, month: Month, by_hand: int) -> None:
    assert len(looked_after(month.last_day)) == by_hand
    check(tmp_path, FIVE_YEARS, "looked-after-children", month, (by_hand, None))


@pytest.mark.parametrize("month", MONTHS)
@pytest.mark.parametrize(
    ("slug", "met", "of"),
    [
        ("looked-after-children-in-the-councils-own-provision", lambda row: row["PLACE_PROVIDER"] == "PR1", None),
        ("looked-after-children-with-independent-agency-carers", lambda row: is_fostered(row) and by_agency(row), None),
        ("fostered-children-with-independent-agencies", by_agency, is_fostered),
        ("fostered-children-with-the-councils-own-carers", lambda row: row["PLACE_PROVIDER"] == "PR1", is_fostered),
    ],
)
def test_where_looked_after_children_live(
    tmp_path: Path, month: Month, slug: str, met: Callable[[Episode], bool], of: Callable[[Episode], bool] | None
) -> None:
    rows = [row for row in looked_after(month.last_day) if of is None or of(row)]
    by_hand = sum(map(met, rows)), len(rows)
    assert 0 < by_hand[0] < by_hand[1]
    check(tmp_path, FIVE_YEARS, slug, month, by_hand)


@pytest.mark.parametrize("month", MONTHS)
def test_children_placed_early_with_adopters(tmp_path: Path, month: Month) -> None:
    by_hand = sum(row["PLACE"] in ("U2", "U5") for row in looked_after(month.last_day))
    assert by_hand in (19, 56)
    check(tmp_path, FIVE_YEARS, "children-placed-early-with-adopters", month, (by_hand, None))


@pytest.mark.parametrize(("month", "home", "ended"), [(Month(2022, 3), 0, 10), (Month(2018, 9), 2, 24)])
def test_care_by_agreement_that_ended_and_who_went_home(tmp_path: Path, month: Month, home: int, ended: int) -> None:
    """Twelve months, each child once, by the last time; status V2 on the day that care ended. The returns of two years
    hold them all."""
    since = D(month.year - 1, month.number, month.last_day.day)
    last: dict[str, Episode] = {}
    for row in sorted(episodes(), key=lambda one: day(one["DECOM"]) or since):
        over = day(row["DEC"])
        if row["REC"] not in ("", "X1") and over and since < over <= month.last_day:
            last[row["CHILD"]] = row
    rows = [row for row in last.values() if row["LS"] == "V2"]
    assert (sum(row["REC"] in ("E4A", "E4B") for row in rows), len(rows)) == (home, ended)
    march = month.last_day.year + (month.number > 3)
    days = [D(march - 1, 3, 31), D(march, 3, 31)]
    check(tmp_path, FIVE_YEARS, "section-20-care-that-ended-with-a-return-home", month, (home, ended), days)


# --- CIN census ---------------------------------------------------------------------------------------------------


@functools.cache
def referrals() -> list[dt.date]:
    """The day of each referral that lies within a week of the day of the census, each child, day and source once."""
    found = set()
    for child in ET.parse(CENSUS.path).iter("Child"):  # noqa: S314 - a file of ours to read, in a test
        for details in child.iter("CINdetails"):
            received, closed = details.findtext("CINreferralDate", ""), details.findtext("CINclosureDate") or ""
            conference = details.findtext("DateOfInitialCPC") or ""
            last = (CENSUS.as_at + dt.timedelta(days=7)).isoformat()
            if max(received, closed, conference) <= last and (not closed or closed >= received):
                found.add((child.findtext(".//LAchildID"), received, details.findtext("ReferralSource")))
    return [dt.date.fromisoformat(received) for _, received, _ in found]


@pytest.mark.parametrize(
    ("slug", "first", "by_hand"),
    [("re-referrals-within-12-months", D(2022, 6, 1), 13), ("referrals-per-10000-in-twelve-months", D(2021, 7, 1), 66)],
)
def test_what_needs_the_years_before_a_census_is_not_known_of_any_referral(
    tmp_path: Path, slug: str, first: dt.date, by_hand: int
) -> None:
    """A census has no referral that was over before its year, so each one counted lacks the fact, and none is lost."""
    assert sum(first <= received <= D(2022, 6, 30) for received in referrals()) == by_hand
    found = figure(tmp_path, CENSUS, slug, Month(2022, 6))
    assert (found.state, found.missing) == ("unknown", by_hand)


# Read off the file by eye: a plan from 17 Feb 2022 to 14 Mar 2023 after ten earlier ones; an enquiry of 2 June 2022
# with its conference on the 17th, nine working days later; an assessment from 25 Dec 2023 to 27 Jan 2024.
@pytest.mark.parametrize(
    ("slug", "month", "expected"),
    [
        ("children-on-a-protection-plan", Month(2023, 1), (1, None)),
        ("children-on-a-protection-plan", Month(2023, 3), (0, None)),
        ("second-or-later-protection-plans", Month(2022, 2), (1, 1)),
        ("section-47-enquiries", Month(2022, 6), (1, None)),
        ("conferences-within-15-working-days", Month(2022, 6), (1, 1)),
        ("assessments-within-45-working-days", Month(2024, 1), (1, 1)),
    ],
)
def test_the_census_of_2024_with_every_module(
    tmp_path: Path, slug: str, month: Month, expected: tuple[int, int | None]
) -> None:
    check(tmp_path, CENSUS_2024, slug, month, expected)
