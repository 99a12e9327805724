"""The census of children in need: each element in its table, each refusal with its path and line."""

from __future__ import annotations

import datetime as dt

import pytest

from goldenthread.files.errors import FileRefused
from goldenthread.ingest.cin_census import modules, reader, sources
from goldenthread.records import tables as declared
from tests.ingest.cin_census.made import (
    ASSESSMENT,
    CIN_PLAN,
    DISABILITIES,
    ENQUIRY,
    IDENTIFIERS,
    NEED,
    PLAN,
    PRE_PROCEEDINGS,
    REFERRAL,
    census,
    child,
    codes,
    details,
    read,
    rows,
    whole,
)
from tests.shared import shared

D = dt.date


def test_every_module_fills_its_tables():
    found = read(whole())
    assert {name: len(columns["source_row"]) for name, columns in found.tables.items() if columns["source_row"]} == {
        "person": 1, "disability": 2, "referral": 1, "assessment": 1, "assessment_factor": 2, "s47_enquiry": 1,
        "initial_cp_conference": 1, "cin_episode": 1, "cin_plan": 1, "cp_plan": 1, "cp_review": 2,
        "pre_proceedings": 1,
    }  # fmt: skip
    assert found.absent_columns == []
    assert found.warnings == [] and found.duplicates == []
    assert all(set(columns) == set(declared.BY_NAME[name].names) for name, columns in found.tables.items())


def test_what_each_event_says():
    found = read(whole())
    assert rows(found, "person", "child_id", "sex", "ethnicity", "born_on", "age_years", "disability") == [
        ("Amara", "F", "WBRI", D(2015, 5, 2), 10, "Y")
    ]
    assert rows(found, "referral", "received_on", "source_code", "no_further_action") == [(D(2025, 6, 1), "1A", "N")]
    assert rows(found, "assessment", "started_on", "authorised_on") == [(D(2025, 6, 2), D(2025, 7, 2))]
    assert rows(found, "assessment_factor", "assessed_on", "factor") == [
        (D(2025, 6, 2), "2A"), (D(2025, 6, 2), "3B"),
    ]  # fmt: skip
    assert rows(found, "cp_plan", "initial_category", "latest_category", "previous_plans") == [("NEG", "EMO", 1)]
    assert found.tables["cp_review"]["plan_id"] == found.tables["cp_plan"]["plan_id"] * 2
    names = ("decided_on", "letter_on", "meeting_on", "outcome", "ended_on", "issued_on")
    days = (D(2025, 8, 1), D(2025, 8, 5), D(2025, 8, 20), "A", D(2025, 12, 1), D(2025, 12, 10))
    assert rows(found, "pre_proceedings", *names) == [days]


def test_pre_proceedings_may_stand_with_the_child_or_with_the_referral():
    assert len(read(child(details(), PRE_PROCEEDINGS)).tables["pre_proceedings"]["child_id"]) == 1
    assert len(read(child(details(PRE_PROCEEDINGS))).tables["pre_proceedings"]["child_id"]) == 1


@pytest.mark.parametrize(
    ("inside", "status"),
    [
        ("<CINclosureDate>2026-01-01</CINclosureDate>" + PLAN, "CLOSED"),
        (PLAN + CIN_PLAN, "CPP"),
        (CIN_PLAN, "CINP"),
        (ASSESSMENT, None),
        ("<Assessments><AssessmentActualStartDate>2026-03-02</AssessmentActualStartDate></Assessments>", "ASSESSMENT"),
        ("", None),
    ],
)
def test_how_a_case_stands_is_the_first_that_applies(inside, status):
    assert read(child(details(inside))).tables["cin_episode"]["case_status"] == [status]


def test_a_referral_without_further_action_is_no_episode_of_need():
    found = read(child(details(start=REFERRAL + "<ReferralNFA>1</ReferralNFA>")))
    assert rows(found, "referral", "no_further_action") == [("Y",)]
    assert found.tables["cin_episode"]["child_id"] == []


