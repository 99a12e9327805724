"""A team's scorecard: its figure beside the whole council's, limits for its size, and only for those of its branch."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from goldenthread.accounts.models import Person
from goldenthread.measures import definition
from goldenthread.measures.models import Result
from tests.web.measures.council import MAY, ON, SLUG, MeasuresCouncil
from tests.world import World

SignedIn = Callable[[Person], Client]
WITHIN = "within what chance would give a team of this size"


def page(client: Client, unit: int, query: str = "") -> str:
    answer = client.get(f"/scorecard/teams/{unit}/{query}")
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_a_team_manager_sees_the_team_beside_the_whole(
    council: MeasuresCouncil, world: World, signed_in: SignedIn
) -> None:
    text = page(signed_in(world.person("TM", world.north)), world.north.pk)
    assert "1 of 3" in text  # the north: two of its three were late
    assert "4 of 6" in text  # the whole council
    assert "Within what chance would give a team of this size" in text
    assert "Chance gives 0 to 3 of 3" in text
    assert WITHIN in text


def test_a_team_far_below_the_rest_is_said_to_lie_lower_than_chance_would_give(
    council: MeasuresCouncil, world: World, signed_in: SignedIn
) -> None:
    current = Result.objects.filter(measure=SLUG, period=MAY.id, is_current=True)
    current.filter(cut="").update(numerator=900, denominator=1000, value=90)
    current.filter(cut="Assessment North").update(numerator=20, denominator=40, value=50)
    text = page(signed_in(world.person("TM", world.north)), world.north.pk)
    assert "1 is lower than chance would give" in text
    assert "▼</span> Lower than chance would give a team of this size" in text
    assert "Higher is better" in text


@pytest.mark.parametrize(
    ("role", "place", "status"),
    [
        ("TM", "south", 404),
        ("IRO", "care", 404),
        ("SM", "safeguarding", 200),
        ("DIR", "authority", 200),
        ("BM", "authority", 403),
    ],
)
def test_the_team_of_another_branch_is_not_there(
    council: MeasuresCouncil, world: World, signed_in: SignedIn, role: str, place: str, status: int
) -> None:
    client = signed_in(world.person(role, getattr(world, place)))
    assert client.get(f"/scorecard/teams/{world.north.pk}/").status_code == status


def test_a_team_manager_does_not_open_the_service_above_or_the_whole(
    council: MeasuresCouncil, world: World, signed_in: SignedIn
) -> None:
    client = signed_in(world.person("TM", world.north))
    assert client.get(f"/scorecard/teams/{world.safeguarding.pk}/").status_code == 404
    assert client.get(f"/scorecard/teams/{world.authority.pk}/").status_code == 404


def test_a_service_is_the_sum_of_its_teams(council: MeasuresCouncil, world: World, signed_in: SignedIn) -> None:
    text = page(signed_in(world.person("HOS", world.safeguarding)), world.safeguarding.pk, "?q=45+working")
    assert "All that is counted is counted here." in text  # both teams of the council lie below it


def test_two_months_of_a_team_are_compared_without_calling_it_a_change(
    council: MeasuresCouncil, world: World, signed_in: SignedIn
) -> None:
    text = page(signed_in(world.person("TM", world.north)), world.north.pk, "?compare=2026-04")
    assert "33.3 points less in May 2026" in text
    assert "Two months alone do not show a change" in text


def test_the_list_has_the_units_of_the_branch_with_their_figures(
    council: MeasuresCouncil, world: World, signed_in: SignedIn
) -> None:
    text = signed_in(world.person("SM", world.safeguarding)).get("/scorecard/teams/").content.decode()
    for name in ("Assessment North", "Assessment South", "Safeguarding"):
        assert f">{name}</a>" in text
    assert "Looked After West" not in text
    assert "2 of 2 teams have figures for May 2026" in text


def test_a_teams_rows_are_filtered_and_taken_out_as_seen(
    council: MeasuresCouncil, world: World, signed_in: SignedIn
) -> None:
    client = signed_in(world.person("TM", world.north))
    answer = client.get(f"/scorecard/teams/{world.north.pk}/?chance=within&export=csv")
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert definition.get(SLUG).head.title in [row["Measure"] for row in rows]
    assert all(row["Against chance"].startswith("Within") for row in rows)
    assert rows[0]["Assessment North, May 2026"]


def test_a_set_chooses_among_the_teams_measures(council: MeasuresCouncil, world: World, signed_in: SignedIn) -> None:
    client = signed_in(world.person("TM", world.north))
    assert "Critical measures, May 2026" in page(client, world.north.pk, "?set=critical-measures")
    assert client.get(f"/scorecard/teams/{world.north.pk}/?set=never-given").status_code == 404


def test_where_a_team_has_no_row_nothing_was_counted_and_it_is_no_zero(
    council: MeasuresCouncil, world: World, signed_in: SignedIn
) -> None:
    Result.objects.filter(measure=SLUG, period=MAY.id, cut="Assessment North").delete()
    text = page(signed_in(world.person("TM", world.north)), world.north.pk, "?q=45+working")
    assert "Nothing was counted here in this month" in text
    assert "There is no figure to compare." in text


def team_months(values: list[float]) -> None:
    """The north's figures of the months up to April, the latest last, and 40 of 100 in May."""
    Result.objects.filter(measure=SLUG, period=MAY.id, cut="Assessment North").update(
        numerator=40, denominator=100, value=40
    )
    for back, value in enumerate(reversed(values), start=1):
        Result.objects.update_or_create(
            measure=SLUG, period=MAY.plus(-back).id, breakdown="team", cut="Assessment North", is_current=True,
            defaults={
                "figure_id": f"north{back}", "numerator": value, "denominator": 100, "value": value, "missing": 0,
                "state": "known", "computed_on": ON,
            },
        )  # fmt: skip


