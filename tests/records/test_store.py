"""The one door: scope today, restriction, masks, and the access line before anything is shown."""

from datetime import date

import pytest
from django.db import OperationalError, transaction

from goldenthread.accounts.errors import NotAllowed
from goldenthread.accounts.models import Person
from goldenthread.core.periods import Month
from goldenthread.measures import definition
from goldenthread.records import access, operations, snapshots, store
from goldenthread.records.errors import RecordsError
from goldenthread.records.models import AccessLine

MAY, JUNE = Month(2026, 5), Month(2026, 6)
TODAY = date(2026, 6, 30)
NORTH, SOUTH = "Assessment North", "Assessment South"
COLUMNS = ("child_id", "team_id", "worker_id", "counted_on", "met")
MEASURE = definition.get("assessments-within-45-working-days")

# Amara and Ben were assessed in the north; Ben has moved south since; Chidi was always in the south;
# Dana's work in the north is over and nobody else has taken it up.
ASSESSED = [("Amara", NORTH, "W1"), ("Ben", NORTH, "W1"), ("Chidi", SOUTH, "W2"), ("Dana", NORTH, "W3")]
# The south took Amara's referral; the list does not say that this is over, and the north works with her.
HELD = [
    ("Amara", SOUTH, "W2", "U"),
    ("Amara", NORTH, "W1", "Y"),
    ("Ben", NORTH, "W1", "N"),
    ("Ben", SOUTH, "W2", "Y"),
    ("Chidi", SOUTH, "W2", "Y"),
    ("Dana", NORTH, "W3", "N"),
    # Others of the north who were not assessed in May, so that it is not a small part: it holds ten with them.
    *((f"Other {number}", NORTH, "W4", "Y") for number in range(8)),
]


@pytest.fixture
def may(world):
    first, second = world.person("DT"), world.person("DT")
    for month in (MAY, JUNE):
        tables = {
            "assessment": {
                "assessment_id": [f"case-{child}" for child, *_ in ASSESSED],
                "child_id": [child for child, *_ in ASSESSED],
                "team_id": [team for _, team, _ in ASSESSED],
                "worker_id": [worker for *_, worker in ASSESSED],
                "started_on": [date(2026, 4, 1)] * 4,
                "authorised_on": [date(2026, 5, 12)] * 4,
            },
            "involvement": {
                "child_id": [row[0] for row in HELD],
                "team_id": [row[1] for row in HELD],
                "worker_id": [row[2] for row in HELD],
                "role": ["CIN"] * len(HELD),
                "open": [row[3] for row in HELD],
                "source_row": [month.number] * len(HELD),
            },
        }
        snapshot = snapshots.stage_tables(
            tables=tables, kind="annex_a", as_at=month.last_day, source_name="annex-a.xlsx", by=first, on=TODAY
        )
        snapshots.make_live(snapshot=snapshot, by=second, on=TODAY)
    return snapshots.answering(MAY)


@pytest.fixture
def ask(may):
    def rows(reader, capability=store.IDENTIFIABLE, *, purpose="Supervision", team=None, **words):
        select = store.Selection("measure:assessments 2026-05", MEASURE.body, may, MAY, team)
        return store.rows(
            reader=reader, capability=capability, purpose=purpose, select=select, columns=COLUMNS, on=TODAY, **words
        )

    return rows


def children(page):
    return {row["child_id"] for row in page.rows}


def test_a_team_manager_sees_the_rows_of_children_the_team_holds_today(world, ask):
    page = ask(world.person("TM", world.north))
    assert children(page) == {"Amara", "Dana"}
    assert page.sentence == "2 of 3 shown; 1 has moved to another part of the service."


def test_who_holds_a_child_now_sees_the_row_of_the_time_before(world, ask):
    assert children(ask(world.person("TM", world.south))) == {"Ben", "Chidi"}


def test_a_service_manager_sees_the_whole_branch_and_another_branch_nothing(world, ask):
    assert children(ask(world.person("SM", world.safeguarding))) == {"Amara", "Ben", "Chidi", "Dana"}
    assert children(ask(world.person("SM", world.care))) == set()