def test_a_conference_of_an_enquiry_is_no_transfer_in_and_led_to_the_plan_of_its_day():
    found = read(child(details(ENQUIRY, PLAN)))
    assert rows(found, "initial_cp_conference", "held_on", "transfer_in", "led_to_plan") == [(D(2025, 7, 20), "N", "Y")]
    assert found.tables["initial_cp_conference"]["enquiry_id"] == found.tables["s47_enquiry"]["enquiry_id"]


WITH_THE_REFERRAL = "<DateOfInitialCPC>2025-07-20</DateOfInitialCPC>"


@pytest.mark.parametrize(
    ("enquiry", "transfer_in"),
    [
        ("", "Y"),
        ("<Section47><S47ActualStartDate>2025-07-03</S47ActualStartDate></Section47>", "U"),
        ("<Section47><S47ActualStartDate>2025-07-03</S47ActualStartDate>"
         "<ICPCnotRequired>true</ICPCnotRequired></Section47>", "Y"),
        ("<Section47><S47ActualStartDate>2025-07-21</S47ActualStartDate></Section47>", "Y"),
        (ENQUIRY, "N"),
    ],
)  # fmt: skip
def test_a_conference_that_stands_with_the_referral_is_a_transfer_in_unless_an_enquiry_may_have_led_to_it(
    enquiry, transfer_in
):
    found = read(child(details(WITH_THE_REFERRAL, enquiry)))
    assert rows(found, "initial_cp_conference", "held_on", "transfer_in") == [(D(2025, 7, 20), transfer_in)]


@pytest.mark.parametrize(("start", "led"), [("2025-07-20", "Y"), ("2025-08-17", "U"), ("2025-08-18", "N")])
def test_a_plan_that_starts_within_four_weeks_leaves_it_open_whether_the_conference_led_to_it(start, led):
    plan = f"<ChildProtectionPlans><CPPstartDate>{start}</CPPstartDate></ChildProtectionPlans>"
    assert read(child(details(ENQUIRY, plan))).tables["initial_cp_conference"]["led_to_plan"] == [led]


def test_an_unborn_child_has_no_age_and_no_sex():
    unborn = "<ExpectedPersonBirthDate>2026-07-01</ExpectedPersonBirthDate><Sex>F</Sex>"
    found = read(child(details(), about=unborn))
    assert rows(found, "person", "born_on", "expected_on", "age_years", "sex") == [(None, D(2026, 7, 1), -1, "U")]


def test_a_birth_expected_later_than_forty_two_weeks_is_set_aside():
    later = "<ExpectedPersonBirthDate>2027-01-20</ExpectedPersonBirthDate><Sex>U</Sex>"
    found = read(child(details(), about=later))
    assert [each.column for each in found.lists[0].set_aside] == ["Child/ExpectedPersonBirthDate"]
    assert rows(found, "person", "expected_on", "age_years") == [(None, None)]


@pytest.mark.parametrize(
    ("element", "sex"),
    [("<Sex>M</Sex>", "M"), ("<Sex>U</Sex>", "U"), ("<GenderCurrent>1</GenderCurrent>", "M"),
     ("<GenderCurrent>2</GenderCurrent>", "F"), ("<GenderCurrent>9</GenderCurrent>", "N"),
     ("<GenderCurrent>0</GenderCurrent>", "U")],
)  # fmt: skip
def test_sex_as_the_schemas_before_and_after_2025_have_it(element, sex):
    assert read(child(details(), about=element)).tables["person"]["sex"] == [sex]


@pytest.mark.parametrize(
    ("disabilities", "flag", "listed"),
    [("", None, []), ("<Disabilities><Disability>NONE</Disability></Disabilities>", "N", ["NONE"]),
     (DISABILITIES, "Y", ["AUT", "MOB"])],
)  # fmt: skip
def test_none_is_a_disability_code_and_not_a_blank(disabilities, flag, listed):
    found = read(child(details(), disabilities=disabilities))
    assert found.tables["person"]["disability"] == [flag]
    assert found.tables["disability"]["code"] == listed


