"""Given figures by age and sex, when they go out with their totals, then no small part can be worked out."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from goldenthread.measures.calculation import Figure
from goldenthread.measures.disclosure import dividing, operations, preparing, treatment
from goldenthread.measures.disclosure.models import PartBehind
from goldenthread.measures.disclosure.outgoing import Going
from goldenthread.measures.disclosure.presets import DFE_LA
from goldenthread.measures.errors import MeasureError
from goldenthread.measures.models import FigureEdition, Result
from tests.measures.disclosure.made import COUNT, MAY, NORTH, ON, SHARE, SOUTH, WEST, figure
from tests.web.measures.council import MeasuresCouncil
from tests.world import World

AGES = {"1 to 4": 3, "5 to 9": 7, "10 to 15": 30, "16 and 17": 12}
SEXES = {"Girls": 24, "Boys": 28}


def part(code: str, cut: str, number: float) -> Figure:
    return Figure(COUNT, MAY.id, code, cut, number, None, 0, number, "known")


@pytest.fixture
def divided(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """A whole of 52 with its ages and sexes, as a load would give them; teams of which one is small."""
    figure(COUNT, MAY, 52)
    for team, number in ((NORTH, 3), (SOUTH, 9), (WEST, 40)):
        figure(COUNT, MAY, number, team=team)
    found = {"age": AGES, "sex": SEXES}

    def behind(edition: FigureEdition, _: object, __: object, ___: object) -> list[PartBehind]:
        figures = [part(code, cut, n) for code in edition.parts for cut, n in found[code].items()]
        return [dividing._behind(edition, each) for each in figures]

    monkeypatch.setattr(dividing, "behind", behind)


def prepared(world: World, *parts: str, **given: object) -> FigureEdition:
    return preparing.prepare_edition(
        title="By age", measures=[COUNT], first=MAY, last=MAY, parts=parts, by=world.person("DT"), on=ON, **given
    )


def told(edition: FigureEdition) -> dict[str, object]:
    return {each.cut or "all": each.flag or each.numerator for each in edition.figures.exclude(breakdown="team")}


def test_a_small_part_is_withheld_and_another_so_that_it_can_not_be_worked_out(world: World, divided: None) -> None:
    found = told(prepared(world, "age", "sex"))
    assert found["all"] == 52
    assert found["1 to 4"] == "c"
    assert [cut for cut in AGES if found[cut] == "c"] == ["1 to 4", "5 to 9"], "one more, the smallest"
    assert (found["Girls"], found["Boys"]) == (24, 28)


def test_parts_stay_out_unless_they_are_asked_for(world: World, divided: None) -> None:
    assert told(prepared(world)) == {"all": 52}
    assert not PartBehind.objects.exists()


def test_the_next_edition_knows_the_parts_that_went_out_before(
    world: World, divided: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    edition = prepared(world, "sex")
    operations.approve_edition(edition=edition, version=edition.version, by=world.person("DIR"), on=ON)
    monkeypatch.setitem(SEXES, "Girls", 26)
    monkeypatch.setitem(SEXES, "Boys", 26)
    assert told(prepared(world, "sex"))["Girls"] == "c", "two girls more than before would be told"


def test_one_that_goes_out_unsuppressed_shows_its_parts_too(world: World, divided: None) -> None:
    edition = prepared(world, "age")
    out = operations.approve_edition(
        edition=edition,
        version=edition.version,
        by=world.person("DIR"),
        on=ON,
        unsuppressed_because="Agreed, minute 4.",
    )
    assert told(out)["1 to 4"] == 3


@pytest.mark.parametrize("code", ["worker", "team", "shoe size"])
def test_figures_do_not_go_out_by_worker_or_what_nobody_knows(world: World, divided: None, code: str) -> None:
    with pytest.raises(MeasureError, match=f"do not go out by {code}"):
        prepared(world, code)


@pytest.fixture
def council(world: World) -> MeasuresCouncil:
    return MeasuresCouncil(world)


@dataclass(frozen=True)
class Whole:
    """A figure as ``_adds_up`` reads it."""

    measure: str
    numerator: float
    denominator: float | None = None


def test_parts_that_do_not_add_up_to_the_figure_are_noticed() -> None:
    parts = [part("sex", cut, number) for cut, number in SEXES.items()]
    assert dividing._adds_up(Whole(COUNT, 52), parts)  # type: ignore[arg-type]
    assert not dividing._adds_up(Whole(COUNT, 53), parts)  # type: ignore[arg-type]


def going(cut: str, by: str, number: int, *, is_told: bool = True) -> Going:
    return Going(COUNT, MAY.id, cut, "count", "month_end_stock", number, None, 0, False, by, is_told)


def test_a_part_without_a_figure_is_not_worked_out_from_the_others() -> None:
    """Of the 3 the fact is missing for most, so there is no figure; whoever subtracts must not learn the 3 either."""
    found = [
        going("", "council", 40),
        going("A", "age", 20),
        going("B", "age", 17),
        going("C", "age", 3, is_told=False),
    ]
    treated = treatment.treat(found, DFE_LA)
    assert (COUNT, MAY.id, "B") in treated.protecting
    assert (COUNT, MAY.id, "C") not in treated.small, "it has no figure to withhold"


def test_teams_are_parts_of_services_and_services_of_the_whole() -> None:
    teams = [going("North", "team", 3), going("South", "team", 30), going("West", "team", 20)]
    services = [going("Service: First", "service", 33), going("Service: Second", "service", 20)]
    under = {"North": "Service: First", "South": "Service: First", "West": "Service: Second"}
    treated = treatment.treat([going("", "council", 53), *services, *teams], DFE_LA, under=under)
    hidden = {key[2] for key in treated.small | treated.protecting}
    assert {"North"} < hidden
    assert hidden & {"South", "Service: First"}, "the service less the south is the north"


def test_no_result_is_made_of_a_part(world: World, divided: None) -> None:
    """Results are in use on every page; a part of an edition must never become one."""
    before = Result.objects.count()
    prepared(world, "age", "sex")
    assert Result.objects.count() == before
    assert PartBehind.objects.count() == len(AGES) + len(SEXES)


def test_parts_come_from_the_load_that_the_figure_rests_on(council: MeasuresCouncil, world: World) -> None:
    """Six assessments of May, two late, held by teams of two services; all numbers are small, so none goes out."""
    heard = []
    result = Result.objects.get(measure=SHARE, period=MAY.id, breakdown="council", is_current=True)
    edition = preparing.prepare_edition(
        title="May", measures=[SHARE], first=MAY, last=MAY, parts=["service"], by=world.person("DT"), on=ON
    )
    found = dividing.behind(
        edition, [result], {NORTH: "First", SOUTH: "Second"}, lambda done, of: heard.append((done, of))
    )
    assert [(each.cut, each.numerator, each.denominator) for each in found] == [("First", 1, 3), ("Second", 3, 3)]
    assert heard == [(0, 1)]
    assert {line.flag for line in edition.figures.all()} == {"c"}


def test_a_figure_whose_loads_have_changed_since_has_no_known_parts(council: MeasuresCouncil, world: World) -> None:
    Result.objects.filter(measure=SHARE, period=MAY.id, breakdown="council").update(numerator=5)
    result = Result.objects.get(measure=SHARE, period=MAY.id, breakdown="council", is_current=True)
    edition = FigureEdition(pk=1, parts=["service"])
    found = dividing.behind(edition, [result], {NORTH: "First", SOUTH: "Second"}, lambda done, of: None)
    assert {(each.state, each.numerator) for each in found} == {("unknown", None)}


def test_more_than_one_audit_can_take_is_refused_at_once(world: World, divided: None) -> None:
    asked = {"title": "Much", "measures": [COUNT, SHARE], "first": MAY.plus(-34), "last": MAY}
    with pytest.raises(MeasureError, match="2 measures of 35 months in 3 ways are too much"):
        preparing.ask_for_edition(**asked, parts=["age", "sex", "need"], by=world.person("DT"), on=ON)
    assert not FigureEdition.objects.exists()
