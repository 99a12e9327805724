"""Given figures that are to go out, when small numbers are withheld, then nobody can work one out."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldenthread.measures.disclosure import relations, treatment
from goldenthread.measures.disclosure.outgoing import Going
from goldenthread.measures.disclosure.presets import DFE_LA, ROUND5, STRICT10
from goldenthread.measures.disclosure.treatment import NotSafe, treat
from goldenthread.measures.statistics import attacker

MAY = "2026-05"


def share(numerator: float, denominator: float, cut: str = "", *, period: str = MAY, measure: str = "in-time",
          basis: str = "monthly_flow", edition: int = 0, is_out: bool = False) -> Going:  # fmt: skip
    return Going(measure, period, cut, "proportion", basis, numerator, denominator, edition, is_out)


def count(number: float, cut: str = "", *, period: str = MAY, measure: str = "open", basis: str = "month_end_stock",
          edition: int = 0, is_out: bool = False) -> Going:  # fmt: skip
    return Going(measure, period, cut, "count", basis, number, None, edition, is_out)


def withheld(*going: Going, earlier: tuple[Going, ...] = (), preset=DFE_LA, under=None) -> list[str]:
    found = treat(going, preset, earlier=earlier, under=under)
    return [each.cut or each.period for each in going if found.is_withheld(each.key)]


@pytest.mark.parametrize(
    ("numerator", "denominator", "is_withheld"),
    [
        (30, 60, False), (4, 60, True), (57, 60, True), (3, 4, True), (0, 60, False), (60, 60, False), (6, 12, False),
        (5, 11, True), (6, 11, True),  # five of the eleven did not
    ],
)  # fmt: skip
def test_a_share_goes_by_its_three_counts(numerator: int, denominator: int, is_withheld: bool) -> None:
    assert bool(withheld(share(numerator, denominator))) is is_withheld


def test_a_share_of_all_is_told_to_the_approver() -> None:
    found = treat([share(60, 60)], DFE_LA)
    assert found.telling == {("in-time", MAY, "")}


def test_a_rate_tells_the_count_above_the_line() -> None:
    assert withheld(Going("rate", MAY, "", "rate", "month_end_stock", 4, 43_000)) == [MAY]
    assert withheld(Going("rate", MAY, "", "rate", "month_end_stock", 400, 43_000)) == []


def test_what_does_not_say_how_many_children_are_behind_it_is_not_judged() -> None:
    assert withheld(Going("attendance", MAY, "", "weighted", "month_end_stock", 11_400, 12_000)) == [MAY]


def test_a_small_team_takes_another_with_it() -> None:
    """Fen 3, March 9 and Dyke 40 make 52: with one of them hidden the total would tell it."""
    assert withheld(count(52), count(3, "Fen"), count(9, "March"), count(40, "Dyke")) == ["Fen", "March"]


def test_teams_alone_without_a_total_hide_only_the_small_one() -> None:
    assert withheld(count(3, "Fen"), count(9, "March")) == ["Fen"]


def test_subtotals_are_sums_too() -> None:
    """Two services make the whole, and the teams of the one make it up."""
    found = withheld(
        count(100), count(43, "Safeguarding"), count(57, "Care"), count(3, "Fen"), count(40, "March"),
        under={"Fen": "Safeguarding", "March": "Safeguarding"},
    )  # fmt: skip
    assert found == ["Fen", "March"]


def test_teams_that_do_not_add_up_are_no_sum() -> None:
    """A child counted in two teams: nobody can subtract."""
    assert withheld(count(50), count(3, "Fen"), count(9, "March"), count(40, "Dyke")) == ["Fen"]


def test_a_year_to_date_less_the_month_before_is_the_month() -> None:
    april, may = count(23, period="2026-04", basis="year_to_date"), count(27, period=MAY, basis="year_to_date")
    assert len(withheld(april, may)) == 1
    assert withheld(count(23, period="2026-03", basis="year_to_date"), count(27, period="2026-04",
                    basis="year_to_date")) == []  # fmt: skip


def test_a_stock_of_two_months_is_no_sum() -> None:
    assert withheld(count(23, period="2026-04"), count(27, period=MAY)) == []


def test_six_months_twice_are_twelve() -> None:
    """The first half-year had 4; the second and the whole are shown, unless something gives."""
    halves = [count(4, period="2025-11", measure="half", basis="rolling_6"),
              count(60, period=MAY, measure="half", basis="rolling_6")]  # fmt: skip
    whole = count(64, measure="year", basis="rolling_12")
    found = treat([*halves, whole], DFE_LA)
    assert found.is_withheld(("half", "2025-11", ""))
    assert found.is_withheld(("half", MAY, "")) or found.is_withheld(("year", MAY, ""))


def test_the_same_children_in_two_measures_are_hidden_in_both() -> None:
    """A plan's children by team stand under two measures. Fen's 3 hides March's 9, and so in the second measure."""
    second = [share(27, 52, measure="seen"), share(0, 3, "Fen", measure="seen"), share(0, 9, "March", measure="seen"),
              share(27, 40, "Dyke", measure="seen")]  # fmt: skip
    first = [count(52), count(3, "Fen"), count(9, "March"), count(40, "Dyke")]
    found = treat([*first, *second], DFE_LA)
    assert found.is_withheld(("open", MAY, "March"))
    assert found.is_withheld(("seen", MAY, "March"))


