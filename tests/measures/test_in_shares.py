"""What is computed for a share of the children at a time is what is computed for all of them together."""

from unittest.mock import patch

import pytest

from goldenthread.measures import across, definition, in_shares, summing
from goldenthread.records import engine, portions, sealed
from goldenthread.records.portions import Size
from tests.spec import gathered

DIVISIBLE = [one for one in definition.computed().values() if one.head.in_shares]
AT = "all-specs"


@pytest.fixture(scope="module")
def made_up(tmp_path_factory):
    """The children of all specs as one dataset, and the months that they ask for: each drawing is a council."""
    found, folder, key = gathered.gather(), tmp_path_factory.mktemp("sealed"), sealed.new_key()
    hashes = {one.table: one.sha256 for one in sealed.write(folder, found.columns(), key=key)}
    months = sorted(found.months)
    return engine.SealedSnapshot(AT, months[-1].last_day, folder, key, hashes, kind="ssd"), months


def figures(made_up, size, measures):
    held, months = made_up
    texts = [body for one in measures for body in one.bodies]
    with engine.open_engine([held], {AT: months}, texts=texts, size=size) as opened:
        return across.all_figures(opened, measures, {AT: months})


@pytest.mark.parametrize("number", [2, 5])
def test_shares_together_give_the_figures_of_all(made_up, monkeypatch, number):
    monkeypatch.setattr(portions, "shares", lambda snapshot: number)
    with patch.object(in_shares, "together", wraps=in_shares.together) as together:
        divided = figures(made_up, Size(periods_at_once=3), DIVISIBLE)
    assert together.call_count == len({body for one in DIVISIBLE for body in one.bodies}) > 5
    whole = figures(made_up, Size(), DIVISIBLE)
    assert divided == whole
    assert {figure.slug for figure in whole if figure.numerator and figure.breakdown == "team"} == {
        one.slug for one in DIVISIBLE
    }


def test_a_definition_that_does_not_say_so_is_not_divided(made_up, monkeypatch):
    monkeypatch.setattr(portions, "shares", lambda snapshot: 2)
    measure = definition.get("contacts-with-no-further-action")
    assert not measure.head.in_shares
    with patch.object(in_shares, "together") as together:
        assert figures(made_up, Size(periods_at_once=3), [measure]) == figures(made_up, Size(), [measure])
    assert not together.called


def test_a_median_is_never_put_together_of_medians():
    assert [one.slug for one in DIVISIBLE if one.head.kind == "median"] == []
    median = ("median", "select 1")
    bodies = {median: ["at"]}
    opened = _Undivided()
    in_shares.sum_them(opened, bodies, {"at": {}}, {"select 1"})
    assert opened.asked == [[]]
    assert bodies == {median: ["at"]}


def test_rows_without_a_team_and_the_council_are_added_up():
    north = [("2026-05", False, "North", 3, 2, 3, None, 0), ("2026-05", False, "", 1, 0, 1, None, 0)]
    south = [("2026-05", False, "", 4, None, 2, None, 2), ("2026-06", False, "", 1, 1, 1, None, 0)]
    assert in_shares.together([north, south]) == [
        ("2026-05", False, "North", 3, 2, 3, None, 0),
        ("2026-05", False, "", 5, 0, 3, None, 2),
        ("2026-06", False, "", 1, 1, 1, None, 0),
    ]


class _Undivided:
    """An engine that divides nothing, and keeps which texts it was asked for."""

    def __init__(self):
        self.asked = []

    def in_shares(self, texts, *, at):
        self.asked.append(list(texts))
        return _Nothing()


class _Nothing:
    def __enter__(self):
        return []

    def __exit__(self, *_):
        return None


def test_a_rate_is_divided_by_the_population_of_all():
    assert (summing.POPULATION, "text") not in in_shares.divisible({(summing.POPULATION, "text"): []}, {"text"})
