"""A newer version of a document held against the plan: what is told, and what is left to people here."""

from __future__ import annotations

import pytest

from goldenthread.accounts.models import Person
from goldenthread.plans import documents, operations
from goldenthread.plans.comparing import Comparison, Kind, compare
from goldenthread.plans.models import Action, Plan
from goldenthread.plans.reading import model as read
from tests.plans.newer import FIRST, NOVEMBER, SECOND, imported, renewing, version
from tests.world import World


@pytest.fixture
def plan(world: World, lead: Person) -> Plan:
    return imported(lead, world.authority)


def told(found: Comparison) -> dict[str, list[tuple[str, str]]]:
    return {kind.value: [(each.before, each.after) for each in found.of(kind)] for kind in Kind if found.of(kind)}


def action(plan: Plan, words: str) -> Action:
    return Action.objects.get(area__plan=plan, text__startswith=words)


def test_it_says_what_was_added_dropped_reworded_redated_and_who_helps_now(plan: Plan, lead: Person) -> None:
    found = documents.compared(renewing(plan, lead))
    assert told(found) == {
        "added": [("", "Mar-27")],
        "dropped": [("Sep-27", "")],
        "reworded": [("Review the duty rota each month", "Review the duty rota each week")],
        "redated": [("Jul-27", "Dec-27")],
        "partners": [("Health", "Health and schools")],
    }
    [reworded] = found.of(Kind.REWORDED)
    assert [(piece.kind, piece.text) for piece in reworded.pieces] == [
        ("same", "Review the duty rota each"), ("gone", "month"), ("new", "week"),
    ]  # fmt: skip


def test_the_same_version_again_changes_nothing(plan: Plan, lead: Person) -> None:
    found = compare(plan, documents.settled(plan.documents.get()))
    assert found.changes == () and found.same > 0


def test_what_people_changed_here_and_the_document_did_not_is_theirs(plan: Plan, lead: Person) -> None:
    trained = action(plan, "Train")
    operations.edit_action(
        action=trained, version=trained.version, text="Train all screening staff in thresholds", reference="",
        start="", cost="", outcomes=trained.outcomes.all(), recommendations=[], by=lead, on=NOVEMBER,
    )  # fmt: skip
    operations.change_due_date(
        action=trained, version=trained.version, due="31 Jan 2028", reason="Trainer left", by=lead, on=NOVEMBER
    )
    operations.add_action(area=trained.area, text="Only typed here", by=lead, on=NOVEMBER)
    again = version({**FIRST, "* Ring every school that refers": ("* Mar-27", "* Schools")})
    found = documents.compared(renewing(plan, lead, newer=again))
    assert told(found) == {"added": [("", "Mar-27")]}
    assert found.kept_here == 2


def test_a_date_spelt_otherwise_did_not_move(plan: Plan, lead: Person) -> None:
    spelt = {text: (due.replace("Jul-27", "July 2027"), ally) for text, (due, ally) in FIRST.items()}
    assert documents.compared(renewing(plan, lead, newer=version(spelt))).changes == ()


def test_a_date_taken_out_of_the_document_is_told(plan: Plan, lead: Person) -> None:
    open_end = {text: (due.replace("Jul-27", "TBC"), ally) for text, (due, ally) in FIRST.items()}
    assert told(documents.compared(renewing(plan, lead, newer=version(open_end)))) == {"redated": [("Jul-27", "TBC")]}


def test_an_action_taken_out_here_does_not_come_back_by_itself(plan: Plan, lead: Person) -> None:
    audit = action(plan, "Audit")
    audit.delete()
    found = documents.compared(renewing(plan, lead, newer=version({**FIRST})))
    assert found.changes == ()


def test_an_outcome_in_other_words_is_one_change_not_two(plan: Plan, lead: Person) -> None:
    newer = version(FIRST, outcome="Children are seen more quickly")
    assert told(documents.compared(renewing(plan, lead, newer=newer))) == {
        "outcome_reworded": [("Children are seen quickly", "Children are seen more quickly")]
    }


def test_owners_recommendations_areas_and_scorecard_lines_are_told(plan: Plan) -> None:
    stands = action(plan, "Audit")
    now = read.Reading(
        read.DocumentFacts(),
        recommendations=(read.Recommendation("R9", "Hear every child."),),
        areas=(read.Area("Front Door"), read.Area("Leaving care")),
        outcomes=tuple(read.Outcome("Front Door", each.text) for each in stands.outcomes.all()),
        actions=tuple(
            read.Action(f"a{at}", each.text, "Front Door", leads=("Head of Audit",) if each == stands else ())
            for at, each in enumerate(Action.objects.filter(area__plan=plan))
        ),
        measures=(read.Measure("m1", "Visits in time", "Front Door", target_raw=">80%"),),
    )
    assert told(compare(plan, now)) == {
        "owner": [("", "Head of Audit")],
        "recommendation": [("", "")],
        "area": [("", "")],
        "line_added": [("", ">80%")],
    }


def test_what_was_seen_is_another_mark_once_anything_moved(plan: Plan, lead: Person) -> None:
    document = renewing(plan, lead)
    seen = documents.compared(document).seen
    assert documents.compared(document).seen == seen
    action(plan, "Train").delete()
    assert documents.compared(document).seen != seen


def test_second_differs_from_first_so_that_these_specs_speak_of_something() -> None:
    assert FIRST.keys() & SECOND.keys() == {"* Train screening staff in thresholds"}
