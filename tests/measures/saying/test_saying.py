"""What an owner says of a month is kept version by version, by whoever answers for the measure, and read by few."""

from __future__ import annotations

from datetime import date

import pytest

from goldenthread.accounts.errors import NotAllowed
from goldenthread.accounts.models import Person
from goldenthread.core.errors import StaleVersion
from goldenthread.core.periods import Month
from goldenthread.history import chain
from goldenthread.history.models import Entry
from goldenthread.measures import definition
from goldenthread.measures import queries as figures
from goldenthread.measures.errors import MeasureError
from goldenthread.measures.models import OwnerSentence
from goldenthread.measures.saying import operations, queries
from tests.world import World

ON, MAY, APRIL = date(2026, 6, 8), Month(2026, 5), Month(2026, 4)
SLUG = "assessments-within-45-working-days"
WHY = "Two posts in the north stood empty since March"


@pytest.fixture
def lead(world: World) -> Person:
    return world.person("PL", name="Programme lead")


def say(by: Person, text: str = WHY, *, version: int = 0, period: Month = MAY) -> OwnerSentence:
    return operations.say(measure=SLUG, period=period, text=text, version=version, by=by, on=ON)


def read(reader: Person, period: Month = MAY) -> dict[str, str]:
    seen = figures.sight(reader, on=ON)
    return {slug: each.text for slug, each in queries.of_month([SLUG], period, seen=seen).items()}


def test_a_sentence_stands_for_its_month_alone_and_the_next_takes_its_place(lead: Person) -> None:
    say(lead, period=APRIL, text="As every spring")
    say(lead)
    assert (read(lead), read(lead, APRIL)) == ({SLUG: WHY}, {SLUG: "As every spring"})
    say(lead, "Both posts are filled", version=1)
    assert read(lead) == {SLUG: "Both posts are filled"}
    assert [each.text for each in queries.earlier(SLUG, MAY, seen=figures.sight(lead, on=ON))] == ["As every spring"]
    assert OwnerSentence.objects.filter(period=MAY.id).count() == 2
    assert chain.verify() == []


def test_of_two_people_the_second_is_told_and_nothing_is_written_over(lead: Person, world: World) -> None:
    say(lead)
    with pytest.raises(StaleVersion, match="Somebody else said"):
        say(world.person("PL"), "Another reason", version=0)
    assert read(lead) == {SLUG: WHY}


def test_what_is_taken_back_is_not_read_and_stays_in_the_history(lead: Person) -> None:
    say(lead)
    operations.withdraw(measure=SLUG, period=MAY, version=1, by=lead, on=ON)
    assert read(lead) == {}
    kinds = list(Entry.objects.values_list("kind", flat=True))
    assert kinds[-2:] == ["measures.sentence_said", "measures.sentence_withdrawn"]
    with pytest.raises(MeasureError, match="Nothing is said"):
        operations.withdraw(measure=SLUG, period=MAY, version=2, by=lead, on=ON)
    say(lead, "Said again", version=2)
    assert read(lead) == {SLUG: "Said again"}


def test_who_holds_the_post_that_owns_the_measure_speaks_for_it_and_their_neighbour_does_not(world: World) -> None:
    owner, neighbour = world.person("TM", world.north), world.person("TM", world.south)
    owner.post = definition.get(SLUG).head.owner
    owner.save()
    say(owner)
    with pytest.raises(MeasureError, match=f"Its owner does: {owner.post}"):
        say(neighbour, version=1)


def test_a_role_that_says_nothing_of_work_does_not_speak(world: World) -> None:
    with pytest.raises(NotAllowed):
        say(world.person("LM"))


@pytest.mark.parametrize(("role", "reads"), [("LM", True), ("AD", True), ("BM", False), ("SV", False), ("EM", False)])
def test_only_those_who_may_see_small_numbers_read_it(lead: Person, world: World, role: str, reads: bool) -> None:
    say(lead)
    assert bool(read(world.person(role))) is reads


@pytest.mark.parametrize(
    ("text", "period", "words"),
    [("  ", MAY, "Nothing is written"), ("x" * 301, MAY, "301 characters"), (WHY, MAY.plus(2), "still to come")],
)
def test_what_cannot_be_said_is_refused(lead: Person, text: str, period: Month, words: str) -> None:
    with pytest.raises(MeasureError, match=words):
        say(lead, text, period=period)
