"""Given figures with small numbers, when an edition of them goes out, then two people saw to it and none is told."""

from __future__ import annotations

from datetime import date

import pytest

from goldenthread.accounts.errors import NotAllowed, WholeCouncilOnly
from goldenthread.core.errors import StaleVersion
from goldenthread.history.models import Entry
from goldenthread.measures import queries
from goldenthread.measures.disclosure import operations, preparing, presets
from goldenthread.measures.disclosure import queries as disclosed
from goldenthread.measures.errors import MeasureError
from goldenthread.measures.models import FigureEdition, PublishedFigure
from tests.measures.disclosure.made import APRIL, COUNT, MAY, NORTH, ON, SHARE, SOUTH, WEST, figure, prepared, published
from tests.measures.disclosure.made import shown as told
from tests.world import World


@pytest.fixture
def figures(db: None) -> None:
    figure(SHARE, APRIL, 41, 60)
    figure(SHARE, MAY, 3, 60)
    figure(COUNT, APRIL, 0)
    figure(COUNT, MAY, 30)


@pytest.fixture
def teams(db: None) -> None:
    figure(COUNT, MAY, 52)
    for team, number in ((NORTH, 3), (SOUTH, 9), (WEST, 40)):
        figure(COUNT, MAY, number, team=team)


def test_a_small_number_is_a_flag_and_never_a_nought(world: World, figures: None) -> None:
    edition = published(world)
    assert told(edition) == {
        (SHARE, "2026-04", ""): 41, (SHARE, "2026-05", ""): "c",
        (COUNT, "2026-04", ""): 0, (COUNT, "2026-05", ""): 30,
    }  # fmt: skip
    hidden = PublishedFigure.objects.get(measure=SHARE, period="2026-05")
    assert (hidden.numerator, hidden.denominator, hidden.value, hidden.state) == (None, None, None, "suppressed")
    assert edition.audit["small"] == 1
    assert edition.audit["found"] == 0


def test_unknown_and_nothing_to_count_have_flags_of_their_own(world: World, figures: None) -> None:
    figure(SHARE, MAY, 0, 0, state="not_applicable")
    figure(COUNT, MAY, 0, state="unknown")
    found = told(prepared(world))
    assert (found[SHARE, "2026-05", ""], found[COUNT, "2026-05", ""]) == ("z", "x")


def test_a_team_is_hidden_so_that_another_can_not_be_worked_out(world: World, teams: None) -> None:
    assert told(published(world, with_teams=True)) == {
        (COUNT, "2026-05", ""): 52, (COUNT, "2026-05", NORTH): "c", (COUNT, "2026-05", SOUTH): "c",
        (COUNT, "2026-05", WEST): 40,
    }  # fmt: skip


def test_teams_stay_out_unless_they_are_asked_for(world: World, teams: None) -> None:
    assert set(told(prepared(world))) == {(COUNT, "2026-05", "")}


def test_the_next_edition_knows_what_went_out_before(world: World, teams: None) -> None:
    published(world, with_teams=True)
    figure(COUNT, MAY, 54)  # two more were recorded late, by nobody's team
    assert told(prepared(world))[COUNT, "2026-05", ""] == "c"


def test_a_withdrawn_edition_is_still_known_to_those_who_saw_it(world: World, teams: None) -> None:
    edition = published(world, with_teams=True)
    operations.withdraw_edition(
        edition=edition, version=edition.version, reason="A wrong month", by=world.person("PL"), on=ON
    )
    figure(COUNT, MAY, 54)
    assert told(prepared(world))[COUNT, "2026-05", ""] == "c"


def test_nobody_approves_what_they_prepared(world: World, figures: None) -> None:
    lead = world.person("PL")
    edition = preparing.prepare_edition(title="Mine", measures=[COUNT], first=APRIL, last=MAY, by=lead, on=ON)
    with pytest.raises(MeasureError, match="you can not approve"):
        operations.approve_edition(edition=edition, version=1, by=lead, on=ON)


