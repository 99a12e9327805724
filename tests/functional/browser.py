"""A real Chromium, and what each page must pass in it: accessibility, no blocked content, nothing sideways."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, Playwright

AXE = Path(__file__).parent / "vendor" / "axe.min.js"
# WCAG 2.0 to 2.2, A and AA, and what axe calls best practice.
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
PATIENCE_MS = 15_000


def executable() -> str:
    """The system's Chromium, or an empty text when there is none."""
    return os.environ.get("GOLDENTHREAD_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser") or ""


def start(playwright: Playwright) -> Browser:
    return playwright.chromium.launch(executable_path=executable(), args=FLAGS, headless=True)


class Visitor:
    """One person at one browser. Collects what the content security policy blocked and what scripts complained of."""

    def __init__(self, browser: Browser, address: str, *, javascript: bool = True, width: int = 1280) -> None:
        self.address = address
        self.context: BrowserContext = browser.new_context(
            base_url=address, java_script_enabled=javascript, viewport={"width": width, "height": 900}, locale="en-GB",
            bypass_csp=False,
        )  # fmt: skip
        self.context.set_default_timeout(PATIENCE_MS)
        self.page: Page = self.context.new_page()
        self.complaints: list[str] = []
        self.page.on("console", lambda line: self._heard(line.type, line.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("requestfailed", lambda request: self._failed(request.url, request.failure or ""))

    def sign_in(self, email: str, password: str) -> None:
        self.page.goto("/sign-in/")
        self.page.get_by_label("E-mail address", exact=True).fill(email)
        self.page.locator("input[type=password]").fill(password)
        with self.page.expect_navigation():
            self.page.get_by_role("button", name="Sign in").click()

    def check(self, *, width: int = 0) -> None:
        """The page as it stands: accessible, nothing blocked, and nothing sideways at 320 pixels."""
        self.page.wait_for_load_state("load")  # the page's own scripts, which move the focus, have run by then
        page_is_accessible(self.page)
        fits(self.page, width=width or 320)
        assert self.complaints == [], self.complaints

    def close(self) -> None:
        self.context.close()

    def _heard(self, kind: str, text: str) -> None:
        # The browser says of a page answered 403, 404, 409 or 422 that it failed to load; those are our own answers.
        if kind == "error" and "Failed to load resource" not in text:
            self.complaints.append(text)

    def _failed(self, url: str, why: str) -> None:
        if "ERR_ABORTED" not in why:
            self.complaints.append(f"{url}: {why}")


def page_is_accessible(page: Page) -> None:
    """No violation of any rule; the message names the rule, the help and the places."""
    # Run in a world of its own: the page's policy allows no foreign script, and must not be weakened for the test.
    session = page.context.new_cdp_session(page)
    frame = session.send("Page.getFrameTree")["frameTree"]["frame"]["id"]
    world = session.send("Page.createIsolatedWorld", {"frameId": frame, "worldName": "axe"})["executionContextId"]
    session.send("Runtime.evaluate", {"expression": AXE.read_text(encoding="utf-8"), "contextId": world})
    options = json.dumps({"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]})
    answer = session.send(
        "Runtime.evaluate",
        {
            "expression": f"axe.run(document, {options}).then(found => JSON.stringify(found.violations))",
            "contextId": world, "awaitPromise": True, "returnByValue": True,
        },
    )  # fmt: skip
    session.detach()
    violations = json.loads(answer["result"]["value"])
    told = [f"{one['id']}: {one['help']}: {[node['html'][:200] for node in one['nodes'][:4]]}" for one in violations]
    assert not told, f"{page.url}\n" + "\n".join(told)


def fits(page: Page, *, width: int = 320) -> None:
    """Nothing scrolls sideways at this width (WCAG 1.4.10)."""
    before = page.viewport_size or {"width": 1280, "height": 900}
    page.set_viewport_size({"width": width, "height": 640})
    wide = page.evaluate("document.documentElement.scrollWidth")
    culprits = page.evaluate(
        """width => [...document.querySelectorAll('body *')]
            .filter(e => e.getBoundingClientRect().right > width + 1 && !e.closest('.gt-scroll'))
            .slice(0, 5).map(e => e.outerHTML.slice(0, 160))""",
        width,
    )
    page.set_viewport_size(before)
    assert wide <= width, f"{page.url} is {wide} px wide at {width} px: {culprits}"