def test_a_social_worker_sees_own_children_only(world, ask):
    assert children(ask(world.person("SW", world.north, worker_id="W1"))) == {"Amara"}
    assert children(ask(world.person("SW", world.south, worker_id="W2"))) == {"Ben", "Chidi"}
    assert children(ask(world.person("SW", world.south))) == set()


def test_rows_about_no_child_are_for_the_team_they_are_of_and_a_restricted_child_does_not_break_them(world, may):
    restricted = world.person("DT")
    operations.restrict_child(child_id="Amara", reason="Close to staff", by=restricted, on=TODAY, confirmed=True)
    text = (
        "select p.period_id, a.worker_id as case_id, cast(null as varchar) as child_id, a.team_id, a.worker_id,"
        " p.last_day as counted_on, 1 as met from assessment a cross join period p"
    )
    select = store.Selection("measure:caseloads 2026-05", text, may, MAY, None)
    seen = {}
    for name, reader in (("north", world.person("TM", world.north)), ("whole", world.person("DT"))):
        page = store.rows(
            reader=reader,
            capability=store.PSEUDONYMOUS,
            purpose="Supervision",
            select=select,
            columns=COLUMNS,
            on=TODAY,
        )
        seen[name] = sorted(row["team_id"] for row in page.rows)
        assert {row["child_id"] for row in page.rows} == {None}
    assert seen == {"north": [NORTH] * 3, "whole": [NORTH] * 3 + [SOUTH]}


def test_a_referral_does_not_hold_a_child_whom_another_team_works_with(world, ask):
    assert "Amara" not in children(ask(world.person("TM", world.south)))
    assert "Amara" not in children(ask(world.person("SW", world.south, worker_id="W2")))


def test_a_wide_role_that_asks_for_a_step_up_does_not_widen_a_narrow_one_that_does_not(world, ask):
    both = world.person("TM", world.north)
    world.give(both, "DT")
    assert store.best_capability(both, on=TODAY) == store.PSEUDONYMOUS
    assert children(ask(both)) == {"Amara", "Dana"}
    with pytest.raises(NotAllowed):
        ask(world.person("DT"))


def test_a_team_name_kept_for_a_renamed_team_is_the_same_team(world, ask):
    world.north.name = "Assessment Hub"
    world.north.save()
    manager = world.person("TM", world.north)
    assert children(ask(manager)) == set()
    world.north.names.create(text=NORTH, starts_on=date(2024, 4, 1))
    assert children(ask(manager)) == {"Amara", "Dana"}


def test_the_data_team_sees_the_rows_under_pseudonyms(world, ask):
    page = ask(world.person("DT"), store.PSEUDONYMOUS)
    assert page.total == 4
    assert all(child.startswith("C-") for child in children(page))
    assert access.pseudonym("Amara") in children(page)
    assert not any(name in str(page) for name in ("Amara", "Ben", "Chidi", "Dana"))


def test_a_team_of_the_time_can_be_asked_for(world, ask):
    assert children(ask(world.person("SM", world.safeguarding), team=NORTH)) == {"Amara", "Ben", "Dana"}


def test_no_capability_means_no_rows_and_a_line_that_says_refused(world, ask):
    lead = world.person("PL")
    with pytest.raises(NotAllowed):
        ask(lead)
    line = AccessLine.objects.get()
    assert (line.outcome, line.rows, line.person_name, line.roles) == ("refused", 0, lead.name, "PL")


def test_every_page_leaves_one_line_with_its_purpose_and_no_child(world, ask):
    manager = world.person("TM", world.north)
    ask(manager, purpose="Supervision with W1")
    line = access.lines_of(manager).get()
    assert (line.outcome, line.rows, line.capability) == ("shown", 2, "child.view_identifiable")
    assert (line.tier, line.purpose) == ("T4", "Supervision with W1")
    assert line.subject_digest == access.digest(["Amara", "Dana"])
    assert "Amara" not in str(vars(line))


def test_when_the_line_cannot_be_written_nothing_is_shown(world, ask, monkeypatch):
    def full(**_):
        raise OperationalError("disk full")

    manager = world.person("TM", world.north)
    monkeypatch.setattr(AccessLine.objects, "create", full)
    with pytest.raises(OperationalError):
        ask(manager)