@pytest.mark.parametrize("role", ["DT", "QA", "EM", "LM", "CE", "BM"])
def test_only_who_clears_reports_approves(world: World, figures: None, role: str) -> None:
    edition = prepared(world)
    with pytest.raises(NotAllowed):
        operations.approve_edition(edition=edition, version=edition.version, by=world.person(role), on=ON)


def test_a_part_of_the_council_prepares_and_approves_nothing(world: World, figures: None) -> None:
    with pytest.raises(WholeCouncilOnly):
        preparing.prepare_edition(
            title="x", measures=[COUNT], first=APRIL, last=MAY, by=world.person("SM", world.safeguarding), on=ON
        )
    edition = prepared(world)
    with pytest.raises(WholeCouncilOnly):
        operations.approve_edition(
            edition=edition, version=edition.version, by=world.person("HOS", world.safeguarding), on=ON
        )


def test_an_edition_is_claimed_by_its_version_and_decided_once(world: World, figures: None) -> None:
    edition, director = prepared(world), world.person("DIR")
    with pytest.raises(StaleVersion):
        operations.approve_edition(edition=edition, version=edition.version + 1, by=director, on=ON)
    operations.approve_edition(edition=edition, version=edition.version, by=director, on=ON)
    with pytest.raises(MeasureError, match="already published"):
        operations.turn_down_edition(edition=edition, version=edition.version, reason="No", by=director, on=ON)


def test_two_that_were_audited_apart_are_not_published_together(world: World, figures: None) -> None:
    first, second = prepared(world), prepared(world)
    director = world.person("DIR")
    operations.approve_edition(edition=first, version=first.version, by=director, on=ON)
    with pytest.raises(MeasureError, match="after this one was audited"):
        operations.approve_edition(edition=second, version=second.version, by=director, on=ON)


def test_small_numbers_go_out_only_with_a_named_approvers_reason(world: World, figures: None) -> None:
    edition, director = prepared(world), world.person("DIR", name="Director")
    why = "The board is bound by its own agreement, minute 4"
    operations.approve_edition(edition=edition, version=edition.version, by=director, on=ON, unsuppressed_because=why)
    edition.refresh_from_db()
    assert told(edition)[SHARE, "2026-05", ""] == 3
    assert (edition.is_suppressed, edition.reason, edition.decided_by) == (False, why, director)
    assert Entry.objects.get(kind="measures.edition_published").detail == why


def test_who_sees_published_figures_sees_the_last_edition_that_told_each(world: World, figures: None) -> None:
    scrutiny = world.person("EM")
    assert not queries.sight(scrutiny, on=ON).shows
    published(world)
    seen = queries.sight(scrutiny, on=ON)
    assert (seen.shows, seen.allowed) == (True, False)
    assert queries.standing(SHARE, APRIL, seen=seen).result.numerator == 41
    hidden = queries.standing(SHARE, MAY, seen=seen)
    assert (hidden.result.flag, hidden.judgement.rating) == ("c", None)
    figure(COUNT, MAY, 60)
    assert queries.standing(COUNT, MAY, seen=seen).result.numerator == 30, "frozen, until the next edition"
    published(world)
    assert queries.standing(COUNT, MAY, seen=seen).result.numerator == 60


def test_after_a_withdrawal_the_edition_before_stands_again(world: World, figures: None) -> None:
    published(world)
    figure(COUNT, MAY, 60)
    second = published(world)
    operations.withdraw_edition(
        edition=second, version=second.version, reason="Wrong load", by=world.person("DIR"), on=ON
    )
    seen = queries.sight(world.person("EM"), on=ON)
    assert queries.standing(COUNT, MAY, seen=seen).result.numerator == 30
    assert "Wrong load" in FigureEdition.objects.get(pk=second.pk).reason


def test_a_figure_that_no_edition_tells_says_so(world: World, figures: None) -> None:
    published(world, measures=[COUNT])
    seen = queries.sight(world.person("EM"), on=ON)
    found = queries.standing(SHARE, MAY, seen=seen).result
    assert (found.state, found.reason) == ("unknown", queries.NOT_PUBLISHED)


