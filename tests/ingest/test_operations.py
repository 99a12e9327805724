"""A load from the file to live and back: who may do what, and that nothing is kept twice or by half."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from django.conf import settings

from goldenthread.accounts.errors import NotAllowed
from goldenthread.accounts.models import Person
from goldenthread.core.errors import Refusal, StaleVersion
from goldenthread.files.errors import FileRefused
from goldenthread.history.models import Entry
from goldenthread.ingest import operations
from goldenthread.ingest.errors import AlreadyLoaded, LoadRefused, SecondPersonNeeded
from goldenthread.ingest.models import Load
from goldenthread.records import snapshots
from goldenthread.work import registry
from goldenthread.work.models import Job
from tests.ingest.annex_a import good
from tests.world import World

ON = dt.date(2026, 6, 3)


@pytest.fixture
def analyst(world: World) -> Person:
    return world.person("DT", name="Analyst")


@pytest.fixture
def lead(world: World) -> Person:
    return world.person("DT", name="Data lead")


def start(by: Person, data: bytes | None = None, as_at: dt.date = good.AS_AT) -> Load:
    return operations.start_load(
        kind="annex_a", data=data or good.workbook(), name="annex a may.xlsx", as_at=as_at, by=by, on=ON, later=False
    )


def checked(by: Person, data: bytes | None = None, as_at: dt.date = good.AS_AT) -> Load:
    return operations.check_load(load=start(by, data, as_at), on=ON)


def live(analyst: Person, lead: Person, data: bytes | None = None, as_at: dt.date = good.AS_AT) -> Load:
    load = checked(analyst, data, as_at)
    operations.submit(load=load, version=load.version, by=analyst, on=ON)
    codes = {doubt["code"] for doubt in load.second_look}
    operations.make_live(load=load, version=load.version, accepted=codes, by=lead, on=ON)
    return load


def kinds() -> list[str]:
    return list(Entry.objects.order_by("seq").values_list("kind", flat=True))


def folders() -> set[Path]:
    return set(settings.DATA.room("snapshots").iterdir())


def test_a_file_is_checked_and_its_snapshot_staged_but_not_live(analyst: Person) -> None:
    load = checked(analyst)
    assert load.state == Load.State.CHECKED
    assert load.snapshot is not None
    assert load.rows == {"rows_read": 13, "rows_kept": 13, "rows_rejected": 0}
    assert load.report["children"] == 3
    assert snapshots.latest_live() is None
    assert kinds() == ["ingest.load_started", "records.snapshot_staged", "ingest.load_checked"]


def test_the_check_runs_as_long_work_when_a_page_asks(analyst: Person, django_capture_on_commit_callbacks) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        load = operations.start_load(
            kind="annex_a", data=good.workbook(), name="a.xlsx", as_at=good.AS_AT, by=analyst, on=ON
        )
    load.refresh_from_db()
    assert (load.state, load.job.state) == ("checked", "done")


def test_a_second_person_makes_it_live(analyst: Person, lead: Person) -> None:
    load = live(analyst, lead)
    assert (load.state, load.live_by, load.live_on) == (Load.State.LIVE, lead, ON)
    assert snapshots.latest_live() == load.snapshot


def test_the_person_who_handed_it_in_can_not_make_it_live(analyst: Person) -> None:
    load = checked(analyst)
    operations.submit(load=load, version=load.version, by=analyst, on=ON)
    with pytest.raises(SecondPersonNeeded):
        operations.make_live(load=load, version=load.version, accepted=set(), by=analyst, on=ON)


def test_nor_the_person_who_sent_it_on(analyst: Person, lead: Person) -> None:
    load = checked(analyst)
    operations.submit(load=load, version=load.version, by=lead, on=ON)
    with pytest.raises(SecondPersonNeeded):
        operations.make_live(load=load, version=load.version, accepted=set(), by=lead, on=ON)


def test_a_load_that_was_not_sent_on_can_not_be_made_live(analyst: Person, lead: Person) -> None:
    load = checked(analyst)
    with pytest.raises(LoadRefused):
        operations.make_live(load=load, version=load.version, accepted=set(), by=lead, on=ON)


@pytest.mark.parametrize("role", ["TM", "SA", "PL", "DIR"])
def test_only_the_data_team_hands_extracts_in(world: World, role: str) -> None:
    with pytest.raises(NotAllowed):
        start(world.person(role))
    assert Load.objects.count() == 0


def test_the_programme_lead_may_agree_but_not_hand_in(analyst: Person, world: World) -> None:
    load = live(analyst, world.person("PL"))
    assert load.state == Load.State.LIVE


def test_the_same_file_for_the_same_day_is_one_load(analyst: Person, lead: Person) -> None:
    load = checked(analyst)
    with pytest.raises(AlreadyLoaded) as same:
        start(lead)
    assert same.value.load == load
    assert "Analyst" in str(same.value)
    assert Load.objects.count() == 1


def test_the_same_rows_in_another_file_are_one_snapshot(analyst: Person) -> None:
    first = checked(analyst)
    before = folders()
    again = checked(analyst, good.workbook(title_row=False))
    assert again.state == Load.State.REFUSED
    assert "already loaded" in again.problem
    assert again.snapshot is None
    assert again.same_as == first
    assert folders() == before
    assert first.snapshot is not None


def test_rows_that_are_held_without_a_file_are_not_held_again(analyst: Person) -> None:
    """As the example council's months are: a clash in the database would say only that something went wrong."""
    first = checked(analyst)
    Load.objects.filter(pk=first.pk).update(snapshot=None)
    again = checked(analyst, good.workbook(title_row=False))
    assert again.state == Load.State.REFUSED
    assert again.problem.startswith("Every row of this file is held for 31 May 2026 already.")