@pytest.mark.django_db(transaction=True)
def test_a_line_that_somebody_elses_transaction_could_take_back_is_refused(ask):
    manager = Person.objects.filter(name__startswith="DT").first()
    with transaction.atomic(), pytest.raises(RuntimeError):
        ask(manager, store.PSEUDONYMOUS)
    ask(manager, store.PSEUDONYMOUS)
    assert AccessLine.objects.count() == 1


def test_without_a_purpose_nothing_is_opened(world, ask):
    with pytest.raises(RecordsError, match="what you need these records for"):
        ask(world.person("TM", world.north), purpose=" ")
    assert not AccessLine.objects.exists()


def test_a_restricted_child_is_a_line_without_anything(world, ask):
    operations.restrict_child(
        child_id="Amara", reason="Close to staff", by=world.person("DT"), on=TODAY, confirmed=True
    )
    manager = world.person("TM", world.north)
    page = ask(manager)
    hidden = next(row for row in page.rows if row["child_id"] == store.RESTRICTED)
    assert {value for name, value in hidden.items() if name != "child_id"} == {None}
    assert page.restricted == 1
    assert "Amara" not in str(page)
    assert access.lines_of(manager).get().subject_digest == access.digest(["Dana"])


@pytest.mark.parametrize("child", ["Amara", "Dana"])
def test_a_restricted_row_stands_at_the_end_whenever_it_counted(world, ask, child):
    operations.restrict_child(child_id=child, reason="Close to staff", by=world.person("DT"), on=TODAY, confirmed=True)
    page = ask(world.person("TM", world.north))
    assert [row["child_id"] == store.RESTRICTED for row in page.rows] == [False, True]
    last = ask(world.person("SM", world.safeguarding), size=1, page=4).rows
    assert [row["child_id"] for row in last] == [store.RESTRICTED]


def test_in_a_small_part_of_the_service_there_is_no_line_that_would_say_who_it_is(world, ask):
    manager = world.person("TM", world.south)
    before = ask(manager)
    operations.restrict_child(child_id="Ben", reason="Close to staff", by=world.person("DT"), on=TODAY, confirmed=True)
    page = ask(manager)
    assert (children(page), page.shown, page.restricted, page.total) == ({"Chidi"}, 1, 0, before.total)
    assert page.sentence == "1 of 2 shown; 1 has moved to another part of the service or is not shown here."


def test_a_list_cut_to_a_small_team_is_of_a_small_part_whoever_reads(world, ask):
    operations.restrict_child(
        child_id="Chidi", reason="Close to staff", by=world.person("DT"), on=TODAY, confirmed=True
    )
    for reader in (world.person("SM", world.safeguarding), world.person("DT")):
        assert ask(reader, store.PSEUDONYMOUS, team=SOUTH).rows == []
        assert ask(reader, store.PSEUDONYMOUS).restricted == 1


def test_rows_come_in_pages(world, ask):
    manager = world.person("SM", world.safeguarding)
    first, last = ask(manager, size=3), ask(manager, size=3, page=9)
    assert (len(first.rows), len(last.rows), last.number, last.pages) == (3, 1, 2, 2)


def test_a_column_that_the_rows_do_not_have_is_refused(world, may):
    select = store.Selection("measure:assessments 2026-05", MEASURE.body, may, MAY)
    with pytest.raises(RecordsError, match="no column called born_on"):
        store.rows(
            reader=world.person("TM", world.north), capability=store.IDENTIFIABLE, purpose="x", select=select,
            columns=("born_on",), on=TODAY,
        )  # fmt: skip


def test_the_best_capability_is_the_plainest_that_needs_nothing_more(world):
    assert store.best_capability(world.person("TM", world.north), on=TODAY) == store.IDENTIFIABLE
    assert store.best_capability(world.person("SW", world.north), on=TODAY) == store.IDENTIFIABLE
    for role in ("DT", "DIR", "QA"):
        assert store.best_capability(world.person(role), on=TODAY) == store.PSEUDONYMOUS
