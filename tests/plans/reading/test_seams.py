"""Lines cut where a person says: each seam after the one before it, actions in the order of their outcomes."""

from __future__ import annotations

from goldenthread.plans.reading import seams
from goldenthread.plans.reading.model import Action, Area, Block, DocumentFacts, Outcome, Reading, Recommendation

FACTS = DocumentFacts()


def row(**parts: object) -> Block:
    return Block("b1", "row 1", "Homes", **parts)


def test_words_that_come_again_are_cut_at_each_place_in_turn() -> None:
    pieces = ("Police", "Health", "Police", "Health")
    reading = Reading(FACTS, blocks=(row(partners_raw=(" ".join(pieces),)),))
    assert seams.cut(reading, pieces, by="q1").blocks[0].partners_raw == pieces


def test_words_that_end_in_the_same_letters_are_not_cut() -> None:
    reading = Reading(FACTS, blocks=(row(partners_raw=("Hill Police", "Uphill Police")),))
    assert seams.cut(reading, ("hill", "Police"), by="q1").blocks == reading.blocks


def test_an_action_behind_an_outcome_stands_where_that_outcome_does() -> None:
    outcomes = (Outcome("Homes", "All are warm Mend the roof"), Outcome("Homes", "All are fed"))
    cook = Action("a1", "Cook", "Homes", outcome="All are fed", block="b1")
    block = row(actions=("a1",), outcomes=tuple(each.text for each in outcomes))
    reading = Reading(FACTS, outcomes=outcomes, actions=(cook,), blocks=(block,))
    found = seams.cut(reading, ("warm", "Mend the roof"), by="q1")
    assert [(each.text, each.outcome) for each in found.actions] == [
        ("Mend the roof", "All are warm"),
        ("Cook", "All are fed"),
    ]


def test_two_outcomes_without_actions_give_actions_of_their_own_keys() -> None:
    texts = ("All are warm Mend it", "All are fed Mend it")
    block = row(outcomes=texts)
    reading = Reading(FACTS, outcomes=tuple(Outcome("Homes", text) for text in texts), blocks=(block,))
    found = seams.cut(seams.cut(reading, ("warm", "Mend it"), by="q1"), ("fed", "Mend it"), by="q2")
    assert len({each.key for each in found.actions}) == len(found.actions) == 2


def test_improvement_outcomes_told_apart_are_outcomes_and_one_that_is_asked_for_says_so() -> None:
    both = "All are warm All are fed"
    area = Area("Homes", improvement_outcomes=(both,))
    asked = Recommendation(text="All are fed")
    reading = Reading(FACTS, (asked,), areas=(area,), outcomes=(Outcome("Homes", both),))
    found = seams.cut(reading, ("All are warm", "All are fed"), by="q1")
    assert [(each.text, each.recommendation) for each in found.outcomes] == [
        ("All are warm", None),
        ("All are fed", "All are fed"),
    ]
    assert found.areas[0].improvement_outcomes == ("All are warm", "All are fed")
