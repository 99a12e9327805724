"""Lines of history in words: no stored code reaches the reader."""

from __future__ import annotations

from typing import Any

import pytest

from goldenthread.accounts import matrix
from goldenthread.accounts.models import Role
from goldenthread.history.models import Entry
from goldenthread.web import told


def line(kind: str, detail: str = "", /, **changes: Any) -> Entry:
    return Entry(kind=kind, detail=detail, changes=changes)


@pytest.mark.parametrize(
    ("kind", "detail", "said"),
    [
        ("plans.ratings_recorded", "2026-10", ("Ratings kept", "Oct 2026")),
        ("accounts.role_assigned", "TM for Assessment East", ("Role assigned", "Team manager, Assessment East")),
        ("accounts.role_agreed", "SA", ("Role agreed by a second person", "System administrator")),
        ("example.filled", "", ("Example council filled", "")),
        ("plans.plan_shared", "Health Board", ("Plan shared", "Health Board")),
        ("accounts.role_assigned", "XX for a role that is no more", ("Role assigned", "XX, a role that is no more")),
    ],
)
def test_what_happened_and_what_the_line_adds(kind: str, detail: str, said: tuple[str, str]) -> None:
    assert (told.happened(line(kind, detail)), told.detail(line(kind, detail))) == said


def test_a_rating_that_was_given_says_which_and_until_when() -> None:
    given = line("plans.rating_overridden", "Two workers left.", rating=[None, "red"], expires_on=[None, "2026-12-31"])
    assert told.detail(given) == "off track until Thu 31 Dec 2026. Two workers left."


def test_a_role_that_ended_says_which_and_when() -> None:
    ended = line("accounts.role_ended", role=["TM", None], ends_on=[None, "2026-12-31"])
    assert told.detail(ended) == "Team manager, last day Thu 31 Dec 2026"
    assert told.fields(ended) == []


def test_a_measure_that_was_linked_is_named() -> None:
    linked = line("plans.action_measure_linked", line=[None, {"id": 9, "name": "Visits in time"}])
    assert told.detail(linked) == "Visits in time"


@pytest.mark.parametrize(
    ("name", "pair", "said"),
    [
        ("status", ["draft", "in_force"], ("Status", "Draft", "In force")),
        ("status", ["under_way", "claimed"], ("Status", "Under way", "Claimed complete")),
        ("kind", ["not_stated", "jtai"], ("Kind", "Not stated in the document", "Joint targeted area inspection")),
        ("measure_slug", ["", "looked-after-children"], ("Measure", "nothing", "Looked-after children")),
        ("due", ["2026-11", "2027-02"], ("Due date", "Nov 2026", "Feb 2027")),
        ("due", ["Ongoing", "2027-02-30"], ("Due date", "Ongoing", "2027-02-30")),
        ("leads", [["Head of service"], []], ("Leads", "Head of service", "nothing")),
        ("unit", [{"id": 1, "name": "North"}, None], ("Part of the council", "North", "nothing")),
        ("contains_child_data", [False, True], ("Contains child data", "no", "yes")),
    ],
)
def test_stored_words_and_values_are_said_as_people_say_them(name: str, pair: list[Any], said: tuple[str, ...]) -> None:
    assert told.fields(line("plans.thing_edited", **{name: pair})) == [said]


def test_what_had_nothing_before_is_left_out() -> None:
    assert told.fields(line("plans.thing_added", name=[None, "North"], note="x")) == []


@pytest.mark.parametrize("kind", ["source_edited", "plan_placed", "action_costed", "response_set", "response_recorded"])
def test_what_an_edit_filled_in_is_told(kind: str) -> None:
    assert told.fields(line(f"plans.{kind}", published_on=[None, "2026-09-14"])) == [
        ("Published", "nothing", "Mon 14 Sep 2026")
    ]


@pytest.mark.django_db
def test_every_role_has_its_name() -> None:
    assert matrix.role_names() == dict(Role.objects.values_list("code", "name"))
