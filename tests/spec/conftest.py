"""The ``spec`` fixture: draw the rows, say the figure and who stands on the list of exceptions."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from goldenthread.core.periods import Month
from goldenthread.measures import across, calculation, definition, worked
from goldenthread.records import engine, parameters, returns, sealed
from tests.spec import drawn, keeping
from tests.spec.one_duckdb import OneDuckDB

Drawing = Mapping[str, str]
Ran = list[tuple[str, worked.Example]]
KEPT = pytest.StashKey[dict[str, list[worked.Example]]]()


@pytest.fixture
def ran(request: pytest.FixtureRequest) -> Iterator[Ran]:
    """The examples that a spec ran, with the measure of each: kept when asked to, else held against what is kept."""
    found: Ran = []
    yield found
    kept = request.config.stash.setdefault(KEPT, {})
    test = keeping.name_of(request.node)
    for slug in dict(found):
        mine = [example for name, example in found if name == slug]
        kept.setdefault(slug, []).extend(mine)
        if not request.config.getoption("--keep-examples"):
            stored = [example for example in worked.examples(slug) if example.spec == test]
            assert mine == stored, f"The worked examples of {slug} are not these: run docs/make.py examples"


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    if session.config.getoption("--keep-examples") and exitstatus == pytest.ExitCode.OK:
        keeping.write(worked.FOLDER, session.config.stash[KEPT])


@pytest.fixture(scope="session")
def one_duckdb(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OneDuckDB]:
    found = OneDuckDB(tmp_path_factory.getbasetemp())
    yield found
    found.close()


@pytest.fixture
def spec(
    ran: Ran, request: pytest.FixtureRequest, tmp_path: Path, one_duckdb: OneDuckDB
) -> Callable[..., calculation.Figure]:
    """``spec(slug, month, assessments='''…''', result=(met, counted), exceptions={…}, missing=0)``.

    ``result`` is (numerator, denominator); for counts only the number. ``earlier`` maps the as-at dates of older
    snapshots to their drawings; ``as_at`` is the month's last day unless said, ``kind`` the return that all
    are of. ``shows`` says what somebody is there to show, and why: ``{"Ben": "misses at the edge: the 46th day"}``.
    Returns the council's figure.
    """
    test = keeping.name_of(request.node)

    def check(
        slug: str,
        month: Month,
        *,
        result: tuple[int, int] | int | None = None,
        exceptions: set[str] | None = None,
        missing: int = 0,
        value: float | None = None,
        state: str = "known",
        as_at: date | None = None,
        earlier: Mapping[date, Drawing] | None = None,
        settings: list[parameters.Value] | None = None,
        teams: Mapping[str, tuple[int, int]] | None = None,
        kind: str = returns.ANNEX_A,
        shows: Mapping[str, str] | None = None,
        **drawings: str,
    ) -> calculation.Figure:
        measure = definition.get(slug)
        pictures = {**(earlier or {}), as_at or month.last_day: drawings}
        folder = tmp_path / str(len(ran))
        snapshots = [_sealed(folder, day, picture, kind) for day, picture in sorted(pictures.items())]
        answering = snapshots[-1].id
        with one_duckdb.opened(snapshots, {answering: [month]}, settings or []) as opened:
            found = calculation.figures(opened, measure, at=answering, periods=[month])
            listed = (
                {row[2] for row in opened.run(measure.exceptions, at=answering)} if exceptions is not None else None
            )
            told = keeping.outcomes(opened, measure, answering, pictures, shows or {})
        assert _beside_a_twin(one_duckdb, snapshots, measure, month, settings or []) == found
        council = next(figure for figure in found if figure.breakdown == calculation.COUNCIL)
        ran.append((slug, keeping.example(test, month, kind, pictures, settings or [], council, told)))
        assert council.state == state, council
        assert council.missing == missing, council
        if result is not None:
            expected = result if isinstance(result, tuple) else (result, council.denominator)
            assert (council.numerator, council.denominator) == expected
        if value is not None:
            assert council.value == pytest.approx(value)
        if teams is not None:
            got = {f.cut: (f.numerator, f.denominator) for f in found if f.breakdown == calculation.TEAM}
            assert got == dict(teams)
        assert exceptions is None or listed == exceptions
        return council

    return check


@pytest.fixture
def counted(ran: Ran, request: pytest.FixtureRequest, tmp_path: Path, one_duckdb: OneDuckDB) -> Callable[..., set[str]]:
    """``counted(slug, month, as_at, cla_periods='''…''')``: the children whom the measure looks at, met or not.

    In ``shows`` everybody looked at may be called ``counted``.
    """
    test = keeping.name_of(request.node)

    def found(
        slug: str,
        month: Month,
        as_at: date,
        *,
        kind: str = returns.SSD,
        shows: Mapping[str, str] | None = None,
        **drawings: str,
    ) -> set[str]:
        measure, pictures = definition.get(slug), {as_at: drawings}
        snapshot = _sealed(tmp_path / str(len(ran)), as_at, drawings, kind)
        with one_duckdb.opened([snapshot], {snapshot.id: [month]}) as opened:
            told = keeping.outcomes(opened, measure, snapshot.id, pictures, shows or {})
        ran.append((slug, keeping.example(test, month, kind, pictures, [], None, told)))
        return {one.who for one in told if one.outcome != worked.NOT_COUNTED}

    return found


def _beside_a_twin(
    one_duckdb: OneDuckDB, snapshots: list[engine.SealedSnapshot], measure: definition.Definition, month: Month,
    settings: list[parameters.Value],
) -> list[calculation.Figure]:  # fmt: skip
    """The figures of the last snapshot when it is asked at once with another of the same rows, a day younger."""
    own = snapshots[-1]
    twin = replace(own, id="twin", as_at=own.as_at + timedelta(days=1))
    asked = {at: [(measure, [month])] for at in (own.id, twin.id)}
    with one_duckdb.opened([*snapshots, twin], {at: [month] for at in asked}, settings) as opened:
        return [figure for at, figure in across.figures_asked(opened, asked) if at == own.id]


def _sealed(folder: Path, as_at: date, picture: Drawing, kind: str) -> engine.SealedSnapshot:
    key = sealed.new_key()
    tables: dict[str, Any] = {}
    for word, text in picture.items():
        table = drawn.table_called(word)
        tables[table.name] = drawn.read(table, text)
    here = folder / as_at.isoformat()
    manifest = sealed.write(here, tables, key=key)
    hashes = {one.table: one.sha256 for one in manifest}
    return engine.SealedSnapshot(as_at.isoformat(), as_at, here, key, hashes, kind=kind)
