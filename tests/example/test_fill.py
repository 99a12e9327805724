"""Filling the example: whole, resumable, once, and through the same operations as any council."""

from __future__ import annotations

from collections import Counter
from datetime import date
from itertools import count

import pytest
from django.conf import settings
from django.db.models import QuerySet
from django.test import Client

from goldenthread.accounts import policies
from goldenthread.accounts.models import Person, Role, Unit
from goldenthread.core.periods import Month
from goldenthread.example import fill, people
from goldenthread.example.errors import AlreadyFilling, ExampleRefused
from goldenthread.example.fill import Recipe
from goldenthread.history import chain
from goldenthread.history.models import Entry
from goldenthread.ingest.models import Load
from goldenthread.measures import answers, comparators, definition
from goldenthread.measures.models import ErrorBank, FigureEdition, Release, Result, Target
from goldenthread.plans.delivery import Status
from goldenthread.plans.models import Action, Area, AreaRating, Evidence, Plan, ScorecardLine
from goldenthread.records import returns
from goldenthread.records.models import Setting, Snapshot
from goldenthread.work.turns import turn
from tests.example.small import make_small

UNTIL, ON = Month(2026, 10), date(2026, 11, 20)
RECIPE = Recipe(7, UNTIL, ON)
MONTHS = [UNTIL.plus(-back).id for back in range(24)]


class Stopped(Exception):
    pass


def _say_nothing(share: float, sentence: str) -> None:
    assert 0 <= share <= 1 and sentence


def _stopping_after(steps: int) -> fill.Progress:
    steps_taken = count()

    def progress(share: float, sentence: str) -> None:
        if next(steps_taken) == steps:
            raise Stopped

    return progress


@pytest.fixture
def roles(db: None) -> None:
    """Tests that commit empty every table afterwards, the roles that a migration loaded included."""
    from tests.world import ensure_roles

    ensure_roles()


