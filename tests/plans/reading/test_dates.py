from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.plans.reading import dates


@pytest.mark.parametrize(
    ("raw", "iso"),
    [
        ("Jul-20", "2020-07"),
        ("July -20", "2020-07"),
        ("March- 21", "2021-03"),
        ("July 21", "2021-07"),
        ("Dec 2020", "2020-12"),
        ("Mar-2021", "2021-03"),
        ("Sept '26", "2026-09"),
        ("end of March 2021", "2021-03"),
        ("By June 2026", "2026-06"),
        ("by the end of June 2026", "2026-06"),
        ("Due by end June 26", "2026-06"),
        ("14/08/20", "2020-08-14"),
        ("14.08.2020", "2020-08-14"),
        ("30th Sept 20", "2020-09-30"),
        ("1 May 2026", "2026-05-01"),
        ("May 1, 2026", "2026-05-01"),
        ("2026-05-01", "2026-05-01"),
        ("2026-05", "2026-05"),
        ("07/2026", "2026-07"),
    ],
)
def test_a_month_or_a_day_is_understood_in_any_usual_form(raw, iso):
    assert dates.understand(raw) == dates.ReadDate(raw, iso)


def test_an_ongoing_date_keeps_its_month_and_says_what_it_leaves_out():
    assert dates.understand("Nov 2019 & ongoing") == dates.ReadDate(
        "Nov 2019 & ongoing", "2019-11", "and ongoing afterwards"
    )


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        ("TBC", "to be confirmed"),
        ("TBC 14/08/20", "to be confirmed"),
        ("Ongoing", "ongoing, without a date"),
        ("21/22 Business cycle", "a financial year, not a month"),
        ("2026/27", "a financial year, not a month"),
        ("Q3 2026", "a quarter, not a month"),
        ("Autumn 2026", "a season, not a month"),
        ("2026", "a year, not a month"),
        ("Monthly", "a frequency, not a date"),
        ("Within 6 months", "a period, not a date"),
        ("31/02/26", "not a day in the calendar"),
        ("n/a", "no date given"),
        ("", "no date given"),
        ("when the moon is full", dates.NOT_KNOWN),
    ],
)
def test_what_is_no_date_gets_a_reason_and_no_guess(raw, reason):
    assert dates.understand(raw) == dates.ReadDate(raw, None, reason)


def test_only_an_unknown_form_is_unknown():
    assert dates.is_known("TBC")
    assert dates.is_known("Jul-26")
    assert not dates.is_known("when the moon is full")


def test_dates_one_after_another_on_a_line_are_told_apart():
    assert dates.split("Oct-26 Jan-27") == ["Oct-26", "Jan-27"]
    assert dates.split("Oct-26; Jan 2027") == ["Oct-26", "Jan 2027"]


def test_a_line_with_other_words_stays_whole():
    assert dates.split("Start: Sept 26, finish Mar 27") == ["Start: Sept 26, finish Mar 27"]
    assert dates.split("Oct-26") == ["Oct-26"]


@given(st.text(max_size=40))
def test_no_text_is_too_strange_for_a_date(raw):
    read = dates.understand(raw)
    assert read.raw == raw
    assert read.iso or read.reason


@given(st.dates(min_value=date(2000, 1, 1), max_value=date(2099, 12, 31)))
def test_every_day_of_the_century_is_understood_day_first(day):
    assert dates.understand(f"{day:%d/%m/%y}").iso == day.isoformat()
    assert dates.understand(f"{day.day} {day:%B %Y}").iso == day.isoformat()
    assert dates.understand(f"{day:%b-%y}").iso == f"{day:%Y-%m}"


@pytest.mark.parametrize(("raw", "goes_on"), [("Ongoing", True), ("Monthly", True), ("TBC", False), ("", False)])
def test_which_words_say_that_an_action_goes_on(raw: str, goes_on: bool) -> None:
    assert dates.has_no_end(dates.understand(raw).reason) is goes_on
