from __future__ import annotations

import json

import pytest

from goldenthread.plans.reading import answers
from goldenthread.plans.reading.errors import AnswerRefused
from goldenthread.plans.reading.model import Reading
from tests.plans.reading.made_up import AREA_CELL, PRIORITIES, UNEVEN, Plan, one_area


def dates_of(reading: Reading) -> dict[str, list[str]]:
    return {action.key: [date.raw for date in action.dates] for action in reading.actions}


def test_until_it_is_answered_a_date_is_marked_with_its_question():
    reading = UNEVEN.read()
    (question,) = reading.questions
    assert {d.question for a in reading.actions for d in a.dates} == {question.id}
    assert not reading.is_settled


def test_accepting_takes_the_proposal_and_closes_the_question():
    reading = UNEVEN.read()
    proposed = {p["action"]: p["dates"] for p in reading.questions[0].proposal if p["action"]}
    settled = answers.answer(reading, {"q1": "accept"})
    assert settled.is_settled
    assert dates_of(settled) == proposed
    assert {d.question for a in settled.actions for d in a.dates} == {None}
    assert settled.decisions[0].answer == "accept"


def test_explicit_pairs_replace_the_proposal():
    given = [["a1", ["Jun-26"]], ["a2", ["Jul-26", "Sep-26"]], ["a3", []]]
    settled = answers.answer(UNEVEN.read(), {"q1": given})
    assert dates_of(settled) == {"a1": ["Jun-26"], "a2": ["Jul-26", "Sep-26"], "a3": []}
    assert settled.actions[1].dates[0].iso == "2026-07"


def test_pairs_may_set_measures_and_partners_and_share_a_line():
    given = [
        {"action": "a1", "dates": ["Jun-26"], "partners": ["Police"]},
        {"action": "a2", "dates": ["Jun-26"], "partners": ["Police"], "measures": ["Exit notes"]},
        {"action": None, "dates": ["Oct-26"]},
    ]
    first, second, third = answers.answer(UNEVEN.read(), {"q1": given}).actions
    assert (first.partners, second.partners) == (("Police",), ("Police",))
    assert second.measures_named == ("Exit notes",)
    assert third.dates == ()


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("yes", "Answer “accept”"),
        (3, "Answer “accept”"),
        ([["a9", ["Jun-26"]]], "a9"),
        ([["a1", []], ["a1", []]], "twice"),
        ([["a1", ["Dec-31"]]], "Dec-31"),
        ([{"dates": ["Jun-26"]}], "an action and the list"),
        ([{"action": "a1", "partners": ["Nobody"]}], "Nobody"),
    ],
)
def test_an_answer_that_does_not_fit_is_refused_with_a_remedy(given, told):
    with pytest.raises(AnswerRefused) as refusal:
        answers.answer(UNEVEN.read(), {"q1": given})
    assert told in refusal.value.remedy


def test_an_answer_to_no_question_is_refused():
    with pytest.raises(AnswerRefused, match="no open question q7"):
        answers.answer(UNEVEN.read(), {"q7": "accept"})


def test_what_is_not_answered_stays():
    reading = one_area(["* See them", "* Hear them"], ["soon", "later", "Jun-26"]).read()
    assert [q.kind for q in reading.questions] == [
        "counts_differ",
        "date_not_understood",
        "date_not_understood",
    ]
    left = answers.answer(reading, {"q2": "accept"})
    assert [q.id for q in left.questions] == ["q1", "q3"]


def test_a_date_can_be_put_into_words_we_know_and_outlives_new_pairs():
    reading = one_area(["* See them", "* Hear them"], ["soon", "later", "Jun-26"]).read()
    dated = answers.answer(reading, {"q3": "Sept 26"})
    settled = answers.answer(dated, {"q1": [["a1", ["later"]], ["a2", ["Jun-26"]]]})
    (date,) = settled.actions[0].dates
    assert (date.raw, date.iso, date.reason) == ("later", "2026-09", "as answered")


def test_a_date_given_in_no_known_form_is_refused():
    reading = one_area(["* See them"], ["soon"]).read()
    with pytest.raises(AnswerRefused, match="does not fit"):
        answers.answer(reading, {"q1": "sooner"})


def unnamed_area() -> Reading:
    other = ["Responsible officers:", "* Placements Service Manager", "Linked plans:", "* Placements"]
    plan = one_area(["* See them"], ["Jun-26"])
    return plan.table(PRIORITIES, (other, ["Outcome: Homes", "* Build"], ["Jul-26"], "", "")).read()


def test_an_area_that_no_heading_names_is_proposed_from_its_officers():
    reading = unnamed_area()
    (question,) = reading.questions
    assert (question.kind, question.proposal) == ("area_not_named", ({"name": "Placements"},))
    assert answers.accept_all(reading).areas[1].name == "Placements"


def test_an_area_can_be_given_another_name_everywhere():
    settled = answers.answer(unnamed_area(), {"q1": "Homes for children"})
    assert {x.area for x in (*settled.actions, *settled.outcomes, *settled.blocks)} == {
        "Front Door",
        "Homes for children",
    }


@pytest.mark.parametrize("given", ["", "Front door", 4])
def test_an_area_needs_a_name_of_its_own(given):
    with pytest.raises(AnswerRefused):
        answers.answer(unnamed_area(), {"q1": given})


def test_an_area_without_any_hint_needs_a_name_from_a_person():
    plan = Plan().table(PRIORITIES, (["Linked plans:", "* Homes"], "Build", "Jun-26", "", ""))
    reading = plan.read()
    assert reading.questions[0].proposal == ()
    with pytest.raises(AnswerRefused):
        answers.answer(reading, {"q1": "accept"})
    assert answers.answer(reading, {"q1": "Homes"}).areas[0].name == "Homes"


def test_tables_with_the_same_officers_and_no_heading_are_one_area():
    plan = one_area(["* See them"], ["Jun-26"]).table(PRIORITIES, (AREA_CELL, "Hear them", "Jul-26", "", ""))
    reading = plan.read()
    assert [area.name for area in reading.areas] == ["Front Door"]
    assert reading.questions == ()


def test_decisions_survive_being_written_as_json():
    settled = answers.answer(UNEVEN.read(), {"q1": [["a1", ["Jun-26"]]]})
    assert Reading.from_json(json.loads(json.dumps(settled.as_json()))) == settled