def test_a_fill_that_stops_three_times_ends_whole_and_another_changes_nothing(
    roles: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_small(monkeypatch)
    for steps in (23, 30, 56):  # in the plan, in its months, among the month-ends
        with pytest.raises(Stopped):
            fill.fill(RECIPE, progress=_stopping_after(steps))
        assert not fill.is_filled()
    fill.fill(RECIPE, progress=_say_nothing)
    assert fill.is_filled()
    _check_people()
    _check_plan()
    _check_records()
    assert chain.verify() == []
    before = Entry.objects.count()
    fill.fill(RECIPE, progress=_say_nothing)
    assert Entry.objects.count() == before


def _check_people() -> None:
    held = {person: policies.roles_of(person, on=ON) for person in Person.objects.filter(email__endswith=people.DOMAIN)}
    codes = Counter(assignment.role_id for found in held.values() for assignment in found)
    assert codes == {role.code: 2 if role.code in ("DT", "IG") else 1 for role in Role.objects.all()}
    for person in held:
        answer = Client().post("/sign-in/", {"login": person.email, "password": settings.EXAMPLE_PASSWORD})
        assert (answer.status_code == 200) if person.is_service else (answer.url == "/")
    assert Unit.objects.filter(kind="team", ends_on=None).count() >= 25
    assert not any(other.has_usable_password() for other in Person.objects.filter(email__endswith=people.NO_SIGN_IN))


def _check_plan() -> None:
    plan = Plan.objects.get(parent=None)
    actions = Action.objects.filter(area__plan=plan)
    assert (plan.areas.count(), actions.count(), plan.scorecard.count()) == (12, 60, 40)
    assert plan.children.count() == 1
    assert plan.recommendations.count() == 11 and plan.shares.count() == 2 and plan.editions.count() == 2
    assert plan.recommendations.first().source.kind == "ilacs_standard"
    assert Area.objects.filter(unit=None).count() == 0
    assert ScorecardLine.objects.exclude(measure_slug="").count() == 32
    assert 15 <= Action.objects.filter(status=Status.COMPLETE).count() <= 30
    assert Action.objects.filter(date_changes__isnull=False).distinct().count() >= 3
    assert AreaRating.objects.count() == 12 * 20
    assert Evidence.objects.filter(kind="address").exists() and Evidence.objects.filter(kind="text").exists()


def _check_records() -> None:
    month_ends = [Month.parse(month).last_day for month in MONTHS]
    live = Snapshot.objects.filter(state=Snapshot.State.LIVE)
    for kind in (returns.ANNEX_A, returns.WORKFORCE):
        assert sorted(each.as_at for each in live.filter(kind=kind)) == sorted(month_ends)
    assert [live.get(kind=kind).as_at for kind in (returns.SSD, returns.NIGHTLY)] == [UNTIL.last_day] * 2
    assert Snapshot.objects.count() == 24 + 24 + 2
    assert all(snapshot.made_by != snapshot.live_by for snapshot in live.select_related("made_by", "live_by"))
    assert {load.kind for load in Load.objects.all()} == {snapshot.kind for snapshot in live}
    assert {(load.state, load.as_at) for load in Load.objects.all()} == {(Load.State.LIVE, UNTIL.last_day)}
    council = Result.objects.filter(breakdown="council", is_current=True, measure__in=definition.computed())
    assert set(council.values_list("measure", "period")) == {
        (slug, month) for slug in definition.computed() for month in MONTHS
    }
    _check_library(council)
    _check_others()
    targets = Target.objects.filter(state=Target.State.APPROVED)
    assert targets.count() == 32
    assert all(each.set_by_id != each.decided_by_id for each in targets)
    assert [each.state for each in Target.objects.exclude(state=Target.State.APPROVED)] == [Target.State.PROPOSED]
    assert set(Setting.objects.values_list("amount", flat=True)) >= {62_000, 15, 10}
    _check_published()


def _check_published() -> None:
    """One edition, by two people, in which no small number stands; and past forecasts of the council's own."""
    edition = FigureEdition.objects.get()
    assert edition.is_suppressed and edition.prepared_by != edition.decided_by
    shown = edition.figures.filter(flag="")
    assert not shown.filter(numerator__gt=0, numerator__lte=5).exists() and shown.count() > 200
    assert edition.figures.filter(flag="c", value=None, numerator=None).exists()
    assert ErrorBank.objects.exists()


def _check_others() -> None:
    """Every group of others has a figure beside a measure, and another person agreed to each file."""
    assert {each.what for each in Release.objects.filter(state="live")} == {"figures", "neighbours", "grades"}
    found = comparators.beside(["re-referrals-within-12-months"], on=ON)["re-referrals-within-12-months"]
    assert [each.group for each in found if each.is_known] == ["neighbours", "region", "england", "good"]


def _check_library(council: QuerySet[Result]) -> None:
    """Nearly every measure has its figure of the last month; what only the nightly extract carries begins there."""
    last = council.filter(period=UNTIL.id)
    without = set(last.exclude(state__in=["known", "not_applicable"]).values_list("measure", flat=True))
    assert len(without) <= 8, without
    nightly = {slug for slug, one in definition.computed().items() if answers.kinds(one) == (returns.NIGHTLY,)}
    before = council.filter(measure__in=nightly).exclude(period=UNTIL.id)
    assert set(before.values_list("state", flat=True)) == {"unknown"}
    assert all("Nightly extract" in reason for reason in before.values_list("reason", flat=True).distinct())
    others = council.exclude(measure__in=nightly)
    assert others.exclude(state__in=["known", "not_applicable"]).count() <= 0.1 * others.count()
    entered_by_hand = Result.objects.filter(breakdown="council", is_current=True, snapshots=[], state="known")
    assert {"audits-good-overall", "social-worker-turnover"} <= set(entered_by_hand.values_list("measure", flat=True))


def test_another_number_or_month_is_refused_where_one_was_begun(roles: None) -> None:
    with pytest.raises(Stopped):
        fill.fill(RECIPE, progress=_stopping_after(1))
    for other in (Recipe(8, UNTIL, ON), Recipe(7, UNTIL.previous(), ON)):
        with pytest.raises(ExampleRefused) as refusal:
            fill.fill(other, progress=_say_nothing)
        assert "number 7 up to Oct 2026" in str(refusal.value)


def test_two_never_fill_at_the_same_time(db: None) -> None:
    with turn(settings.DATA.path / "example.lock") as ours:
        assert ours and fill.is_under_way()
        with pytest.raises(AlreadyFilling):
            fill.fill(RECIPE, progress=_say_nothing)
    assert not fill.is_under_way() and fill.begun() is None


def test_an_inspector_whose_month_is_over_begins_another_visit(roles: None) -> None:
    staff = people.staff(7, UNTIL)
    people.found(staff)
    people.fill(staff, on=ON, progress=_say_nothing)
    later = date(2027, 3, 1)
    inspector = people.get("inspector")
    assert policies.roles_of(inspector, on=ON) and not policies.roles_of(inspector, on=later)
    people.readmit_inspector(on=later)
    people.readmit_inspector(on=later)
    assert len(policies.roles_of(inspector, on=later)) == 1
