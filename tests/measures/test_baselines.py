"""Where limits begin again is proposed by one person and agreed by another; notes say what happened."""

from __future__ import annotations

from datetime import date

import pytest

from goldenthread.accounts.errors import NotAllowed, WholeCouncilOnly
from goldenthread.accounts.models import Person
from goldenthread.core.errors import StaleVersion
from goldenthread.core.periods import Month
from goldenthread.history import chain
from goldenthread.history.models import Entry
from goldenthread.measures import baselines, definition
from goldenthread.measures.errors import MeasureError
from goldenthread.measures.models import Baseline
from goldenthread.measures.signals import Restart
from tests.world import World

ON, MAY = date(2026, 6, 8), Month(2026, 5)
SLUG = "assessments-within-45-working-days"
WHY = "The front door is one team since 4 May"


@pytest.fixture
def lead(world: World) -> Person:
    return world.person("PL")


@pytest.fixture
def director(world: World) -> Person:
    return world.person("DIR")


def propose(by: Person, starts: Month = MAY, fixed: int = 0, reason: str = WHY) -> Baseline:
    return baselines.propose(measure=SLUG, starts=starts, reason=reason, fixed=fixed, by=by, on=ON)


def test_a_baseline_counts_once_a_second_person_agrees(lead: Person, director: Person) -> None:
    made = propose(lead)
    assert baselines.restarts([SLUG]) == {}
    baselines.agree(baseline=made, version=1, by=director, on=ON)
    assert baselines.restarts([SLUG]) == {SLUG: (Restart(MAY),)}
    kinds = list(Entry.objects.values_list("kind", flat=True))
    assert kinds[-2:] == ["measures.baseline_proposed", "measures.baseline_agreed"]
    assert chain.verify() == []


def test_who_proposes_does_not_agree(lead: Person) -> None:
    made = propose(lead)
    with pytest.raises(MeasureError, match="you can not agree"):
        baselines.agree(baseline=made, version=1, by=lead, on=ON)


def test_agreeing_is_for_those_who_agree_targets(world: World, lead: Person) -> None:
    made = propose(lead)
    with pytest.raises(NotAllowed):
        baselines.agree(baseline=made, version=1, by=world.person("DT"), on=ON)


def test_proposing_is_for_those_who_set_targets_of_the_whole_council(world: World, director: Person) -> None:
    with pytest.raises(NotAllowed):
        propose(director)
    with pytest.raises(WholeCouncilOnly):
        propose(world.person("HOS", world.safeguarding))


def test_a_stale_version_decides_nothing(lead: Person, director: Person) -> None:
    made = propose(lead)
    with pytest.raises(StaleVersion):
        baselines.agree(baseline=made, version=2, by=director, on=ON)
    made.refresh_from_db()
    assert made.state == "proposed"


def test_a_decided_one_is_not_decided_again_and_an_agreed_one_is_taken_back(lead: Person, director: Person) -> None:
    made = baselines.agree(baseline=propose(lead), version=1, by=director, on=ON)
    with pytest.raises(MeasureError, match="already agreed"):
        baselines.decline(baseline=made, version=2, by=director, on=ON)
    baselines.end(baseline=made, version=2, by=director, on=ON)
    assert baselines.restarts([SLUG]) == {}
    assert propose(lead).state == "proposed"


def test_who_proposed_takes_the_proposal_back(lead: Person) -> None:
    assert baselines.decline(baseline=propose(lead), version=1, by=lead, on=ON).state == "declined"


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"reason": "  "}, "reason"), ({"starts": Month(2026, 7)}, "starts"), ({"fixed": 12}, "fixed"),
        ({"fixed": 40}, "fixed"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_at_its_field(lead: Person, given: dict, field: str) -> None:
    with pytest.raises(MeasureError) as refused:
        propose(lead, **given)
    assert refused.value.field == field


def test_a_month_has_one_baseline(lead: Person) -> None:
    propose(lead)
    with pytest.raises(MeasureError, match="already"):
        propose(lead)


def test_the_owner_of_a_measure_notes_what_happened_and_takes_it_back(world: World) -> None:
    owner = world.person("TM", world.north)
    owner.post = definition.get(SLUG).head.owner
    owner.save()
    made = baselines.note(measure=SLUG, happened_on=date(2026, 5, 4), text="New duty rota", by=owner, on=ON)
    assert [each.text for each in baselines.notes(SLUG)] == ["New duty rota"]
    baselines.withdraw_note(note=made, version=1, by=owner, on=ON)
    assert baselines.notes(SLUG) == []


def test_a_note_of_tomorrow_or_without_words_is_refused(lead: Person) -> None:
    for day, text, field in ((date(2026, 6, 9), "New", "happened_on"), (ON, " ", "text")):
        with pytest.raises(MeasureError) as refused:
            baselines.note(measure=SLUG, happened_on=day, text=text, by=lead, on=ON)
        assert refused.value.field == field


def test_others_note_nothing(world: World) -> None:
    for role, refusal in (("SW", MeasureError), ("LM", NotAllowed)):
        with pytest.raises(refusal):
            baselines.note(measure=SLUG, happened_on=ON, text="New", by=world.person(role, world.north), on=ON)


def test_a_baseline_of_a_team_needs_a_team_that_has_figures(lead: Person) -> None:
    with pytest.raises(MeasureError, match="No team of this name"):
        baselines.propose(measure=SLUG, cut="Assessment East", starts=MAY, reason=WHY, by=lead, on=ON)
