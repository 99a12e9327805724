"""Entering figures, taking them back, and what a figure is that nobody entered."""

from datetime import date

import pytest

from goldenthread.accounts.errors import NotAllowed
from goldenthread.core.errors import StaleVersion
from goldenthread.core.periods import Month
from goldenthread.history.models import Entry
from goldenthread.measures import due, entering, operations, queries
from goldenthread.measures.errors import MeasureError
from goldenthread.measures.given import Given
from goldenthread.measures.models import EnteredValue, Result
from tests.measures.agreed import agreed, second

MAY, ON = Month(2026, 5), date(2026, 6, 8)
AUDITS, APPROVED = "audits-good-overall", "document-approved"


@pytest.fixture
def lead(world):
    return world.person("PL", name="Programme lead")


def said(numerator=12, denominator=16, **more):
    return Given(AUDITS, MAY, numerator=numerator, denominator=denominator, **more)


def enter(by, what=None, version=0):
    return entering.enter_value(said=what or said(), version=version, by=by, on=ON)


def figure(world, slug=AUDITS, month=MAY):
    return queries.standing(slug, month, seen=queries.sight(world.person("DIR"), on=ON))


def test_an_entry_becomes_a_figure_like_any_other(world, lead):
    value = enter(lead)
    result = figure(world).result
    assert (result.value, result.numerator, result.denominator, result.state) == (75, 12, 16, "known")
    assert result.figure_id == value.figure_id and len(result.fingerprint) == 64
    assert queries.by_figure_id(value.figure_id, seen=queries.sight(world.person("DIR"), on=ON)) == result
    assert due.entry_of(value.figure_id) == value


def test_a_target_rates_an_entered_figure(world, lead):
    agreed(lead, agreed_by=second(world), on=ON, measure=AUDITS, value=70)
    enter(lead)
    assert figure(world).judgement.rating == "green"


def test_nobody_entered_is_unknown_and_says_who_does(world):
    result = figure(world).result
    assert (result.state, result.reason) == (
        "unknown", "Nobody has entered May 2026; it is for: Head of quality assurance",
    )  # fmt: skip
    assert figure(world).judgement.flag == "no_data"


def test_a_quarterly_figure_is_not_missed_in_the_middle_of_the_quarter(world):
    assert figure(world, "stage-1-complaints").result.state == "not_applicable"
    assert figure(world, "stage-1-complaints", Month(2026, 3)).result.state == "unknown"


def test_a_correction_takes_the_place_of_an_entry_and_both_stay(world, lead):
    first = enter(lead)
    second = enter(lead, said(13), version=1)
    assert [value.version for value in due.entries_of(AUDITS, MAY)] == [2, 1]
    assert figure(world).result.value == 81.25
    assert first.figure_id != second.figure_id
    assert not Result.objects.get(figure_id=first.figure_id).is_current


def test_a_stale_form_is_told_and_changes_nothing(lead):
    enter(lead)
    with pytest.raises(StaleVersion):
        enter(lead, said(13), version=0)
    with pytest.raises(StaleVersion):
        enter(lead, said(13), version=2)
    assert EnteredValue.objects.get().numerator == 12


def test_taking_back_brings_the_entry_before_again_and_then_nothing(world, lead):
    enter(lead)
    third = entering.undo_value(value=enter(lead, said(13), version=1), reason="Counted twice", by=lead, on=ON)
    assert (third.version, third.restores, figure(world).result.value) == (3, 1, 75)
    fourth = entering.undo_value(value=third, reason="Wrong month", by=lead, on=ON)
    assert fourth.is_withdrawn and figure(world).result.state == "unknown"
    with pytest.raises(StaleVersion):
        entering.undo_value(value=fourth, reason="Again", by=lead, on=ON)


def test_what_is_entered_after_all_was_taken_back_goes_back_to_nothing(world, lead):
    entering.undo_value(value=enter(lead), reason="Wrong month", by=lead, on=ON)
    again = enter(lead, said(14), version=2)
    assert entering.undo_value(value=again, reason="Wrong too", by=lead, on=ON).is_withdrawn


def test_taking_back_asks_why_and_only_what_stands(lead):
    first = enter(lead)
    with pytest.raises(MeasureError, match="why"):
        entering.undo_value(value=first, reason=" ", by=lead, on=ON)
    enter(lead, said(13), version=1)
    first.refresh_from_db()
    with pytest.raises(StaleVersion):
        entering.undo_value(value=first, reason="Late", by=lead, on=ON)


