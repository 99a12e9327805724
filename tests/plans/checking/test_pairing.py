"""Which actions are one, found by their rarest words: the same pairs as looking at each."""

from __future__ import annotations

from itertools import combinations, product

from goldenthread.plans.checking import pairing
from goldenthread.plans.checking.sameness import same_area
from goldenthread.plans.checking.terms import alike, bag, words
from goldenthread.plans.checking.view import ActionView
from tests.plans.checking.made import action

VERBS = ("Agree", "Review", "Publish")
THINGS = ("joint protocol with housing", "joint housing protocol", "protocol with health and housing", "duty rota",
          "rota of the duty desk", "level of visits", "number of visits", "")  # fmt: skip
AREAS = ("Front door", "Adoption", "")


def made() -> list[ActionView]:
    every = product(VERBS, THINGS, AREAS)
    return [action(f"{verb} {thing}", key=f"action:{n}", area=area) for n, (verb, thing, area) in enumerate(every)]


def slowly(a: ActionView, b: ActionView) -> float:
    """The likeness of two actions, worked out from the words alone; 0 where they are not one."""
    left = words("level number percentage percent no the a an of in to and for that who are is per")
    one, other = bag(a.text) - left, bag(b.text) - left
    verb = a.text.split()[0].casefold() == b.text.split()[0].casefold()
    score = alike(one, other)
    return score if score >= (0.75 if verb else 0.85) and same_area(a.area, b.area) else 0.0


def test_no_pair_is_lost_by_looking_only_at_those_that_share_a_rare_word() -> None:
    every = made()
    index = pairing.Index(every, every)
    found = {(a.key, b.key) for a in every for _, _, b in index.like(a)}
    expected = {(a.key, b.key) for a, b in product(every, every) if slowly(a, b)}
    assert found == expected and len(expected) > len(every)


def test_within_a_plan_each_has_the_later_one_that_is_most_like_it() -> None:
    every = made()
    expected = {}
    for (_, a), (m, b) in combinations(enumerate(every), 2):
        if score := slowly(a, b):
            expected[a.key] = max(expected.get(a.key, (0.0, 0, "")), (score, -m, b.key))
    assert {a.key: b.key for a, b in pairing.within(every)} == {key: last for key, (_, _, last) in expected.items()}


def test_between_two_plans_each_is_used_once() -> None:
    mine = [action("Agree the joint protocol", key="action:1"), action("Agree joint protocol", key="action:2")]
    theirs = [action("Agree the joint protocol", key="action:3")]
    assert [(a.key, b.key) for a, b in pairing.between(mine, theirs)] == [("action:1", "action:3")]
