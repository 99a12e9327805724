"""Which load a figure would rest on, were one more live."""

from __future__ import annotations

from datetime import date

from goldenthread.core.periods import Month
from goldenthread.measures import definition
from goldenthread.measures.answers import Live
from goldenthread.records import returns
from goldenthread.records.models import Snapshot

MAY = Month(2026, 5)
IN_TIME = "assessments-within-45-working-days"


def load(number: int, kind: str, as_at: date = MAY.last_day) -> Snapshot:
    return Snapshot(pk=number, kind=kind, as_at=as_at)


def test_one_more_takes_the_place_of_its_return_of_that_day() -> None:
    standing, again = load(1, returns.ANNEX_A), load(2, returns.ANNEX_A)
    april, live = load(3, returns.ANNEX_A, date(2026, 4, 30)), Live({returns.ANNEX_A: [standing]})
    assert live.with_one_more(again).reported(definition.get(IN_TIME), MAY) == again
    assert [each.pk for each in live.with_one_more(april).by_kind[returns.ANNEX_A]] == [3, 1]
    assert live.by_kind[returns.ANNEX_A] == [standing]


def test_a_return_that_is_asked_first_keeps_its_figures() -> None:
    whole, another = load(1, "ssd"), load(2, returns.ANNEX_A)
    assert Live({"ssd": [whole]}).with_one_more(another).answer(definition.get(IN_TIME), MAY) == whole


def test_a_return_without_the_table_answers_nothing_about_it() -> None:
    live = Live({}).with_one_more(load(1, returns.ANNEX_A))
    assert live.answer(definition.get("looked-after-children-with-a-questionnaire"), MAY) is None