def test_history_says_who_entered_what_in_place_of_what(lead):
    enter(lead)
    enter(lead, said(13, note="Two more came in"), version=1)
    line = Entry.objects.filter(kind="measures.value_entered").order_by("-seq").first()
    assert (line.by_name, line.detail, line.changes["value"]) == (
        "Programme lead", "Two more came in", ["12 of 16", "13 of 16"],
    )  # fmt: skip


def test_the_owner_of_a_measure_enters_it_and_nobody_else_of_the_same_role(world):
    owner = world.person("QA", name="Quality")
    owner.post = "Head of quality assurance"
    owner.save()
    with pytest.raises(MeasureError, match="whole council"):
        enter(world.person("QA"))
    assert enter(owner).by == owner


def test_a_branch_enters_its_own_teams_and_not_the_councils_figure(world):
    head = world.person("HOS", world.safeguarding)
    assert enter(head, said(team="Assessment North")).cut == "Assessment North"
    for what in (said(), said(team="Looked After West")):
        with pytest.raises(MeasureError):
            enter(head, what)


@pytest.mark.parametrize("role", ["DIR", "BM", "EM", "IN", "SA", "IG", "CE"])
def test_who_only_reads_enters_nothing(world, role):
    with pytest.raises(NotAllowed):
        enter(world.person(role))


def test_a_team_that_is_not_there_is_refused(world, lead):
    with pytest.raises(MeasureError) as refused:
        enter(lead, said(team="Assessment East"))
    assert refused.value.field == "team"


def test_teams_stand_beside_the_council_and_are_not_added_up(world, lead):
    enter(lead, said(3, 4, team="Assessment North"))
    seen = queries.sight(world.person("DIR"), on=ON)
    assert [result.value for result in queries.by_team(AUDITS, MAY, seen=seen)] == [75]
    assert figure(world).result.state == "unknown"


def test_a_milestone_that_is_reached_once_stays_reached_until_somebody_says_otherwise(world, lead):
    done = Given(APPROVED, MAY, done=True, done_on=date(2026, 5, 7), note="Minute 12 of the board")
    value = enter(lead, done)
    assert figure(world, APPROVED, Month(2026, 4)).result.state == "unknown"
    assert figure(world, APPROVED, Month(2026, 6)).result.figure_id == value.figure_id
    enter(lead, Given(APPROVED, Month(2026, 6), done=False))
    assert figure(world, APPROVED, Month(2026, 6)).result.value == 0


def test_entering_and_computing_do_not_disturb_each_other(world, lead):
    value = enter(lead)
    operations.compute(months=[MAY], on=ON)
    assert figure(world).result.figure_id == value.figure_id
    with pytest.raises(MeasureError, match="entered, not computed"):
        operations.compute(months=[MAY], on=ON, slugs=[AUDITS])


def test_a_milestone_of_the_running_month_does_not_move_every_page_there(world, lead):
    june = Month(2026, 6)
    Result.objects.create(
        figure_id="computed", measure="looked-after-children", period="2026-05", breakdown="council", numerator=3,
        missing=0, value=3, state="known", fingerprint="f", rule_version="1", computed_on=ON,
    )  # fmt: skip
    enter(lead, Given(APPROVED, june, done=True, done_on=ON, note="Minute 12"))
    assert queries.latest_period() == MAY
    Result.objects.filter(figure_id="computed").delete()
    assert queries.latest_period() == june


def test_what_is_due_is_what_the_council_works_with_and_says_who_owns_it(world, lead):
    quality = world.person("QA", name="Ines Field")
    quality.post = "Head of quality assurance"
    quality.save()
    enter(lead, Given("audits-completed", MAY, numerator=3, denominator=4))
    named = due.in_use([AUDITS, "looked-after-children", "stage-1-complaints"])
    assert sorted(named) == sorted([AUDITS, "audits-completed", "stage-1-complaints"])
    assert sorted(due.in_use(aimed=["stage-1-complaints"])) == ["audits-completed", "stage-1-complaints"]
    listed = due.due_for(MAY, named)
    assert [(each.measure.slug, each.entered is None, each.people) for each in listed] == [
        (AUDITS, True, ("Ines Field",)), ("audits-completed", False, ("Ines Field",)),
    ]  # fmt: skip
