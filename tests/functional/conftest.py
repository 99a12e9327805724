"""Journeys in a real browser against a live server; without Chromium they are left out, with a notice."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.functional import browser as chromium
from tests.functional.browser import Visitor
from tests.world import World

HERE = Path(__file__).parent
expect.set_options(timeout=chromium.PATIENCE_MS)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Every test of this folder is a browser journey."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)
            if not chromium.executable():
                item.add_marker(pytest.mark.skip(reason="no Chromium found; set GOLDENTHREAD_CHROMIUM to its path"))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    # Playwright keeps an event loop in this thread, which Django would take for asynchronous code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        running = chromium.start(playwright)
        yield running
        running.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def council(transactional_db: None) -> World:
    """The small council, in tables that the live server reads too."""
    return World()


@pytest.fixture
def visit(browser: Browser, live_server: object, council: World) -> Iterator[Callable[..., Visitor]]:
    """``visit()`` opens a browser; ``visit(javascript=False)`` one without scripts."""
    opened: list[Visitor] = []

    def begin(*, javascript: bool = True, width: int = 1280) -> Visitor:
        opened.append(Visitor(browser, str(live_server), javascript=javascript, width=width))
        return opened[-1]

    yield begin
    for one in opened:
        one.close()
