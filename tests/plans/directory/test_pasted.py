"""A list of names brought in at once."""

from __future__ import annotations

from datetime import date

import pytest

from goldenthread.accounts.errors import NotAllowed
from goldenthread.accounts.models import Person
from goldenthread.history.models import Entry as Line
from goldenthread.plans.directory import many, operations, pasted
from goldenthread.plans.directory.pasted import Entry, Verdict
from goldenthread.plans.directory.resolving import Directory
from goldenthread.plans.errors import PlanError
from goldenthread.plans.models import Post
from tests.world import World

TODAY = date(2026, 11, 20)


@pytest.fixture
def lead(world: World) -> Person:
    return world.person("PL", name="Programme lead")


def verdicts(text: str) -> list[tuple[str, Verdict]]:
    return [(each.entry.title, each.verdict) for each in pasted.judge(pasted.read(text), Directory.read())]


def test_a_line_is_a_title_and_after_a_semicolon_who_holds_it() -> None:
    found = pasted.read("Head of Service, Quality Assurance; Jo Westbrook\n\n  Improvement Board  \n")
    assert found == [Entry("Head of Service, Quality Assurance", holders=("Jo Westbrook",)), Entry("Improvement Board")]


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_a_table_is_read_by_its_headings_in_any_order(mark: str) -> None:
    text = (
        mark.join(["What it is", "Title", "Also written"])
        + "\n"
        + mark.join(["Board or body", '"Improvement Board, Hallowmere"', "IB"])
    )
    assert pasted.read(text) == [Entry("Improvement Board, Hallowmere", "body", spellings=("IB",))]


def test_nothing_and_too_much_are_refused() -> None:
    with pytest.raises(PlanError, match="No title"):
        pasted.read(" \n ")
    with pytest.raises(PlanError, match="501 lines are too many"):
        pasted.read("\n".join(f"Post {number}" for number in range(501)))


def test_each_line_is_new_here_already_or_in_doubt(lead: Person) -> None:
    operations.add_post(title="Head of Service, Quality Assurance", by=lead, on=TODAY)
    lines = ("HoS QA", "Director", "DIRECTOR", "Quality Assurance Lead Head of Service", "Service Manager, Assessment")
    assert verdicts("\n".join(lines)) == [
        ("HoS QA", Verdict.DOUBLE), ("Director", Verdict.NEW), ("DIRECTOR", Verdict.DOUBLE),
        ("Quality Assurance Lead Head of Service", Verdict.DOUBTFUL), ("Service Manager, Assessment", Verdict.NEW),
    ]  # fmt: skip
    told = pasted.judge(pasted.read("Title,What it is\nPolice,Emergency"), Directory.read())
    assert (told[0].verdict, told[0].reason) == (
        Verdict.DOUBTFUL, "“Emergency” is no kind of entry; taken as a post."
    )  # fmt: skip


def test_those_chosen_are_added_with_holders_and_spellings_each_with_its_history(lead: Person) -> None:
    entries = pasted.read("Title;Held today by;Also written\nDirector;Ann Archer;DCS\nDriver;;")
    made = many.add_posts(entries=entries, chosen={1}, by=lead, on=TODAY)
    assert [post.title for post in made] == ["Director"] == [post.title for post in Post.objects.all()]
    assert made[0].holders.get().name == "Ann Archer" and made[0].spellings.get().raw == "DCS"
    kinds = [line.kind for line in Line.objects.order_by("pk") if line.subject_id == str(made[0].pk)]
    assert [kind for kind in kinds if kind.startswith("plans.")] == [
        "plans.post_added", "plans.holder_added", "plans.spelling_means"
    ]  # fmt: skip


def test_what_came_to_be_here_meanwhile_stops_all_of_them(lead: Person) -> None:
    entries = pasted.read("Director\nDriver")
    operations.add_post(title="Driver", by=lead, on=TODAY)
    with pytest.raises(PlanError, match="Here already, so nothing was added: Driver"):
        many.add_posts(entries=entries, chosen={1, 2}, by=lead, on=TODAY)
    with pytest.raises(PlanError, match="No line is chosen"):
        many.add_posts(entries=entries, chosen=set(), by=lead, on=TODAY)
    assert Post.objects.count() == 1


def test_who_writes_no_plans_adds_nobody(world: World) -> None:
    with pytest.raises(NotAllowed):
        many.add_posts(entries=[Entry("Driver")], chosen={1}, by=world.person("BM"), on=TODAY)
