"""The nightly extract, from a zip of CSV files to tables and a report."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from goldenthread.files.errors import FileRefused
from goldenthread.ingest.flat import nightly
from goldenthread.records import sealed
from tests.ingest.flat import made_up
from tests.ingest.flat.made_up import column, read
from tests.ingest.reading.zips import zipped


def test_the_rows_of_the_documentation_are_read_as_they_are() -> None:
    found = nightly.read(zipped(made_up.documented()), name="nightly.zip", as_at=made_up.AS_AT)
    assert [(each.name, each.rows_read, each.rows_kept) for each in found.lists] == [
        (file.table.name, 1, 1) for file in made_up.FILES
    ]
    assert [each.name for each in found.lists if each.unknown_codes or each.set_aside or each.unmatched_columns] == []
    assert found.absent_columns == []
    assert made_up.codes(found) == set()
    assert len(sealed.content_sha256(found.tables)) == 64  # every value is of its declared kind


def test_without_the_file_of_people_nothing_is_read() -> None:
    with pytest.raises(FileRefused) as refused:
        nightly.read(
            made_up.extract(contact="child_id,received_on\nAmara,2026-05-01\n"), name="n.zip", as_at=made_up.AS_AT
        )
    assert "person.csv" in str(refused.value)


def test_files_are_known_by_the_name_of_their_table_with_words_around_it() -> None:
    content = {
        "out/2026-05-31 Person.csv": made_up.people("Amara"),
        "CP Plans.csv": "child_id,started_on,ended_on\nAmara,2026-03-02,\n",
        "readings.csv": "a,b\n1,2\n",
    }
    found = nightly.read(zipped(content), name="n.zip", as_at=made_up.AS_AT)
    assert column(found, "cp_plan", "started_on") == [dt.date(2026, 3, 2)]
    assert [remark.message for remark in found.warnings if remark.code == "file_unused"] == [
        "File “readings.csv” was not used: no table is called so."
    ]


def test_a_second_file_of_a_table_is_told_and_not_read() -> None:
    rows = "child_id,received_on\nAmara,2026-05-01\n"
    content = {"person.csv": made_up.people("Amara"), "contact.csv": rows, "contacts old.csv": rows}
    found = nightly.read(zipped(content), name="n.zip", as_at=made_up.AS_AT)
    assert len(column(found, "contact", "child_id")) == 1
    assert "file_unused" in made_up.codes(found)


def test_a_row_that_cannot_be_used_is_rejected_with_its_place_and_never_its_content() -> None:
    found = read(contact="child_id,received_on\nAmara,31/02/2026\nBen,2026-05-01\n,2026-05-01\n")
    report = found.lists[1]
    assert [(each.sheet, each.row, each.column, each.reason) for each in report.rejected] == [
        ("contact.csv", 2, "received_on", "there is no such day"), ("contact.csv", 4, "child_id", "it is blank"),
    ]  # fmt: skip
    assert (report.rows_read, report.rows_kept, report.rows_rejected) == (3, 1, 2)
    assert "Amara" not in json.dumps(found.as_json())


def test_an_end_that_cannot_be_read_rejects_the_row_since_a_blank_would_say_that_it_goes_on() -> None:
    found = read(cp_plan="child_id,started_on,ended_on\nAmara,2026-03-02,soon\nBen,2026-03-02,2026-03-01\n")
    assert [(each.row, each.column, each.reason) for each in found.lists[1].rejected] == [
        (2, "ended_on", "it is not a date"), (3, "ended_on", "it is before started_on"),
    ]  # fmt: skip


def test_a_cell_of_a_person_that_cannot_be_read_is_set_aside_and_the_child_kept() -> None:
    found = read(person="child_id,sex,born_on,disability\nAmara,F,2014-99-01,perhaps\n")
    assert column(found, "person", "child_id") == ["Amara"]
    assert [(each.row, each.column) for each in found.lists[0].set_aside] == [(2, "born_on"), (2, "disability")]


def test_codes_are_read_in_words_or_bare_and_unknown_ones_kept_and_told() -> None:
    found = read(contact="child_id,received_on,source_code,outcome\nAmara,2026-05-01,Police,nfa\nBen,2026-05-02,9Z,\n")
    assert column(found, "contact", "source_code") == ["6", "9Z"]
    assert column(found, "contact", "outcome") == ["NFA", None]
    report = found.lists[1]
    assert report.codes == {"source_code": {"Police": "6"}, "outcome": {"nfa": "NFA"}}
    assert dict(report.unknown_codes["source_code"]) == {"9Z": 1}
    assert report.blanks["outcome"] == 1


def test_a_long_unknown_code_may_be_a_name_and_is_not_shown() -> None:
    found = read(contact="child_id,received_on,source_code\nAmara,2026-05-01,Josephine Bloggs\n")
    assert "JOSEPHINE" not in json.dumps(found.as_json()).upper()


def test_a_council_s_own_codes_are_kept_as_written_and_never_shown() -> None:
    long = "Josephine Bloggs asked for help with the children"
    found = read(early_help_episode=f"child_id,started_on,ended_on,end_reason\nAmara,2026-03-02,,{long}\n")
    assert column(found, "early_help_episode", "end_reason") == [long[:40]]
    assert "Josephine" not in json.dumps(found.as_json())


def test_dates_after_the_as_at_date_are_told_for_a_week_and_refused_beyond() -> None:
    rows = "child_id,visited_on\nAmara,2026-06-05\nBen,2026-06-08\n"
    found = read(cp_visit=rows)
    assert column(found, "cp_visit", "visited_on") == [dt.date(2026, 6, 5)]
    assert "after_as_at" in made_up.codes(found)
    assert found.lists[1].rejected[0].reason == "it is more than 7 days after the as-at date, 31/05/2026"


def test_a_review_may_be_due_ahead_and_not_held() -> None:
    found = read(cp_review="child_id,held_on,due_on\nAmara,,2026-09-01\nBen,,\n")
    assert column(found, "cp_review", "due_on") == [dt.date(2026, 9, 1)]
    assert found.lists[1].rejected[0].reason == "held_on and due_on are all blank"


def test_american_dates_are_refused_and_the_others_doubted() -> None:
    found = read(cp_visit="child_id,visited_on\nAmara,03/25/2026\nBen,03/04/2026\n")
    assert "order_in_doubt" in made_up.codes(found)


def test_the_same_event_twice_is_kept_once_the_fullest_and_told() -> None:
    rows = "child_id,visited_on,seen\nAmara,2026-05-01,Y\nAmara,2026-05-01,\nBen,2026-05-01,N\n"
    found = read(cp_visit=rows)
    assert column(found, "cp_visit", "seen") == ["Y", "N"]
    assert [(each.rows, each.kept, each.differ) for each in found.duplicates] == [((2, 3), 2, ("seen",))]
    assert found.lists[1].rows_kept == 2


def test_a_file_without_the_column_that_ends_its_events_is_not_read() -> None:
    found = read(cp_plan="child_id,started_on\nAmara,2026-03-02\n")
    assert "cp_plan" not in found.tables
    assert not found.lists[1].readable
    assert {"list": 0, "heading": "ended_on", "column": "cp_plan.ended_on"} in found.absent_columns


def test_missing_files_and_columns_are_told_and_absent() -> None:
    found = read(contact="child_id,received_on\nAmara,2026-05-01\n")
    absent = {each["column"] for each in found.absent_columns}
    assert {"contact.source_code", "contact.outcome", "cp_visit.visited_on", "person.locality"} <= absent
    assert "contact.received_on" not in absent
    assert {"files_missing", "column_missing"} <= made_up.codes(found)


def test_children_whom_the_file_of_people_lacks_are_counted_and_not_named() -> None:
    found = read(contact="child_id,received_on\nAmara,2026-05-01\nStray,2026-05-01\n")
    told = next(remark for remark in found.warnings if remark.code == "child_not_in_person")
    assert told.rows == (3,)
    assert "Stray" not in told.message


def test_two_ids_of_one_child_are_one_child() -> None:
    found = read(
        person=made_up.people("Amara", "Bump", "Ben"),
        alias="child_id,other_id,reason\nMiddle,Bump,UNBORN\nAmara,Middle,MERGED\n",
        contact="child_id,received_on\nBump,2026-01-05\nAmara,2026-01-05\nBen,2026-05-01\n",
    )
    assert column(found, "person", "child_id") == ["Amara", "Ben"]
    assert column(found, "contact", "child_id") == ["Amara", "Ben"]
    assert column(found, "alias", "child_id") == ["Amara", "Amara"]
    assert "alias_followed" in made_up.codes(found)


def test_ids_that_lead_back_to_themselves_are_told_and_left() -> None:
    found = read(alias="child_id,other_id\nAmara,Ben\nBen,Amara\n")
    assert column(found, "person", "child_id") == ["Amara", "Ben"]
    assert "alias_circle" in made_up.codes(found)


def test_a_child_who_is_not_born_has_an_expected_date_and_no_age() -> None:
    rows = "child_id,sex,born_on,expected_on\nAmara,F,2026-08-01,\nBen,,,2026-07-01\nCara,F,2014-06-01,\n"
    found = read(person=rows)
    assert column(found, "person", "expected_on") == [dt.date(2026, 8, 1), dt.date(2026, 7, 1), None]
    assert column(found, "person", "born_on") == [None, None, dt.date(2014, 6, 1)]
    assert column(found, "person", "age_years") == [-1, -1, 11]
    assert column(found, "person", "sex") == ["U", "U", "F"]


def test_birth_dates_that_a_system_masks_are_told() -> None:
    rows = "child_id,born_on\n" + "".join(f"Child {n},20{n % 10 + 10}-0{n % 9 + 1}-15\n" for n in range(25))
    assert "births_masked" in made_up.codes(read(person=rows))
    assert "births_masked" not in made_up.codes(read(person=made_up.people(*(f"Child {n}" for n in range(25)))))


def test_short_breaks_are_kept_and_marked_by_their_legal_status() -> None:
    found = read(legal_status="child_id,started_on,legal_status,ended_on\nAmara,2026-03-02,V4,\nBen,2026-03-02,V3,\n")
    assert column(found, "legal_status", "legal_status") == ["V4", "V3"]
    assert not found.lists[1].unknown_codes


def test_a_transfer_in_is_kept_and_belongs_to_no_enquiry() -> None:
    found = read(
        s47_enquiry="child_id,started_on,ended_on\nAmara,2026-05-01,\nBen,2026-05-01,\n",
        initial_cp_conference="child_id,held_on,transfer_in\nAmara,2026-05-15,Y\nBen,2026-05-15,N\n",
    )
    enquiries = dict(
        zip(column(found, "s47_enquiry", "child_id"), column(found, "s47_enquiry", "enquiry_id"), strict=True)
    )
    assert column(found, "initial_cp_conference", "enquiry_id") == [None, enquiries["Ben"]]


def test_events_that_name_nobody_get_who_held_the_child_that_day() -> None:
    found = read(
        involvement="child_id,team_id,worker_id,role,started_on,ended_on\n"
        "Amara,North,W1,SOCIAL_WORKER,2026-01-05,2026-03-31\nAmara,South,W2,SOCIAL_WORKER,2026-04-01,\n"
        "Amara,Chairs,W9,IRO,2026-04-02,\n",
        cp_visit="child_id,visited_on,team_id,worker_id\nAmara,2026-03-31,,\nAmara,2026-04-20,,\nAmara,2026-04-27,East,\n",
        cp_plan="child_id,started_on,ended_on\nAmara,2026-02-02,\n",
    )
    assert column(found, "cp_visit", "worker_id") == ["W1", "W2", None]
    assert column(found, "cp_visit", "team_id") == ["North", "South", "East"]
    assert column(found, "cp_plan", "team_id") == ["South"]  # who holds the plan today
    assert len(set(column(found, "cp_visit", "plan_id")) - {None}) == 1
    assert column(found, "involvement", "open") == ["N", "Y", "Y"]
    assert "held_that_day" in made_up.codes(found)


def test_a_cell_too_many_moves_a_row_and_is_refused() -> None:
    found = read(contact="child_id,received_on\nAmara,2026-05-01,surplus\n")
    assert "more cells than there are headings" in found.lists[1].rejected[0].reason