def test_a_refusal_names_the_path_the_line_and_which_child_and_no_content():
    bad = "<CINreferralDate>2025-06-31</CINreferralDate><ReferralSource>1A</ReferralSource>"
    found = read(child(details()), child(details(start=bad), name="Ben"))
    referrals = next(each for each in found.lists if each.sheet == "CINdetails")
    (rejected,) = referrals.rejected
    assert (rejected.row, rejected.column) == (2, "Child/CINdetails/CINreferralDate")
    assert rejected.reason == "there is no such day (line 8)"
    assert (referrals.rows_read, referrals.rows_kept, referrals.rows_rejected) == (2, 1, 1)
    assert "2025-06-31" not in str(found.as_json()) and "Ben" not in str(found.as_json())


def test_rows_are_counted_by_element_also_where_one_child_has_several():
    bad = "<Assessments><AssessmentActualStartDate>soon</AssessmentActualStartDate></Assessments>"
    found = read(child(details(ASSESSMENT, bad, bad)))
    assessments = next(each for each in found.lists if each.sheet == "Assessments")
    assert (assessments.rows_read, assessments.rows_kept, assessments.rows_rejected) == (3, 1, 2)


def test_a_date_after_the_as_at_date_is_told_and_beyond_a_week_rejected():
    near = "<CINPlanDates><CINPlanStartDate>2026-04-07</CINPlanStartDate></CINPlanDates>"
    far = "<CINPlanDates><CINPlanStartDate>2026-04-08</CINPlanStartDate></CINPlanDates>"
    found = read(child(details(near, far)))
    assert found.tables["cin_plan"]["started_on"] == [D(2026, 4, 7)]
    assert "after_as_at" in codes(found)


def test_an_end_before_its_start_is_rejected():
    wrong = PLAN.replace("<InitialCategory", "<CPPendDate>2025-07-19</CPPendDate><InitialCategory")
    plans = next(each for each in read(child(details(wrong))).lists if each.sheet == "ChildProtectionPlans")
    assert [each.column for each in plans.rejected] == ["Child/CINdetails/ChildProtectionPlans/CPPendDate"]


def test_a_child_without_an_id_is_rejected_whole():
    found = read(child(details(ASSESSMENT), name=""), child(details(), name="Ben"))
    assert found.tables["person"]["child_id"] == ["Ben"]
    assert found.tables["assessment"]["child_id"] == []
    (rejected,) = found.lists[0].rejected
    assert (rejected.row, rejected.column) == (1, "Child/ChildIdentifiers/LAchildID")


def test_a_child_who_stands_twice_is_one_child_with_both_their_referrals():
    second = REFERRAL.replace("2025-06-01", "2025-11-01") + NEED
    found = read(child(details()), child(details(start=second)))
    assert found.tables["person"]["child_id"] == ["Amara"]
    assert found.tables["referral"]["received_on"] == [D(2025, 6, 1), D(2025, 11, 1)]
    assert [each.rows for each in found.duplicates] == [(1, 2)]
    assert "open_twice" in codes(found)


def test_two_referrals_of_a_day_are_one_episode_and_told():
    other = REFERRAL.replace("1A", "6") + NEED
    found = read(child(details(), details(start=other)))
    assert len(found.tables["referral"]["child_id"]) == 2
    assert len(found.tables["cin_episode"]["child_id"]) == 1
    assert "same_day" in codes(found) and "open_twice" not in codes(found)


def test_two_ids_with_one_pupil_number_or_a_former_one_are_kept_apart_and_told():
    now, before = "<UPN>A123456789012</UPN>", "<FormerUPN>A123456789012</FormerUPN>"
    found = read(child(details(), about=now + IDENTIFIERS), child(details(), name="Ben", about=before + IDENTIFIERS))
    assert len(found.tables["person"]["child_id"]) == 2
    assert "two_ids" in codes(found)


def test_unknown_codes_are_kept_and_told_unless_they_are_words():
    odd = NEED.replace("N1", "N77")
    found = read(child(details(start=REFERRAL + odd)))
    assert found.tables["cin_episode"]["primary_need"] == ["N77"]
    assert "unknown_code" in codes(found)
    words = NEED.replace("N1", "Amara is not safe at home")
    found = read(child(details(start=REFERRAL + words)))
    assert found.tables["cin_episode"]["primary_need"] == [None]
    assert "not safe" not in str(found.as_json())