def test_a_teams_course_is_drawn_and_what_its_own_months_say_stands_beside_it(
    council: MeasuresCouncil, world: World, signed_in: SignedIn
) -> None:
    team_months([80.0, 84.0, 79.0, 83.0, 81.0, 85.0, 80.0, 82.0, 84.0, 79.0, 83.0, 81.0, 82.0])
    text = page(signed_in(world.person("TM", world.north)), world.north.pk, "?q=45+working")
    assert "Too few months" not in text
    assert 'class="gt-spark"' in text
    assert "▼</span> Worsening" in text  # 40 % in May, after more than a year of about 80 %


def test_a_team_with_a_dozen_months_has_its_course_and_no_signal_yet(
    council: MeasuresCouncil, world: World, signed_in: SignedIn
) -> None:
    team_months([80.0, 84.0, 79.0])
    text = page(signed_in(world.person("TM", world.north)), world.north.pk, "?q=45+working")
    assert 'class="gt-spark"' in text
    assert "Too few points" in text


def test_a_service_has_its_course_and_no_signal(council: MeasuresCouncil, world: World, signed_in: SignedIn) -> None:
    team_months([80.0, 84.0, 79.0])
    text = page(signed_in(world.person("HOS", world.safeguarding)), world.safeguarding.pk, "?q=45+working")
    assert 'class="gt-spark"' in text
    assert ">Signal<" not in text


def test_more_months_and_measures_cost_no_more_queries(
    council: MeasuresCouncil, world: World, signed_in: SignedIn
) -> None:
    client = signed_in(world.person("TM", world.north))

    def queries() -> int:
        with CaptureQueriesContext(connection) as caught:
            page(client, world.north.pk)
        return len(caught)

    before = queries()
    slugs = [slug for slug, one in definition.computed().items() if one.head.kind == "proportion"][:20]
    for number, slug in enumerate(slugs):
        for month in (MAY, MAY.previous()):
            for cut, kind in (("Assessment North", "team"), ("", "council")):
                Result.objects.get_or_create(
                    measure=slug, period=month.id, breakdown=kind, cut=cut, is_current=True,
                    defaults={
                        "figure_id": f"{number}{month.id}{kind}", "numerator": 4, "denominator": 9, "value": 44.4,
                        "missing": 0, "state": "known", "computed_on": ON,
                    },
                )  # fmt: skip
    assert queries() == before
