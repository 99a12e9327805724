"""Given words that name a small group, when a report goes out as published, then a person decided about each."""

from __future__ import annotations

import pytest

from goldenthread.accounts.errors import NotAllowed
from goldenthread.core.errors import StaleVersion
from goldenthread.history import chain
from goldenthread.measures.models import SettledSentence
from goldenthread.plans import operations as plans
from goldenthread.reporting import blocks, exceptions, operations, sentences
from goldenthread.reporting.errors import SentenceRefused, Unsettled
from goldenthread.reporting.sentences import Decision
from tests.reporting.planned import OCTOBER, SAID, TODAY, Planned
from tests.world import World

FAMILY = "One family of three waited until Friday."
SIBLINGS = "The two siblings are safe."


@pytest.fixture
def planned(world: World) -> Planned:
    made = Planned(world)
    made.tell()
    made.door.refresh_from_db()
    plans.update_area(
        area=made.door, version=made.door.version, period="2026-10",
        progress=f"Contacts fell again. {FAMILY} The rest was answered.", risk=SIBLINGS, by=made.lead, on=SAID,
    )  # fmt: skip
    return made


def drafted(planned: Planned) -> blocks.Report:
    return exceptions.draft(planned.plan, period=OCTOBER, reader=planned.lead, on=TODAY, published=True)


def flagged(planned: Planned) -> list[sentences.Flagged]:
    return sentences.flagged(planned.plan, drafted(planned))


def settle(planned: Planned, *decisions: Decision) -> list[SettledSentence]:
    return sentences.settle(plan=planned.plan, decisions=decisions, by=planned.lead, on=TODAY)


def taken_out(planned: Planned, *, published: bool = True) -> str:
    made = operations.take_out_exceptions(
        plan=planned.plan, period=OCTOBER, kind="html", by=planned.lead, on=TODAY, published=published
    )
    return made.content.decode()


STAYS = Decision(FAMILY, "stays", reason="The family asked us to tell it.")
OTHERWISE = Decision(SIBLINGS, "reworded", wording="The children are safe.")


def test_the_sentence_is_found_without_who_said_it_and_when(planned: Planned) -> None:
    assert [(each.sentence, each.words, each.settled) for each in flagged(planned)] == [
        (FAMILY, "family of three", None), (SIBLINGS, "two siblings", None),
    ]  # fmt: skip


def test_nothing_goes_out_while_one_sentence_waits(planned: Planned) -> None:
    with pytest.raises(Unsettled, match="2 sentences name a small group"):
        taken_out(planned)
    settle(planned, STAYS)
    with pytest.raises(Unsettled, match="One sentence names a small group, and nobody has decided about it"):
        taken_out(planned)


def test_inside_the_house_the_words_stand_as_they_were_written(planned: Planned) -> None:
    assert FAMILY in taken_out(planned, published=False)


def test_a_sentence_stays_for_a_reason_or_goes_out_in_other_words(planned: Planned) -> None:
    settle(planned, STAYS, OTHERWISE)
    text = taken_out(planned)
    assert FAMILY in text
    assert SIBLINGS not in text
    assert "[The children are safe.]" in text
    assert "1 sentence of what people wrote was put in other words or left out" in text


def test_a_sentence_that_is_left_out_leaves_its_neighbours(planned: Planned) -> None:
    settle(planned, Decision(FAMILY, "struck"), OTHERWISE)
    assert "Contacts fell again. […] The rest was answered." in taken_out(planned)


def test_who_decided_and_when_is_kept_and_the_sentence_is_not_in_history(planned: Planned) -> None:
    settle(planned, STAYS)
    kept = SettledSentence.objects.get()
    assert (kept.by, kept.on, kept.reason) == (planned.lead, TODAY, "The family asked us to tell it.")
    line = chain.lines_about(planned.plan)[0]
    assert (line.kind, line.by_name, line.changes["answer"]) == (
        "reporting.sentence_settled", planned.lead.name, [None, "stays"],
    )  # fmt: skip
    assert "family of three" not in str(line.changes)


def test_deciding_otherwise_keeps_both_and_the_later_one_holds(planned: Planned) -> None:
    first = settle(planned, STAYS)[0]
    settle(planned, Decision(FAMILY, "struck", seen=first.pk), OTHERWISE)
    assert list(SettledSentence.objects.filter(sentence=FAMILY).values_list("answer", "is_current")) == [
        ("stays", False), ("struck", True),
    ]  # fmt: skip
    assert FAMILY not in taken_out(planned)


def test_the_same_decision_again_is_none(planned: Planned) -> None:
    first = settle(planned, STAYS)[0]
    again = Decision(FAMILY, "stays", reason=STAYS.reason, seen=first.pk)
    assert settle(planned, again) == []


def test_of_two_who_decide_at_once_the_second_is_told(planned: Planned) -> None:
    settle(planned, STAYS)
    with pytest.raises(StaleVersion):
        settle(planned, Decision(FAMILY, "struck"))


def test_a_changed_sentence_is_a_new_one(planned: Planned) -> None:
    settle(planned, STAYS, OTHERWISE)
    planned.door.refresh_from_db()
    plans.update_area(
        area=planned.door, version=planned.door.version, period="2026-10",
        progress="One family of four waited until Friday.", by=planned.lead, on=SAID,
    )  # fmt: skip
    assert [each.settled for each in flagged(planned)] == [None]


@pytest.mark.parametrize(
    ("decision", "field", "says"),
    [
        (Decision(FAMILY, "stays"), "reason_0", "Say why"),
        (Decision(FAMILY, "reworded"), "wording_0", "Write the other words"),
        (Decision(FAMILY, "reworded", wording="The three children waited."), "wording_0", "name a small group too"),
        (Decision(FAMILY, "shrug"), "answer_0", "one of the three"),
    ],
)
def test_half_a_decision_is_refused(planned: Planned, decision: Decision, field: str, says: str) -> None:
    with pytest.raises(SentenceRefused, match=says) as refused:
        settle(planned, decision)
    assert refused.value.field == field
    assert not SettledSentence.objects.exists()


def test_whoever_makes_no_reports_decides_nothing(planned: Planned) -> None:
    with pytest.raises(NotAllowed):
        sentences.settle(plan=planned.plan, decisions=[STAYS], by=planned.world.person("SW"), on=TODAY)