def test_a_factor_of_another_year_is_told():
    old = ASSESSMENT.replace("2A", "18A")
    assert "code_of_another_year" in codes(read(child(details(old))))
    assert "code_of_another_year" not in codes(read(child(details(ASSESSMENT))))


def test_elements_nobody_knows_are_named_and_passed_over():
    found = read(child(details("<Mystery>1</Mystery>")))
    assert found.lists[0].unmatched_columns == ["Child/CINdetails/Mystery"]
    assert "elements_not_read" in codes(found)


def test_a_module_that_no_child_has_is_told_and_its_columns_are_unknown_not_zero():
    found = read(child(details(ASSESSMENT)))
    gone = {each["column"] for each in found.absent_columns}
    assert {"cp_plan.started_on", "s47_enquiry.started_on"} <= gone
    assert not {"assessment.started_on", "assessment.authorised_on", "cin_episode.closed_on"} & gone
    missing = [each.sheet for each in found.warnings if each.code == "list_missing"]
    assert "Section47" in missing and "PreProceedings" not in missing
    later = read(child(details(ASSESSMENT)), as_at=D(2027, 3, 31))
    assert "PreProceedings" in [each.sheet for each in later.warnings if each.code == "list_missing"]


def test_another_reference_date_than_the_as_at_date_is_told():
    found = reader.read(census(whole(), reference="2025-03-31"), name="cin.xml", as_at=D(2026, 3, 31))
    assert "reference_date" in codes(found)


def test_a_namespace_changes_nothing():
    text = census(whole()).decode().replace("<Message>", "<c:Message xmlns:c='urn:x'>")
    text = text.replace("</Message>", "</c:Message>").replace("<Child>", "<c:Child>").replace("</Child>", "</c:Child>")
    assert reader.read(text.encode(), name="cin.xml", as_at=D(2026, 3, 31)).tables["person"]["child_id"] == ["Amara"]


@pytest.mark.parametrize(
    ("data", "code", "words"),
    [
        (b"<?xml version='1.0'?><!DOCTYPE x [<!ENTITY s 'x'>]><Message/>", "doctype", "document type"),
        (b"<Message><Children/></Message>", "no_lists", "no element Child"),
        (b"<Message><Child><CHILDID>1</CHILDID></Child></Message>", "no_lists", "LAchildID of child 1"),
        (b"<Message><Children>", "damaged", "breaks at line 1"),
        (b"CHILD,DECOM\n1,01/01/2026\n", "wrong_format", "XML file"),
    ],
)
def test_what_is_no_census_is_refused(data, code, words):
    with pytest.raises(FileRefused, match=words) as refused:
        reader.read(data, name="cin.xml", as_at=D(2026, 3, 31))
    assert refused.value.code == code


def test_every_column_that_is_worked_out_says_from_what():
    assert sources.worked_out() <= set(sources.NEEDS)
    known = {f"{module.code}.{heading}" for module in modules.MODULES for heading in module.headings}
    assert {item for items in sources.NEEDS.values() for item in items} <= known


@pytest.mark.parametrize(
    ("name", "as_at", "counted"),
    [
        ("fake_CIN_data.xml", D(2022, 7, 21), {"Child": 332, "Disabilities": 117, "CINdetails": 402}),
        ("CIN_Census_2021.xml", D(2023, 3, 31), {"Child": 1, "CINdetails": 1, "Reviews": 1, "Section47": 1}),
        ("CIN_Census_2024.xml", D(2024, 3, 31), {"Child": 2, "CINdetails": 2, "Assessments": 2}),
    ],
)
def test_sample_files_load_with_every_row_accounted_for(name, as_at, counted):
    found = reader.read(shared(f"samples/csc-validator-be-cin/{name}").read_bytes(), name=name, as_at=as_at)
    by_sheet = {each.sheet: each for each in found.lists}
    assert {sheet: by_sheet[sheet].rows_read for sheet in counted} == counted
    twins = dict.fromkeys(by_sheet, 0)
    for each in found.duplicates:
        twins[each.sheet] += len(each.rows) - 1
    for sheet, each in by_sheet.items():
        assert each.rows_read == each.rows_kept + each.rows_rejected + twins[sheet]
    assert len(found.tables["person"]["child_id"]) == counted["Child"]
