"""The whole computed library on every engine: the same text, the same rows.

Rows are compared as they come, in no order: definitions promise none. Nothing is rounded. A whole number is the same
as that number with ``.0``, because engines give sums in different types; days are days and text is text, letter for
letter.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import signal
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from goldenthread.example import extracts, journeys
from goldenthread.measures import breakdown, calculation, definition
from goldenthread.records import engine, sealed
from goldenthread.records.engines import postgresql, spark
from goldenthread.records.engines.carried import Carried
from tests import postgres
from tests.example.small import make_small
from tests.spec import gathered

LIBRARY = definition.computed()
AT = "all-specs"
HERE = Path(__file__).parent
WAYS = {one.head.kind: one for one in LIBRARY.values()}


@pytest.fixture(scope="module")
def made_up() -> gathered.Gathered:
    """The children of all specs, and a tenth of the example council."""
    found = gathered.gather()
    with pytest.MonkeyPatch.context() as patch:
        make_small(patch)
        last = max(found.months)
        for name, columns in extracts.tables_at(journeys.build(7, last), last.last_day).items():
            rows = [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]
            found.rows.setdefault(name, []).extend(rows)
    return found


@pytest.fixture(scope="module")
def duckdb(made_up, tmp_path_factory) -> Iterator[engine.Engine]:
    folder, key, last = tmp_path_factory.mktemp("sealed"), sealed.new_key(), max(made_up.months)
    hashes = {one.table: one.sha256 for one in sealed.write(folder / AT, made_up.columns(), key=key)}
    snapshot = engine.SealedSnapshot(AT, last.last_day, folder / AT, key, hashes, kind="ssd")
    with engine.open_engine([snapshot], {AT: sorted(made_up.months)}, made_up.settings.values()) as opened:
        yield opened


@pytest.fixture(scope="module")
def rows(duckdb) -> dict[tuple[str, int], Counter]:
    """What DuckDB gives for each body."""
    return {(slug, place): rows_of(duckdb, body) for slug, place, body in bodies()}


@contextmanager
def on_postgresql():
    with postgresql.opened(postgres.address()) as session:
        yield session


@contextmanager
def on_spark():
    """Spark in this process, told in its own file of settings to compile nothing: our rows are few."""
    if importlib.util.find_spec("pyspark") is None:
        pytest.skip("pyspark is not installed; python3 run.py add spark")
    if shutil.which("java") is None:
        pytest.skip("Spark needs Java, and there is none; Debian: apt-get install default-jre-headless")
    with left_as_it_was(), pytest.MonkeyPatch.context() as patch:
        patch.setenv("SPARK_CONF_DIR", str(HERE / "spark"))
        with spark.opened("local[1]") as session:
            yield session


@contextmanager
def left_as_it_was():
    """pyspark adds to the environment and to where modules are found, and takes the signal of Ctrl-C."""
    names, places, on_interrupt = dict(os.environ), list(sys.path), signal.getsignal(signal.SIGINT)
    try:
        yield
    finally:
        for name in os.environ.keys() - names.keys():
            del os.environ[name]
        sys.path[:] = places
        signal.signal(signal.SIGINT, on_interrupt)


ENGINES = {"postgresql": on_postgresql, "spark": on_spark}


@pytest.fixture(scope="module", params=ENGINES)
def elsewhere(request, duckdb) -> Iterator[Carried]:
    with ENGINES[request.param]() as session:
        yield Carried(duckdb, session)


def bodies():
    return [(slug, place, body) for slug, one in LIBRARY.items() for place, body in enumerate(one.bodies)]


def rows_of(opened, body: str) -> Counter:
    return Counter(opened.run(body, at=AT))


def test_there_are_rows_for_every_measure_to_be_the_same(rows):
    assert [slug for (slug, _), found in rows.items() if not found] == []
    assert len(rows) == len(bodies()) >= len(LIBRARY) > 100


def test_every_definition_gives_the_same_rows(elsewhere, rows):
    differing = {}
    for slug, place, body in bodies():
        found = rows_of(elsewhere, body)
        if found != rows[slug, place]:
            differing[slug] = (
                list((found - rows[slug, place]).items())[:2],
                list((rows[slug, place] - found).items())[:2],
            )
    assert differing == {}


@pytest.mark.parametrize("kind", WAYS)
def test_every_kind_of_measure_gives_the_same_figures(kind, elsewhere, duckdb, made_up):
    periods = sorted(made_up.months)
    found = [calculation.figures(each, WAYS[kind], at=AT, periods=periods) for each in (elsewhere, duckdb)]
    assert found[0] == found[1] != []


def test_a_median_is_the_same(elsewhere, duckdb, made_up):
    head = (definition.FOLDER / "days-from-care-to-adoptive-family.sql").read_text().replace('"mean"', '"median"')
    median = definition.parse("days", head)
    found = [calculation.figures(each, median, at=AT, periods=sorted(made_up.months)) for each in (elsewhere, duckdb)]
    assert found[0] == found[1]
    assert any(figure.value for figure in found[0])


@pytest.mark.parametrize("dimension", breakdown.DIMENSIONS, ids=lambda each: each.code)
def test_every_breakdown_gives_the_same_parts(dimension, elsewhere, duckdb, made_up):
    measure, period = LIBRARY["children-on-a-protection-plan"], max(made_up.months)
    services = {"North": "Locality % teams?", "Safeguarding 1": "It's one"}
    found = [
        breakdown.broken_down(each, measure, dimension, at=AT, period=period, services=services)
        for each in (elsewhere, duckdb)
    ]
    assert found[0] == found[1] != []
