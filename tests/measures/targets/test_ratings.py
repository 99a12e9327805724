"""The settings of the rating, dated; and other ratings than the rule's, by two people and for a while."""

from dataclasses import replace
from datetime import date

import pytest

from goldenthread.accounts.errors import NotAllowed, WholeCouncilOnly
from goldenthread.history import chain
from goldenthread.measures import definition, operations
from goldenthread.measures.errors import MeasureError
from goldenthread.measures.models import RatingOverride
from goldenthread.measures.statistics.performance import MOVERS, USUAL
from goldenthread.measures.targets import queries, ratings
from tests.measures.agreed import SLUG, second

ON = date(2026, 6, 8)
JULY = date(2026, 7, 1)
COUNTED = "looked-after-children"


@pytest.fixture
def analyst(world):
    return world.person("DT", name="Data manager")


def rules(slug=SLUG, on=ON):
    return queries.rules_of(definition.get(slug), on=on)


def override(by, **more):
    words = {
        "measure": SLUG, "rating": "amber", "instead_of": "red", "reason": "One load was late.", "starts_on": ON,
        "ends_on": date(2026, 8, 31),
    }  # fmt: skip
    return operations.propose_override(**words | more, by=by, on=ON)


def test_a_tolerance_holds_from_its_day(analyst):
    operations.set_tolerance(measure=SLUG, amount=5, starts_on=ON, reason="Policy", by=analyst, on=ON)
    assert (rules().tolerance, rules(on=date(2026, 6, 7)).tolerance) == (5, None)
    for amount in (-1, float("nan"), float("inf")):
        with pytest.raises(MeasureError, match="not below zero"):
            operations.set_tolerance(measure=SLUG, amount=amount, starts_on=ON, by=analyst, on=ON)


def test_months_that_are_over_keep_what_they_were_rated_by(analyst):
    january = date(2026, 1, 1)
    operations.set_tolerance(measure=SLUG, amount=5, starts_on=january, by=analyst, on=ON)
    with pytest.raises(MeasureError, match="Months that are over keep"):
        operations.set_tolerance(measure=SLUG, amount=50, starts_on=date(2026, 3, 1), by=analyst, on=ON)
    with pytest.raises(MeasureError, match="Months that are over keep"):
        operations.set_rating_rule(movers=[], starts_on=january, reason="Board", by=analyst, on=ON)
    assert rules(on=date(2026, 5, 31)).tolerance == 5


def test_the_councils_tolerance_is_for_shares_without_one_of_their_own(analyst):
    operations.set_tolerance(measure="", amount=4, starts_on=ON, by=analyst, on=ON)
    assert (rules().tolerance, rules(COUNTED).tolerance) == (4, None)
    operations.set_tolerance(measure=SLUG, amount=2, starts_on=ON, by=analyst, on=ON)
    assert rules().tolerance == 2


def test_who_may_not_edit_targets_sets_no_tolerance(world):
    with pytest.raises(NotAllowed):
        operations.set_tolerance(measure=SLUG, amount=5, starts_on=ON, by=world.person("TM", world.north), on=ON)
    with pytest.raises(WholeCouncilOnly):
        head = world.person("HOS", world.safeguarding)
        operations.set_tolerance(measure=SLUG, amount=5, starts_on=ON, by=head, on=ON)


