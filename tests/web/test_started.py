"""Before its first answer a site has read what every page needs, and looks through none of it again."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator

import pytest
from django.template import engines

from goldenthread.config import settings
from goldenthread.jobs import site
from goldenthread.measures import definition
from goldenthread.web import started


@pytest.fixture
def thawed() -> Iterator[None]:
    yield
    gc.unfreeze()


def test_a_site_that_starts_has_read_everything_on_the_list(thawed: None, monkeypatch) -> None:
    read = []
    monkeypatch.setattr(started, "READ", (lambda: read.append("first"), lambda: read.append("second")))
    started.load()
    assert read == ["first", "second"]
    assert gc.get_freeze_count() > 100_000


def test_every_template_of_ours_compiles_and_those_of_packages_wait() -> None:
    names = list(started.templates())
    assert {"base.html", "measures/scorecard.html"} <= set(names)
    assert not [name for name in names if name.startswith("admin/")]
    for name in names:
        engines["django"].get_template(name)


def test_the_measures_are_among_what_is_read() -> None:
    definition.library.cache_clear()
    definition.computed.cache_clear()
    for read in started.READ:
        read()
    assert definition.library.cache_info().currsize == 1


def test_what_is_served_is_what_reads_the_list_first(thawed: None, monkeypatch) -> None:
    assert settings.WSGI_APPLICATION == "goldenthread.config.wsgi.application"
    read = []
    monkeypatch.setattr(started, "READ", (lambda: read.append("list"),))
    sys.modules.pop("goldenthread.config.wsgi", None)
    assert callable(site._application())
    assert read == ["list"]
