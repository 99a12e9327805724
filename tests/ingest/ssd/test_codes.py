"""Codes of the dataset's columns as case systems write them."""

from __future__ import annotations

import pytest

from goldenthread.ingest.ssd import codes, reader
from tests.ingest.ssd import good


@pytest.mark.parametrize(
    ("text", "name", "code"),
    [
        ("Neglect", "abuse", "NEG"), ("Multiple: Neglect, Emotional abuse", "abuse", "MUL"),
        ("Neglect, Physical abuse", "abuse", "MUL"), ("MUL", "abuse", "MUL"),
        ("Case Worker", "role", "SOCIAL_WORKER"), ("Independent Reviewing Officer", "role", "IRO"),
        ("Away from placement without authorisation", "missing", "A"), ("Dental Check", "health_check", "DENTAL"),
        ("Special Guardianship", "order_type", "SGO"), ("No Current Eligibility", "eligibility", "NONE"),
        ("C2 - Full care order", "legal_status", "C2"), ("PN1 - Child physically attends", "participation", "PN1"),
        ("Quorate", "flag", "Y"), ("1", "flag", "Y"), ("false", "flag", "N"),
    ],
)  # fmt: skip
def test_spellings_of_case_systems_are_known(text: str, name: str, code: str) -> None:
    assert codes.read(text, name) == codes.Coded(code, True)


@pytest.mark.parametrize(("text", "name"), [("Neglect, and more", "abuse"), ("Health visitor", "role"), ("Q", "flag")])
def test_what_is_not_known_is_not_guessed(text: str, name: str) -> None:
    assert not codes.read(text, name).known


@pytest.mark.parametrize(
    ("code", "words", "source"),
    [
        ("1023", "Police", "6"),
        ("6", "", "6"),
        ("6", "Schools", "2A"),
        ("2A", "our own words", "2A"),
        ("", "Housing", "4"),
    ],
)
def test_who_made_a_contact_is_read_from_the_words_where_the_code_is_the_systems_own(code, words, source) -> None:
    rows = good.rows()
    rows["ssd_contacts"][0] |= {"cont_contact_source_code": code, "cont_contact_source_desc": words}
    found = reader.read(good.extract(rows), name="ssd.zip", as_at=good.AS_AT)
    assert found.tables["contact"]["source_code"] == [source]
    assert found.warnings == []


def test_a_source_that_nobody_knows_is_kept_and_told_once() -> None:
    rows = good.rows()
    rows["ssd_contacts"].append(rows["ssd_contacts"][0] | {"cont_contact_date": "2026-02-03"})
    rows["ssd_contacts"] = [row | {"cont_contact_source_code": "8123"} for row in rows["ssd_contacts"]]
    found = reader.read(good.extract(rows), name="ssd.zip", as_at=good.AS_AT)
    assert found.tables["contact"]["source_code"] == ["8123", "8123"]
    assert ["8123 (2)" in each.message for each in found.warnings if each.code == "unknown_code"] == [True]


def test_a_child_with_the_code_none_has_no_disability() -> None:
    rows = good.rows()
    rows["ssd_disability"] = [
        {"disa_person_id": good.AMARA, "disa_disability_code": "NONE"},
        {"disa_person_id": good.BEN, "disa_disability_code": "Mobility"},
    ]
    found = reader.read(good.extract(rows), name="ssd.zip", as_at=good.AS_AT)
    assert found.tables["person"]["disability"] == ["N", "Y", None]