def test_what_went_out_before_is_subtracted_as_well() -> None:
    """March was told last time, so this time it can not protect Fen: Dyke has to."""
    before = (count(9, "March", edition=1, is_out=True),)
    found = withheld(count(52), count(3, "Fen"), count(9, "March"), count(40, "Dyke"), earlier=before)
    assert "Fen" in found
    assert "Dyke" in found or MAY in found


def test_a_figure_that_hid_another_last_time_is_not_shown_this_time() -> None:
    """The edition before showed 52 and Dyke's 40, and hid Fen with March. March alone would now give Fen away."""
    before = (count(52, edition=1, is_out=True), count(3, "Fen", edition=1), count(9, "March", edition=1),
              count(40, "Dyke", edition=1, is_out=True))  # fmt: skip
    assert withheld(count(9, "March"), earlier=before) == ["March"]
    assert withheld(count(9, "March")) == []


def test_a_revision_by_a_few_children_is_not_told() -> None:
    before = (count(40, edition=1, is_out=True),)
    assert withheld(count(42), earlier=before) == [MAY]
    assert withheld(count(60), earlier=before) == []


def test_what_is_out_already_is_not_protected_by_hiding_the_rest() -> None:
    """Somebody once published Fen's 3. It stays withheld here, and nothing is hidden for its sake."""
    before = (count(3, "Fen", edition=1, is_out=True),)
    found = treat([count(43), count(3, "Fen"), count(40, "Dyke")], DFE_LA, earlier=before)
    assert found.small == {("open", MAY, "Fen")}
    assert not found.protecting


def test_a_number_that_earlier_editions_give_away_is_counted_and_does_not_hide_everything() -> None:
    before = (count(43, edition=1, is_out=True), count(3, "Fen", edition=1), count(40, "Dyke", edition=2, is_out=True))
    found = treat([count(43), count(40, "Dyke"), count(3, "Fen")], DFE_LA, earlier=before)
    assert found.exposed == 1
    assert not found.protecting


def test_other_presets_hide_more() -> None:
    assert withheld(count(7), preset=ROUND5) == [MAY]
    assert withheld(count(8), preset=ROUND5) == []
    assert withheld(count(9), preset=STRICT10) == [MAY]
    assert withheld(count(10), preset=STRICT10) == []
    assert withheld(share(60, 60), preset=STRICT10) == [MAY]
    assert withheld(share(30, 60), preset=STRICT10) == []


def test_a_choice_that_is_not_safe_is_refused_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever chooses what to hide, the last audit is not its own: here it hides the small ones and no other."""

    def careless(table, threshold):
        return {part for part in table.counts if table.is_small(part, threshold)}

    monkeypatch.setattr(treatment, "_hidden", careless)
    with pytest.raises(NotSafe, match="nothing goes out"):
        treat([count(52), count(3, "Fen"), count(49, "Dyke")], DFE_LA)


TEAMS = st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)), min_size=2, max_size=5)


def _figures(teams: list[tuple[int, int]], period: str, basis: str) -> list[Going]:
    every = [share(met, met + rest, f"team {at}", period=period, basis=basis) for at, (met, rest) in enumerate(teams)]
    met, rest = sum(each[0] for each in teams), sum(each[1] for each in teams)
    return [*every, share(met, met + rest, period=period, basis=basis)]


@settings(deadline=None, max_examples=40, derandomize=True)
@given(TEAMS)
def test_no_random_table_gives_a_team_away(teams: list[tuple[int, int]]) -> None:
    """The attacker's programme, given what is shown and every sum, finds each small count open on both sides."""
    going = _figures(teams, MAY, "monthly_flow")
    found = treat(going, DFE_LA)
    known = relations.of(going, ())
    hidden = {part for each in going if found.is_withheld(each.key) for part in relations.parts(each).values()}
    reach = attacker.reaches(known.counts, known.relations, hidden)
    small = [part for part, number in known.counts.items() if 1 <= number <= 5]
    assert all(part in hidden and reach[part].is_safe() for part in small)


@settings(deadline=None, max_examples=25, derandomize=True)
@given(TEAMS, st.integers(0, 4))
def test_no_pair_of_editions_gives_a_team_away(teams: list[tuple[int, int]], later: int) -> None:
    """First the whole with all teams; then a choice of teams alone, of which one has changed."""
    first = _figures(teams, MAY, "monthly_flow")
    one = treat(first, DFE_LA)
    before = [share(each.numerator or 0, each.denominator or 0, each.cut, edition=1,
                    is_out=not one.is_withheld(each.key)) for each in first]  # fmt: skip
    second = [share((each.numerator or 0) + later * (at == 0), (each.denominator or 0) + later * (at == 0), each.cut)
              for at, each in enumerate(first[:2])]  # fmt: skip
    two = treat(second, DFE_LA, earlier=before)
    known = relations.of(second, before)
    shown = {part for each in second if not two.is_withheld(each.key) for part in relations.parts(each).values()}
    hidden = set(known.counts) - shown - known.out
    reach = attacker.reaches(known.counts, known.relations, hidden)
    small = [part for part, number in known.counts.items() if 1 <= number <= 5]
    assert all(part in hidden and reach[part].is_safe() for part in small)