@pytest.mark.parametrize("role", ["LM", "CE", "AD"])
def test_leading_members_see_totals_as_they_are_and_no_team(world: World, teams: None, role: str) -> None:
    seen = queries.sight(world.person(role), on=ON)
    assert queries.standing(COUNT, MAY, seen=seen).result.numerator == 52
    assert not queries.by_team(COUNT, MAY, seen=seen)


def test_a_sentence_about_a_small_group_needs_a_reason(world: World, figures: None) -> None:
    note = "Most of it was one family of three. The rest is steady."
    with pytest.raises(MeasureError, match="one family of three") as refused:
        prepared(world, note=note)
    assert refused.value.field == "note"
    sentence = "Most of it was one family of three."
    edition = prepared(world, note=note, accepted={sentence: "The family agreed."})
    assert edition.accepted == [{"sentence": sentence, "reason": "The family agreed."}]


def test_the_councils_rule_is_dated(world: World, figures: None) -> None:
    assert disclosed.preset_of(ON) == presets.DFE_LA
    director = world.person("DIR")
    operations.set_rule(preset="strict10", reason="Our agreement", starts_on=date(2026, 6, 9), by=director, on=ON)
    assert disclosed.preset_of(ON) == presets.DFE_LA
    assert disclosed.preset_of(date(2026, 6, 9)) == presets.STRICT10
    with pytest.raises(MeasureError, match="from today"):
        operations.set_rule(preset="dfe_la", reason="Back", starts_on=date(2026, 6, 1), by=director, on=ON)
    with pytest.raises(NotAllowed):
        operations.set_rule(preset="dfe_la", reason="x", starts_on=ON, by=world.person("DT"), on=ON)


def test_rounded_counts_add_up_where_all_are_shown(world: World, db: None) -> None:
    operations.set_rule(preset="round5", reason="As research does", starts_on=ON, by=world.person("DIR"), on=ON)
    figure(COUNT, MAY, 35)
    figure(COUNT, MAY, 17, team=NORTH)
    figure(COUNT, MAY, 18, team=SOUTH)
    assert told(prepared(world, with_teams=True)) == {
        (COUNT, "2026-05", ""): 35, (COUNT, "2026-05", NORTH): 15, (COUNT, "2026-05", SOUTH): 20,
    }  # fmt: skip
    figure(SHARE, MAY, 41, 58)
    line = prepared(world).figures.get(measure=SHARE)
    assert (line.numerator, line.denominator, line.value) == (40, 60, 66.7)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"title": " "}, "title"),
        ({"measures": []}, "at least one measure"),
        ({"first": MAY, "last": APRIL}, "before the first"),
        ({"first": APRIL.plus(-36)}, "at most 36"),
        ({"first": APRIL.plus(-2), "last": APRIL.plus(-1)}, "no figure"),
    ],
)
def test_what_makes_no_edition_is_refused(world: World, figures: None, given: dict, said: str) -> None:
    with pytest.raises(MeasureError, match=said):
        prepared(world, **given)


def test_an_edition_whose_work_was_cut_off_says_so_and_can_not_be_approved(world: World, figures: None) -> None:
    lead = world.person("PL")
    asked = preparing.ask_for_edition(title="May", measures=[COUNT], first=MAY, last=MAY, by=lead, on=ON)
    assert (asked.state, asked.figures.count()) == ("preparing", 0)
    with pytest.raises(MeasureError, match="no figures yet"):
        operations.approve_edition(edition=asked, version=asked.version, by=world.person("DIR"), on=ON)
    assert asked.job is not None
    asked.job.state, asked.job.problem = "failed", "The server stopped."
    asked.job.save()
    settled = preparing.settle(edition=asked, on=ON)
    assert (settled.state, settled.reason) == ("failed", "The server stopped.")


def test_what_is_wrong_at_once_is_refused_at_once(world: World, figures: None) -> None:
    lead = world.person("PL")
    with pytest.raises(MeasureError, match="no figure of these"):
        preparing.ask_for_edition(title="Old", measures=[COUNT], first=APRIL.plus(-9), last=APRIL.plus(-9), by=lead,
                                  on=ON)  # fmt: skip
    assert not FigureEdition.objects.exists()
