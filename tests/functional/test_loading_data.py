"""Given a workbook with something wrong in it, when it is loaded, then two people see why before it is used."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.functional.browser import Visitor
from tests.ingest.annex_a import good
from tests.world import World

PASSWORD = "a long enough password"
Visit = Callable[..., Visitor]


@pytest.fixture
def workbook(tmp_path: Path, settings: Any) -> Path:
    """May's workbook with a date that does not exist and an unknown code; today is in June."""
    settings.TODAY = dt.date(2026, 6, 3)
    changed = good.rows()
    changed[1][0]["Date of Contact"] = "31/02/2026"
    changed[8][0]["Placement Type"] = "K9"
    place = tmp_path / "annex a may.xlsx"
    place.write_bytes(good.workbook(changed))
    return place


@pytest.mark.parametrize("javascript", [True, False], ids=["with scripts", "without scripts"])
def test_two_people_bring_a_workbook_to_life(visit: Visit, council: World, workbook: Path, javascript: bool) -> None:
    analyst = council.person("DT", name="Analyst, data team")
    lead = council.person("DT", name="Lead, data team")

    first = visit(javascript=javascript)
    first.sign_in(analyst.email, PASSWORD)
    first.page.goto("/loads/")
    first.check() if javascript else None
    first.page.get_by_role("button", name="Load an extract").click()
    first.check() if javascript else None
    first.page.locator("input[type=file]").set_input_files(workbook)
    for box, typed in (("Day", "31"), ("Month", "5"), ("Year", "2026")):
        first.page.get_by_label(box, exact=True).fill(typed)
    first.page.get_by_role("button", name="Check the file").click()
    first.page.get_by_role("link", name="result").or_(first.page.locator("main a[href^='/loads/']")).first.click()
    expect(first.page.locator(".gt-answer")).to_contain_text("12 of 13 rows can be used", use_inner_text=True)
    first.check() if javascript else None
    first.page.get_by_role("link", name="List 1: Contacts").click()
    expect(first.page.locator("main")).to_contain_text("there is no such day", use_inner_text=True)
    first.check() if javascript else None
    first.page.go_back()
    first.page.get_by_role("button", name="Send to a second person").click()
    expect(first.page.locator("main")).to_contain_text("someone else makes it live", use_inner_text=True)

    second = visit(javascript=javascript)
    second.sign_in(lead.email, PASSWORD)
    second.page.goto(first.page.url)
    second.check() if javascript else None
    second.page.get_by_role("button", name="Make it live").click()
    expect(second.page.locator("main")).to_contain_text("There is a problem", use_inner_text=True)
    second.check() if javascript else None
    second.page.get_by_label("List 1: Contacts: 1 of 2 rows were rejected.").check()
    second.page.get_by_role("button", name="Make it live").click()
    expect(second.page.locator(".gt-answer")).to_contain_text("rest on it", use_inner_text=True)
    second.page.goto("/loads/")
    expect(second.page.locator(".gt-answer")).to_contain_text(
        "The newest figures rest on Annex A as at 31 May 2026", use_inner_text=True
    )
    second.check() if javascript else None


def test_a_bad_file_is_told_on_top_and_beside_its_field(visit: Visit, council: World, tmp_path: Path) -> None:
    visitor = visit()
    visitor.sign_in(council.person("DT").email, PASSWORD)
    visitor.page.goto("/loads/new/")
    locked = tmp_path / "locked.xlsx"
    locked.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "EncryptedPackage".encode("utf-16-le"))
    visitor.page.locator("input[type=file]").set_input_files(locked)
    for box, typed in (("Day", "31"), ("Month", "5"), ("Year", "2026")):
        visitor.page.get_by_label(box, exact=True).fill(typed)
    visitor.page.get_by_role("button", name="Check the file").click()
    expect(visitor.page.locator(".govuk-error-summary")).to_contain_text("remove the password", use_inner_text=True)
    assert visitor.page.get_by_label("Year", exact=True).input_value() == "2026"
    visitor.check()
