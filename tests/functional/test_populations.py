"""Published populations are handed in by one person and set by another."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.functional.browser import Visitor
from tests.ingest.test_publishing import csv
from tests.world import World

PASSWORD = "a long enough password"


@pytest.fixture(autouse=True)
def today(settings: object) -> None:
    settings.TODAY = date(2026, 6, 8)  # type: ignore[attr-defined]


@pytest.mark.parametrize("javascript", [True, False])
def test_a_file_of_estimates_becomes_what_rates_are_divided_by(
    council: World, visit: Callable[..., Visitor], tmp_path: Path, javascript: bool
) -> None:
    # given a file of four years, of which one has a marker
    officer, lead = council.person("DT", name="Data officer"), council.person("PL", name="Programme lead")
    path = tmp_path / "estimates.csv"
    path.write_bytes(csv(y2021="c", y2022="60900", y2023="61400", y2024="62000"))
    first = visit(javascript=javascript)
    first.sign_in(officer.email, PASSWORD)
    # when the data officer hands it in
    first.page.goto("/settings/populations/new/")
    if javascript:
        first.check()
    first.page.get_by_label("CSV of mid-year estimates").set_input_files(path)
    first.page.get_by_label("Your authority in the file").fill("Fenmere")
    first.page.get_by_label("Name of the publication").fill("Mid-year population estimates")
    for part, value in (("Day", "30"), ("Month", "7"), ("Year", "2025")):
        first.page.get_by_label(part, exact=True).fill(value)
    first.page.get_by_role("button", name="Read the file").click()
    # then every year is shown with what would be set, and the officer cannot agree
    expect(first.page.get_by_text("3 years of 4 would be set for Fenmere")).to_be_visible()
    expect(first.page.get_by_role("button", name="I have looked at these")).to_have_count(0)
    if javascript:
        first.check()
    # when the programme lead agrees
    second = visit(javascript=javascript)
    second.sign_in(lead.email, PASSWORD)
    second.page.goto(first.page.url)
    second.page.get_by_role("button", name="I have looked at these").click()
    expect(second.page.get_by_text("3 years of 4 were set for Fenmere")).to_be_visible()
    # then rates rest on it
    second.page.goto("/settings/populations/")
    expect(second.page.get_by_text("Rates of this month rest on 62,000 children")).to_be_visible()
    if javascript:
        second.check()
