"""Before its first answer a site has read what every page needs, right after it the rest, and it looks through none of
it again."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.template import engines

from goldenthread.config import settings
from goldenthread.jobs import site
from goldenthread.measures import definition
from goldenthread.web import started

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def thawed() -> Iterator[None]:
    yield
    gc.unfreeze()


def test_a_site_that_starts_has_read_the_first_list_and_then_reads_the_other(thawed: None, monkeypatch) -> None:
    read = []
    monkeypatch.setattr(started, "FIRST", (lambda: read.append("addresses"), lambda: read.append("measures")))
    monkeypatch.setattr(started, "LATER", (lambda: read.append("templates"),))
    started.load()
    assert read == ["addresses", "measures"]
    assert gc.get_freeze_count() > 100_000
    started.read_on(wait=0).join()
    assert read == ["addresses", "measures", "templates"]


def test_a_site_that_is_stopped_does_not_wait_for_what_it_reads_on(monkeypatch) -> None:
    monkeypatch.setattr(started, "LATER", ())
    thread = started.read_on(wait=3600)
    assert thread.daemon
    thread.cancel()


def test_every_template_of_ours_compiles_and_those_of_packages_wait() -> None:
    names = list(started.templates())
    assert {"base.html", "measures/scorecard.html"} <= set(names)
    assert not [name for name in names if name.startswith("admin/")]
    for name in names:
        engines["django"].get_template(name)


def test_the_measures_are_among_what_is_read() -> None:
    definition.library.cache_clear()
    definition.computed.cache_clear()
    for read in started.FIRST:
        read()
    assert definition.library.cache_info().currsize == 1


def test_what_is_served_is_what_reads_the_list_first(thawed: None, monkeypatch) -> None:
    assert settings.WSGI_APPLICATION == "goldenthread.config.wsgi.application"
    read = []
    monkeypatch.setattr(started, "FIRST", (lambda: read.append("list"),))
    sys.modules.pop("goldenthread.config.wsgi", None)
    assert callable(site._application())
    assert read == ["list"]


def test_each_process_that_answers_reads_on_once_it_can(monkeypatch) -> None:
    begun = []
    monkeypatch.setattr(started, "read_on", lambda: begun.append("reading on"))
    hooks = site._settings("127.0.0.1", 8000, announce=lambda: None)
    assert begun == []
    hooks["post_worker_init"](None)
    assert begun == ["reading on"]


_IN_MEMORY = """
import sys
from pathlib import Path
from goldenthread.jobs import command

command.set_up(Path(sys.argv[1]))
from goldenthread.web import started

started.load()
print(*sorted({"docx", "pptx", "openpyxl", "pdfplumber", "psycopg", "scipy"} & set(sys.modules)))
"""


def test_what_few_pages_use_is_not_read_before_the_first_answer(tmp_path: Path) -> None:
    # Word, PowerPoint, Excel and PDF readers, PostgreSQL's driver, the statistics of exact limits: 0.3 s together.
    site_alone = {name: value for name, value in os.environ.items() if not name.startswith(("GOLDENTHREAD", "DJANGO"))}
    done = subprocess.run(
        [sys.executable, "-c", _IN_MEMORY, str(tmp_path / "data")], cwd=ROOT, env={**site_alone, "PYTHONPATH": "."},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout.strip() == ""
