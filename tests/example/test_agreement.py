"""What two returns of one council both say must be one number: Annex A, the dataset and the nightly extract agree."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from goldenthread.example import extracts, nightly, workforce
from goldenthread.example.council import Council
from goldenthread.ingest.flat import nightly as nightly_reader
from goldenthread.ingest.flat import workforce as workforce_reader
from goldenthread.ingest.reading.result import Reading
from goldenthread.measures import answers, calculation, definition
from goldenthread.records import engine, parameters, returns, sealed, tables
from goldenthread.records.coverage import AbsentColumn
from tests.example.conftest import AS_AT, UNTIL

Figures = dict[tuple[str, str], calculation.Figure]
KEY = b"1" * 32

# Of these one Annex A knows less than the dataset, or counts by its own rule; each by how much they may differ.
# What needs more history than one nightly extract says it holds.
NOT_IN_NIGHTLY = {
    returns.NIGHTLY: (
        "referrals-",
        "section-47",
        "early-help-re-",
        "early-help-stepped",
        "placements-that",
    )
}
KNOWS_LESS = {
    "looked-after-dental-checks-in-date": "a child never checked is unknown where only the last check is held",
    "looked-after-health-assessments-in-date": "two checks a year of the under-fives need every check",
    "looked-after-children-with-3-or-more-placements": "the list has a count of its own, temporary moves included",
    "repeat-protection-plans-for-neglect": "list 7 holds each child's latest plan only",
    "visits-due-in-ten-working-days": "between assessment and plan list 6 says child in need, the dataset nothing",
    "assessments-before-birth-in-time": "a child born since is held with the day of birth only",
    "protection-plan-children-seen-in-date": "when a child was last seen is an item of list 6",
    "protection-plan-children-seen-alone-in-four-weeks": "only the last visit is held",
    "re-referrals-within-12-months": "one file holds six months of referrals",
}
ROLLS_OVER_MONTHS = (
    "protection-plan-children-seen-alone-in-four-weeks",
    "assessments-before-birth-in-time",
)


@pytest.fixture(scope="module")
def nightly_read(council: Council) -> Reading:
    return nightly_reader.read(nightly.packed(council, AS_AT), name=nightly.name(AS_AT), as_at=AS_AT)


@pytest.fixture(scope="module")
def figures(
    annex: dict[str, extracts.Columns], dataset_read: Reading, nightly_read: Reading, tmp_path_factory
) -> dict[str, Figures]:
    """The council's figures of the last month by each return, of every measure that the return carries."""
    folder = tmp_path_factory.mktemp("sealed")
    held = {
        returns.ANNEX_A: (annex, []),
        returns.SSD: (dataset_read.tables, dataset_read.absent_columns),
        returns.NIGHTLY: (nightly_read.tables, nightly_read.absent_columns),
    }
    return {kind: _figures(kind, rows, absent, folder / kind) for kind, (rows, absent) in held.items()}


def _figures(kind: str, rows: sealed.Rows, absent: list[dict[str, Any]], folder: Path) -> Figures:
    sealed.write(folder, rows, key=KEY)
    columns = tuple(AbsentColumn.kept(each) for each in absent)
    snapshot = engine.SealedSnapshot(kind, AS_AT, folder, KEY, absent_columns=columns, kind=kind)
    measures = [one for one in definition.computed().values() if kind in answers.kinds(one)]
    terms = [parameters.Value("school_term", AS_AT.replace(day=2), None, 1, "The council's term dates")]
    with engine.open_engine([snapshot], {kind: [UNTIL]}, terms) as opened:
        found = [each for one in measures for each in calculation.figures(opened, one, at=kind, periods=[UNTIL])]
    return {(each.slug, each.cut): each for each in found if each.state == "known"}


def _said(figure: calculation.Figure) -> tuple[float | None, float | None, int]:
    return figure.numerator, figure.denominator, figure.missing


@pytest.mark.parametrize("other", [returns.ANNEX_A, returns.NIGHTLY])
def test_two_returns_give_the_same_figure_for_the_council_and_each_team(
    figures: dict[str, Figures], other: str
) -> None:
    both = {
        key
        for key in figures[returns.SSD].keys() & figures[other].keys()
        if key[0] not in KNOWS_LESS and not key[0].startswith(NOT_IN_NIGHTLY.get(other, ("-",)))
    }
    assert len({slug for slug, _ in both}) >= 12
    apart = {key for key in both if _said(figures[returns.SSD][key]) != _said(figures[other][key])}
    assert not apart, sorted((key, _said(figures[returns.SSD][key]), _said(figures[other][key])) for key in apart)


@pytest.mark.parametrize(
    "slug", ["section-20-care-that-ended-with-a-return-home", "children-still-at-home-after-six-months"]
)
def test_twelve_months_of_care_that_ended_are_not_counted_from_the_six_that_annex_a_holds(
    figures: dict[str, Figures], slug: str
) -> None:
    assert (slug, "") in figures[returns.SSD]
    assert (slug, "") not in figures[returns.ANNEX_A]
    assert returns.ANNEX_A not in answers.kinds(definition.get(slug))


def test_what_asks_for_every_review_is_not_counted_from_the_latest_ones(figures: dict[str, Figures]) -> None:
    key = ("looked-after-reviews-due-in-the-month-held-in-time", "")
    assert key in figures[returns.SSD]
    assert key not in figures[returns.ANNEX_A]


def test_children_on_a_plan_are_as_many_by_annex_a_as_by_the_dataset(figures: dict[str, Figures]) -> None:
    key = ("children-on-a-protection-plan", "")
    counts = {figures[kind][key].numerator for kind in (returns.ANNEX_A, returns.SSD, returns.NIGHTLY)}
    assert len(counts) == 1 and counts.pop() > 250


def test_where_annex_a_knows_less_the_figures_still_lie_close(figures: dict[str, Figures]) -> None:
    for slug in KNOWS_LESS.keys() - set(ROLLS_OVER_MONTHS):
        by_list, by_dataset = (figures[kind][slug, ""].value for kind in (returns.ANNEX_A, returns.SSD))
        assert abs(by_list - by_dataset) < 5, slug


def test_every_row_of_the_nightly_extract_is_read(nightly_read: Reading) -> None:
    assert all(each.readable and not each.rejected and not each.set_aside for each in nightly_read.lists)
    assert not any(each.unknown_codes for each in nightly_read.lists)
    assert {each.code for each in nightly_read.warnings} == {"files_missing", "column_blank"}


def test_the_workforce_return_is_read_as_it_was_sealed_for_the_months_before(council: Council) -> None:
    found = workforce_reader.read(workforce.written(council, AS_AT), name=workforce.name(AS_AT), as_at=AS_AT)
    wanted = workforce.tables_at(council, AS_AT)[tables.POST.name]
    read = found.tables[tables.POST.name]
    assert {name for name in wanted if wanted[name] != read[name]} <= {"source_sheet"}
    assert not found.warnings and not any(each.rejected for each in found.lists)


def test_agency_workers_become_fewer(council: Council) -> None:
    def share(months_ago: int) -> float:
        posts = list(workforce.rows_at(council, UNTIL.plus(-months_ago).last_day))
        return sum(post["agency"] == "Y" for post in posts) / len(posts)

    assert 0.15 < share(23) < 0.3
    assert 0.03 < share(0) < 0.1