def test_a_load_of_which_no_row_can_be_used_is_not_sent_on(analyst: Person) -> None:
    load = checked(analyst)
    load.report = load.report | {"lists": [each | {"rows_kept": 0} for each in load.report["lists"]]}
    with pytest.raises(LoadRefused, match="No row of this load can be used"):
        operations.submit(load=load, version=load.version, by=analyst, on=ON)


def test_the_same_file_may_come_again_after_it_was_taken_back(analyst: Person) -> None:
    load = checked(analyst)
    operations.withdraw(load=load, version=load.version, reason="Wrong month.", by=analyst, on=ON)
    assert checked(analyst).state == Load.State.CHECKED


def test_a_bad_file_is_turned_away_with_one_line_of_history(analyst: Person) -> None:
    with pytest.raises(FileRefused):
        start(analyst, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    assert Load.objects.count() == 0
    line = Entry.objects.get(kind="ingest.upload_rejected")
    assert set(line.changes) == {"sha256", "size", "code"}


def test_a_workbook_without_lists_is_refused_and_nothing_is_staged(analyst: Person) -> None:
    before = folders()
    load = checked(analyst, good.workbook({1: good.rows()[1]}, headings={"Child Unique ID": "Number"}))
    assert load.state == Load.State.REFUSED
    assert "Child Unique ID" in load.problem
    assert folders() == before


def test_a_snapshot_keeps_which_columns_its_file_lacked(analyst: Person) -> None:
    load = checked(analyst, good.workbook(headings={"Child's Legal Status": "Other"}))
    assert load.snapshot is not None
    line = {"list": 8, "heading": "Child's Legal Status", "column": "legal_status.legal_status"}
    assert load.snapshot.absent_columns == [line]
    assert snapshots.opened([load.snapshot])[0].absent_columns[0].column == line["column"]


def test_an_as_at_date_to_come_is_refused_beside_its_field(analyst: Person) -> None:
    with pytest.raises(LoadRefused) as refused:
        start(analyst, as_at=dt.date(2026, 6, 30))
    assert refused.value.field == "as_at"


def test_far_fewer_children_block_until_a_person_has_looked(analyst: Person, lead: Person) -> None:
    live(analyst, lead)
    few = {1: [dict(good.rows()[1][0])]}
    later = dt.date(2026, 6, 2)
    load = checked(analyst, good.workbook(few), as_at=later)
    assert {doubt["code"] for doubt in load.second_look} >= {"fewer_children", "lists_gone"}
    operations.submit(load=load, version=load.version, by=analyst, on=ON)
    with pytest.raises(LoadRefused, match="fewer"):
        seen = {"lists_gone", "dates_far_from_as_at"}
        operations.make_live(load=load, version=load.version, accepted=seen, by=lead, on=ON)
    load.refresh_from_db()
    assert load.state == Load.State.WAITING


def test_an_older_day_than_the_live_one_is_pointed_out(analyst: Person, lead: Person) -> None:
    live(analyst, lead)
    changed = good.rows()
    for rows in (changed[1], changed[4]):
        rows.pop()
    load = checked(analyst, good.workbook(changed), as_at=dt.date(2026, 5, 29))
    assert "not_newer" in {doubt["code"] for doubt in load.second_look}


def test_what_changed_since_the_load_before_is_counted(analyst: Person, lead: Person) -> None:
    live(analyst, lead)
    changed = good.rows()
    changed[1][1]["Contact Source"] = "g) 3A: Health services"
    changed[4][1]["Continuous Assessment Date of Authorisation"] = dt.date(2026, 5, 29)
    load = checked(analyst, good.workbook(changed), as_at=dt.date(2026, 6, 2))
    assert load.report["changes"]["assessment"] == {"before": 2, "now": 2, "gone": 0, "new": 0, "changed": 1}
    assert load.report["changes"]["contact"] == {"before": 2, "now": 2, "gone": 1, "new": 1, "changed": 0}


def test_a_live_load_is_taken_back_by_another_person_with_a_reason(analyst: Person, lead: Person) -> None:
    load = live(analyst, lead)
    with pytest.raises(LoadRefused):
        operations.withdraw(load=load, version=load.version, reason="Wrong.", by=lead, on=ON)
    with pytest.raises(LoadRefused):
        operations.withdraw(load=load, version=load.version, reason=" ", by=analyst, on=ON)
    operations.withdraw(load=load, version=load.version, reason="List 7 was of March.", by=analyst, on=ON)
    assert load.state == Load.State.WITHDRAWN
    assert snapshots.latest_live() is None


def test_a_second_load_of_a_day_replaces_the_first_and_the_first_comes_back(analyst: Person, lead: Person) -> None:
    first = live(analyst, lead)
    second = live(analyst, lead, good.with_cell(1, "Contact Source", "g) 3A: Health services"))
    first.refresh_from_db()
    assert (first.state, second.state) == ("replaced", "live")
    operations.withdraw(load=second, version=second.version, reason="The first was right.", by=analyst, on=ON)
    first.refresh_from_db()
    assert (first.state, second.state) == ("live", "withdrawn")


def test_a_stale_form_changes_nothing(analyst: Person) -> None:
    load = checked(analyst)
    operations.submit(load=load, version=load.version, by=analyst, on=ON)
    with pytest.raises(StaleVersion):
        operations.withdraw(load=load, version=1, reason="Too late.", by=analyst, on=ON)


def test_who_takes_back_a_load_that_was_checked_meanwhile_is_told(analyst: Person) -> None:
    """Otherwise its snapshot would stay behind, and the same rows could never be loaded again."""
    opened = start(analyst)
    operations.check_load(load=Load.objects.get(pk=opened.pk), on=ON)
    with pytest.raises(StaleVersion):
        operations.withdraw(load=opened, version=opened.version, reason="Wrong month.", by=analyst, on=ON)


def test_the_report_kept_with_a_load_names_no_child(analyst: Person) -> None:
    changed = good.rows()
    changed[1][0]["Date of Contact"] = "never"
    load = checked(analyst, good.workbook(changed))
    kept = str(load.report) + str(load.problem) + str([entry.changes for entry in Entry.objects.all()])
    assert "000123" not in kept
    assert load.lists[0]["rejected"][0]["row"] == 3


def test_a_fault_of_ours_refuses_the_load_and_leaves_nothing(analyst: Person, monkeypatch) -> None:
    load = start(analyst)
    before = folders()
    monkeypatch.setattr(operations.second_look, "doubts", lambda *args, **kwargs: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        operations.check_load(load=load, on=ON)
    load.refresh_from_db()
    assert load.state == Load.State.REFUSED
    assert folders() == before


def test_two_people_who_hand_in_one_file_at_once_get_one_load(analyst: Person, lead: Person, monkeypatch) -> None:
    load = checked(analyst)
    answers = iter([None, load])  # the second person asked before the first one's load was there
    monkeypatch.setattr(operations.queries, "same_file", lambda *args: next(answers))
    with pytest.raises(AlreadyLoaded) as same:
        start(lead)
    assert same.value.load == load
    assert Load.objects.count() == 1


def test_a_load_taken_back_while_it_is_read_stays_taken_back(analyst: Person, monkeypatch) -> None:
    load, before = start(analyst), folders()
    read = operations._read

    def read_slowly(found: Load, place: snapshots.Place) -> dict:
        other = Load.objects.get(pk=found.pk)
        operations.withdraw(load=other, version=other.version, reason="Wrong file.", by=analyst, on=ON)
        return read(found, place)

    monkeypatch.setattr(operations, "_read", read_slowly)
    assert operations.check_load(load=load, on=ON).state == Load.State.WITHDRAWN
    assert folders() == before


def test_checking_again_changes_nothing(analyst: Person) -> None:
    load = checked(analyst)
    assert operations.check_load(load=load, on=ON).snapshot == load.snapshot


def test_of_thousands_of_findings_the_first_are_kept(analyst: Person, monkeypatch) -> None:
    monkeypatch.setattr(operations, "MOST_FINDINGS", 1)
    changed = good.rows()
    for row in changed[1]:
        row["Date of Contact"] = "never"
    load = checked(analyst, good.workbook(changed))
    assert (len(load.lists[0]["rejected"]), load.lists[0]["rows_rejected"]) == (1, 2)


def test_a_dry_run_keeps_nothing(db: None) -> None:
    report = operations.dry_run(kind="annex_a", data=good.workbook(), name="a.xlsx", as_at=good.AS_AT, on=ON)
    assert report["tables"]["contact"] == 2
    assert report["sealed"] == []
    assert Load.objects.count() == 0


def test_a_dry_run_of_a_day_to_come_is_refused(db: None) -> None:
    with pytest.raises(Refusal):
        operations.dry_run(kind="annex_a", data=good.workbook(), name="a.xlsx", as_at=dt.date(2027, 1, 1), on=ON)


def cut_off(by: Person, as_at: dt.date = good.AS_AT) -> Load:
    """A load whose worker died while it read."""
    load = operations.start_load(kind="annex_a", data=good.workbook(), name="a.xlsx", as_at=as_at, by=by, on=ON)
    Job.objects.filter(pk=load.job_id).update(state="running", worker="gone")
    return Load.objects.select_related("job").get(pk=load.pk)


def test_a_load_whose_worker_died_says_so_when_the_server_starts_again(analyst: Person) -> None:
    load = cut_off(analyst)
    registry.resume()
    load.refresh_from_db()
    assert load.state == Load.State.FAILED
    assert load.problem == (
        "The check was cut off, so nothing of the file is used yet. The server stopped while this was running. "
        "Start it again."
    )
    assert kinds() == ["ingest.load_started", "ingest.load_check_cut_off"]


def test_or_when_it_is_looked_at_and_only_once(analyst: Person) -> None:
    load = cut_off(analyst)
    assert operations.settle(load=load, on=ON).state == Load.State.FAILED
    assert operations.settle(load=Load.objects.get(pk=load.pk), on=ON).version == 2
    assert kinds().count("ingest.load_check_cut_off") == 1


def test_a_load_that_is_being_read_is_left_alone(analyst: Person) -> None:
    load = cut_off(analyst)
    Job.objects.update(worker=registry.workers.name())
    load = Load.objects.select_related("job").get(pk=load.pk)
    assert operations.settle(load=load, on=ON).state == Load.State.CHECKING
    assert kinds() == ["ingest.load_started"]


def test_a_check_that_was_cut_off_is_tried_again_with_the_file_that_is_kept(
    analyst: Person, lead: Person, django_capture_on_commit_callbacks
) -> None:
    load = operations.settle(load=cut_off(analyst), on=ON)
    with pytest.raises(AlreadyLoaded):
        start(lead)
    with django_capture_on_commit_callbacks(execute=True):
        operations.check_again(load=load, version=load.version, by=lead, on=ON)
    load.refresh_from_db()
    assert (load.state, load.problem, load.rows["rows_kept"]) == (Load.State.CHECKED, "", 13)


def test_only_what_was_cut_off_is_checked_again_and_only_by_the_data_team(analyst: Person, world: World) -> None:
    load = checked(analyst)
    with pytest.raises(LoadRefused, match="cannot be checked again"):
        operations.check_again(load=load, version=load.version, by=analyst, on=ON)
    failed = operations.settle(load=cut_off(analyst, dt.date(2026, 5, 30)), on=ON)
    with pytest.raises(NotAllowed):
        operations.check_again(load=failed, version=failed.version, by=world.person("PL"), on=ON)
