"""What the words of a cost say, and what the costs of a plan come to."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from goldenthread.accounts.models import Person
from goldenthread.plans import costing, operations
from goldenthread.plans.costing import Cost
from goldenthread.plans.errors import PlanError
from goldenthread.plans.models import Action
from goldenthread.plans.operations.actions import set_cost
from goldenthread.plans.reading import model as read
from tests.plans.conftest import MADE
from tests.world import World

TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("raw", "amount", "every", "funding"),
    [
        ("£53k pa", "53000", "year", ""),
        ("£4,500 per month", "4500", "month", ""),
        ("£1.2m", "1200000", "once", ""),
        ("one-off £12,500, agreed by cabinet", "12500", "once", "agreed"),
        ("Within existing resources", None, "", "existing"),
        ("TBC", None, "", "to_confirm"),
        ("£30,000 a year, to be confirmed", "30000", "year", "to_confirm"),
        ("Net saving of £20k per annum", "20000", "year", "saving"),
        ("£15k pa (growth bid)", "15000", "year", "requested"),
        ("£5k then £10k pa", None, "year", ""),
        ("£500 per quarter", "2000", "year", ""),
        ("£200 a week", "10400", "year", ""),
        ("£200 a week for 12 weeks", None, "", ""),
        ("£15 per hour", None, "", ""),
        ("£25-30k", None, "", ""),
        ("£2,000 x 4", None, "", ""),
        ("£120,000 in a full year", "120000", "year", ""),
        ("£53 000", "53000", "once", ""),
        ("12,500 one-off", "12500", "once", ""),
        ("Not yet costed", None, "", "to_confirm"),
        ("£20k saving, not yet known", "20000", "once", "to_confirm"),
        ("None", None, "", "existing"),
        ("Cost neutral", None, "", "existing"),
        ("", None, "", ""),
    ],
)
def test_words_of_a_cost(raw: str, amount: str | None, every: str, funding: str) -> None:
    found = costing.understand(raw)
    assert (found.amount, found.every, found.funding) == (Decimal(amount) if amount else None, every, funding)


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("12000", "12000"), ("£12,000.50", "12000.50"), ("12k", "12000"), ("£ 1.2m", "1200000"), ("-5", "-5"),
        ("0", "0"), ("12 a year", None), ("twelve", None), ("", None), ("£", None), ("5 to 10", None),
    ],
)  # fmt: skip
def test_an_amount_typed_by_itself(typed: str, amount: str | None) -> None:
    assert costing.amount(typed) == (Decimal(amount) if amount else None)


def test_all_that_is_spent_leaves_savings_out() -> None:
    costs = [Cost("", Decimal(1000), "once", "agreed"), Cost("", Decimal(10), "month", ""),
             Cost("", Decimal(900), "year", "saving"), Cost("", None, "", "to_confirm")]  # fmt: skip
    found = costing.together(costs)
    assert (found.once, found.month, found.year, found.first_year) == (1000, 10, 0, 1120)
    assert (found.lines, found.unpriced) == (3, 1)


def test_costs_add_up_by_funding_and_by_how_often() -> None:
    costs = [
        Cost("", Decimal(1000), "once", "agreed"),
        Cost("", Decimal(200), "month", "agreed"),
        Cost("", Decimal(50), "year", "agreed"),
        Cost("", None, "", "agreed"),
        Cost("", Decimal(7), "once", ""),
        Cost("", None, "", "existing"),
    ]
    existing, agreed, unnamed = costing.totals(costs)
    assert (existing.funding, existing.lines, existing.unpriced, existing.first_year) == ("existing", 1, 1, 0)
    assert (agreed.once, agreed.month, agreed.year, agreed.first_year) == (1000, 200, 50, 1000 + 2400 + 50)
    assert (agreed.lines, agreed.unpriced) == (4, 1)
    assert (unnamed.funding, unnamed.once) == ("", 7)


def test_a_cost_in_words() -> None:
    assert costing.words(Cost("", Decimal("53000"), "year", "requested")) == "£53,000 a year, requested"
    assert costing.words(Cost("", Decimal("12.50"), "once", "")) == "£12.50"
    assert costing.words(Cost("see board paper")) == "see board paper"


def price(action: Action, by: Person, *, on: date = TODAY, **words: object) -> Action:
    stored = Action.objects.get(pk=action.pk)
    said = {"amount": None, "every": "", "funding": "to_confirm"} | words
    return operations.cost_action(action=stored, version=stored.version, **said, by=by, on=on)


def test_an_action_is_costed_and_what_is_to_be_confirmed_keeps_its_day(action: Action, lead: Person) -> None:
    first = price(action, lead)
    assert (first.cost_funding, first.cost_since, first.cost_raw) == ("to_confirm", TODAY, "to be confirmed")
    later = price(action, lead, amount=Decimal(900), every="month", on=date(2026, 12, 18))
    assert (later.cost_since, later.cost_raw) == (TODAY, "£900 a month, to be confirmed")
    agreed = price(action, lead, amount=Decimal(900), every="month", funding="agreed")
    assert (agreed.cost_since, agreed.cost_amount, agreed.cost_period) == (None, 900, "month")


def test_a_cost_to_be_confirmed_in_words_keeps_its_day_too(add_action: Callable[..., Action], lead: Person) -> None:
    action = add_action(cost="TBC")
    assert action.cost_since == MADE
    said = {"text": action.text, "reference": "", "start": "", "outcomes": [], "recommendations": []}
    for cost, since in (("TBC, see the bid", MADE), ("£9k agreed", None), ("£9k tbc", TODAY)):
        stored = Action.objects.get(pk=action.pk)
        operations.edit_action(action=stored, version=stored.version, cost=cost, by=lead, on=TODAY, **said)
        assert Action.objects.get(pk=action.pk).cost_since == since


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ({"amount": Decimal(-1), "every": "once"}, "below zero"),
        ({"amount": Decimal(1)}, "how often"),
        ({"funding": "lottery"}, "no funding"),
    ],
)
def test_a_cost_that_cannot_be_is_refused(action: Action, lead: Person, words: dict[str, object], why: str) -> None:
    with pytest.raises(PlanError, match=why):
        price(action, lead, **words)


def test_after_sign_off_a_cost_changes_with_a_reason(world: World, action: Action, lead: Person) -> None:
    plan = action.area.plan
    operations.sign_off_plan(plan=plan, version=plan.version, by=world.person("DIR"), on=TODAY)
    with pytest.raises(PlanError, match="Say why you change the cost"):
        price(action, lead, funding="agreed")
    price(action, lead, funding="agreed", reason="Cabinet agreed")
    assert action.amendments.get().after == "agreed"


def test_what_a_document_says_for_a_quarter_is_kept_as_what_it_comes_to_in_a_year(
    add_action: Callable[..., Action],
) -> None:
    action = add_action()
    set_cost(action, read.Cost(raw="£500 per quarter", amount=500, period="quarter"))
    assert (action.cost_amount, action.cost_period, action.cost_raw) == (2000, "year", "£500 per quarter")
    set_cost(action, read.Cost(raw="£25-30k"))
    assert (action.cost_amount, action.cost_period) == (None, "")


def test_words_typed_for_an_action_are_understood(add_action: Callable[..., Action]) -> None:
    action = add_action(cost="£53k pa, requested")
    assert (action.cost_amount, action.cost_period, action.cost_funding) == (53000, "year", "requested")
