"""Takes the README's pictures from a served and filled example council.

    python3 run.py --port 8599 --data /tmp/tour      # in one terminal; wait until the council is complete
    .venv/bin/python docs/tour/make.py http://127.0.0.1:8599

It needs the packages of ``requirements-dev.txt`` (``python3 run.py check`` installs them) and Chromium. It uploads a
plan document and a workbook, so give it a data folder that may be thrown away.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import openpyxl
from playwright.sync_api import Browser, Page, sync_playwright

PLACE = Path(__file__).resolve().parent
sys.path.insert(0, str(PLACE.parent.parent))

from goldenthread.core import periods  # noqa: E402
from goldenthread.example import journeys, workbooks  # noqa: E402
from tests.functional import browser as chromium  # noqa: E402
from tests.plans.reading import made_up  # noqa: E402

PASSWORD = "golden-thread-example"  # noqa: S105 (printed at every start)
MEASURE = "assessments-within-45-working-days"
# Four dates for three actions: what the reader must ask about. The same words are in the README.
PLAN = made_up.Plan("Improvement Plan 2026-27", "Hallowmere Council", "Front Door").table(
    made_up.PRIORITIES,
    (
        made_up.AREA_CELL,
        ["Outcome: Children are seen quickly", "* Review the duty rota", "* Train every screener", "* Audit decisions"],
        ["* Jun-27", "* July 2027", "* Sept 27", "* 30/10/2027"],
        ["* Rota reviewed", "* % of staff trained", "* Audit grades"],
        ["* Police", "* Health"],
    ),
)


def main(address: str) -> int:
    """Every picture of the README, in the order in which it shows them; each is told with its size."""
    with sync_playwright() as playwright:
        browser = chromium.start(playwright)
        with signed_in(browser, address, "programme-lead") as page:
            follow_the_thread(page)
            read_a_plan(page)
            report_exceptions(page)
        with signed_in(browser, address, "team-manager-east") as page:
            page.goto(f"/measures/{MEASURE}/")
            take(page, "4-measure")
            page.get_by_role("button", name="Rows behind this figure").click()
            take(page, "5-rows", height=700)
        with signed_in(browser, address, "data-officer") as page:
            load = hand_in_a_workbook(page)
        with signed_in(browser, address, "data-manager") as page:
            page.goto(load)
            take(page, "7-load", height=1000)
        browser.close()
    return 0


@contextmanager
def signed_in(browser: Browser, address: str, name: str) -> Iterator[Page]:
    visitor = chromium.Visitor(browser, address)
    visitor.sign_in(f"{name}@example.goldenthread.test", PASSWORD)
    yield visitor.page
    visitor.close()


def follow_the_thread(page: Page) -> None:
    page.goto("/plans/")
    page.get_by_role("link", name="Better, sooner").click()
    take(page, "1-plan", height=1000)
    page.get_by_role("link", name="By recommendation").click()
    page.locator("main a[href^='/recommendations/']").first.click()
    take(page, "2-recommendation")
    page.get_by_role("link", name="Bring Assessment East back").first.click()
    take(page, "3-action", height=1150)


def read_a_plan(page: Page) -> None:
    document = PLACE / "front-door-plan.docx"
    if not document.exists():  # a Word file holds the moment at which it was made: made once
        document.write_bytes(PLAN.bytes())
    page.goto("/plans/documents/add/")
    page.get_by_label("Plan document").set_input_files(document)
    page.get_by_label("What to call the plan").fill("Front door 2026-27")
    page.get_by_role("button", name="Read the document").click()
    page.get_by_role("button", name="See what it made").click()
    page.get_by_role("button", name="Answer the next question").click()
    page.locator("#q1").scroll_into_view_if_needed()
    take(page, "6-question", top=False)


def report_exceptions(page: Page) -> None:
    page.goto("/exceptions/")
    take(page, "8-exceptions", height=1000)


def hand_in_a_workbook(page: Page) -> str:
    """Last month's workbook with one date that does not exist; gives back the address of its load."""
    month = periods.last_full_month(datetime.now().astimezone().date())
    day = month.last_day
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / workbooks.name(day)
        workbooks.write(journeys.build(7, month), day, path)
        spoil(path)
        page.goto("/loads/new/")
        page.locator("input[type=file]").set_input_files(path)
        for box, typed in (("Day", day.day), ("Month", day.month), ("Year", day.year)):
            page.get_by_label(box, exact=True).fill(str(typed))
        page.get_by_role("button", name="Check the file").click()
    page.get_by_role("button", name="See what it made").click(timeout=60_000)
    page.wait_for_url("**/loads/*/")
    address = page.url
    page.get_by_role("button", name="Send to a second person").click()
    return address


def spoil(path: Path) -> None:
    """The first contact is dated the 31st of February."""
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    heading = next(cell for cell in sheet[2] if cell.value == "Date of Contact")
    sheet.cell(3, heading.column).value = "31/02/2026"
    book.save(path)


def take(page: Page, name: str, *, height: int = 900, top: bool = True) -> None:
    page.wait_for_load_state("networkidle")
    page.set_viewport_size({"width": 1280, "height": height})
    if top:
        page.evaluate("window.scrollTo(0, 0)")
    path = PLACE / f"{name}.png"
    page.screenshot(path=path)
    print(f"{path.name}: {path.stat().st_size // 1024} kB", flush=True)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("make.py: say where the example council is served, e.g. http://127.0.0.1:8599")
    sys.exit(main(sys.argv[1]))