def test_what_moves_a_rating_is_the_councils_from_a_day_on_or_one_measures(analyst):
    stricter = replace(USUAL, movers=frozenset({"concern", "unlikely"}), unlikely=0.3)
    operations.set_rating_rule(
        movers=stricter.movers, thresholds=stricter, starts_on=JULY, reason="Board of 1 June", by=analyst, on=ON
    )
    assert (rules().thresholds, rules(on=JULY).thresholds) == (USUAL, stricter)
    made = operations.set_rating_rule(
        measure=SLUG, movers=["small_numbers"], starts_on=JULY, reason="Few children", by=analyst, on=ON
    )
    assert rules(on=JULY).thresholds == replace(stricter, movers=frozenset({"small_numbers"}))
    assert rules(COUNTED, on=JULY).thresholds == stricter
    assert chain.lines_about(made).get().changes == {"movers": [None, ["small_numbers"]]}


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ({"movers": ["luck"]}, "nothing that moves"), ({"reason": ""}, "Say why"),
        ({"measure": SLUG, "thresholds": USUAL}, "whole council's"),
        ({"thresholds": replace(USUAL, unlikely=0.6)}, "less than even"),
        ({"thresholds": replace(USUAL, even=1.5)}, "between 0 and 1"),
        ({"thresholds": replace(USUAL, far=0.5)}, "one tolerance or more"),
        ({"thresholds": replace(USUAL, fewest=0)}, "At least one point"),
    ],
)  # fmt: skip
def test_what_is_no_rule_is_refused(analyst, words, message):
    with pytest.raises(MeasureError, match=message):
        operations.set_rating_rule(**{"movers": MOVERS, "starts_on": ON, "reason": "Why"} | words, by=analyst, on=ON)


def test_another_rating_counts_once_a_second_person_agrees_and_until_its_day(world, analyst):
    made, measure, director = override(analyst), definition.get(SLUG), second(world)
    assert queries.terms([measure], on=ON)[SLUG].overriding is None
    with pytest.raises(NotAllowed):
        operations.approve_override(override=made, version=1, by=world.person("DT"), on=ON)
    operations.approve_override(override=made, version=1, by=director, on=ON)
    found = queries.terms([measure], on=date(2026, 8, 31))[SLUG].overriding
    assert (found.rating, found.instead_of) == ("amber", "red")
    assert found.sentence == "Data manager and Second person rate it at risk until 31 Aug 2026: One load was late."
    assert queries.terms([measure], on=date(2026, 9, 1))[SLUG].overriding is None
    kinds = [line.kind for line in chain.lines_about(made).order_by("seq")]
    assert kinds == ["measures.rating_override_proposed", "measures.rating_override_approved"]


def test_a_later_one_ends_the_one_before(world, analyst):
    director = second(world)
    operations.approve_override(override=override(analyst), version=1, by=director, on=ON)
    later = override(analyst, rating="red", instead_of="amber", starts_on=JULY)
    operations.approve_override(override=later, version=1, by=director, on=ON)
    in_force = queries.terms([definition.get(SLUG)], on=JULY)[SLUG].override
    assert in_force == later
    assert RatingOverride.objects.exclude(pk=later.pk).get().ends_on == date(2026, 6, 30)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ({"rating": "green"}, "one step"), ({"instead_of": None}, "one step"), ({"instead_of": "grey"}, "one step"),
        ({"reason": " "}, "Say why"), ({"ends_on": date(2026, 6, 7)}, "at most 92 days"),
        ({"ends_on": date(2026, 10, 1)}, "at most 92 days"), ({"starts_on": date(2026, 3, 1)}, "long over"),
    ],
)  # fmt: skip
def test_what_is_no_other_rating_is_refused(analyst, words, message):
    with pytest.raises(MeasureError, match=message):
        override(analyst, **words)


def test_another_rating_is_declined_or_withdrawn_while_it_waits(world, analyst):
    first = override(analyst)
    operations.withdraw_override(override=first, version=1, by=analyst, on=ON)
    again = override(analyst)
    operations.decline_override(override=again, version=1, reason="The rule is right", by=second(world), on=ON)
    assert (first.state, again.state, again.decision) == ("withdrawn", "declined", "The rule is right")


def test_one_step_from_each_rating():
    assert [ratings.steps_from(each) for each in ("green", "amber", "red", "grey", None)] == [
        ["amber"], ["green", "red"], ["amber"], [], [],
    ]  # fmt: skip
