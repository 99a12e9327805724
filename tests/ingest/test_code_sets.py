"""The code sets of the readers are those of the national returns: typed here from the standards, not from the code."""

import pytest

from goldenthread.ingest.cin_census import codes as census
from goldenthread.ingest.flat import codes as flat
from goldenthread.ingest.ssda903 import codes as ssda903
from goldenthread.records import tables

SSDA903 = {
    "reason_started": "S L P T B U",
    "reason_ended": "X1 E11 E12 E2 E3 E4A E4B E13 E41 E45 E46 E47 E48 E5 E6 E7 E9 E14 E15 E16 E17 E8",
    "change_reason": "CARPL CLOSE ALLEG STAND APPRR CREQB CREQO CHILD LAREQ PLACE CUSTOD OTHER",
    "provider": "PR0 PR1 PR2 PR3 PR4 PR5",
    "participation": "PN0 PN1 PN2 PN3 PN4 PN5 PN6 PN7",
    "sdq_reason": "SDQ1 SDQ2 SDQ3 SDQ4 SDQ5",
    "need": "N1 N2 N3 N4 N5 N6 N7 N8",
    "missing": "M A",
    "reversal": "RD1 RD2 RD3 RD4",
    "worker_change": "MANAGE FCONTA LEFTRL ORGRST TSPROC ABSENC CHCHAN PCCHAN SWDIED OTHERS",
    "legal_status": "C1 C2 D1 E1 V2 V3 V4 L1 L2 L3 J1 J2 J3",
}
CENSUS = {
    "factor": "1A 1B 1C 2A 2B 2C 3A 3B 3C 4A 4B 4C 5A 5B 5C 6A 6B 6C 7A 8B 8C 8D 8E 8F 9A 10A 11A 12A 13A 14A 15A "
    "16A 17A 18A 18B 18C 19A 19B 19C 20 21 22A 23A 24A",
    "source": "1A 1B 1C 1D 2A 2B 3A 3B 3C 3D 3E 3F 4 5A 5B 5C 5D 6 7 8 9 10",
    "closure_reason": "RC1 RC2 RC3 RC4 RC5 RC6 RC7 RC8 RC9",
    "need": "N1 N2 N3 N4 N5 N6 N7 N8 N9 N0",
    "disability": "NONE MOB HAND PC INC COMM LD HEAR VIS BEH CON AUT DDA",
}
# Of years before the standards that were read: special guardianship until 2018.
EARLIER = {"reason_ended": {"E43", "E44"}}


@pytest.mark.parametrize("name", SSDA903)
def test_the_codes_of_the_return_about_looked_after_children(name):
    assert set(ssda903.SETS[name].labels) - EARLIER.get(name, set()) == set(SSDA903[name].split())


@pytest.mark.parametrize("name", CENSUS)
def test_the_codes_of_the_census(name):
    assert set(census.SETS[name].labels) == set(CENSUS[name].split())


def test_the_nightly_extract_uses_the_same_codes_for_the_same_facts():
    same = {
        ("cla_placement", "change_reason"): "change_reason", ("cla_review", "participation"): "participation",
        ("sdq_score", "reason"): "sdq_reason", ("missing_episode", "episode_type"): "missing",
    }  # fmt: skip
    for (table, column), name in same.items():
        declared = tables.BY_NAME[table]
        found = flat.of(declared, declared.column(column))
        assert found and set(found.labels) == set(SSDA903[name].split())


def test_a_change_of_status_only_is_read_as_that():
    declared = tables.CLA_PLACEMENT
    found = flat.of(declared, declared.column("change_reason"))
    assert found and found.read("Only the status of the placement changed").code == "PLACE"


def test_every_event_that_the_dictionary_names_is_known_to_the_nightly_extract():
    meaning = tables.CASE_EVENT.column("event").meaning
    found = flat.of(tables.CASE_EVENT, tables.CASE_EVENT.column("event"))
    assert found and all(code in meaning for code in found.labels)
    named = {word.strip("().;,") for word in meaning.replace(",", " ").split() if word.strip("().;,").isupper()}
    assert named - {"Y"} <= set(found.labels)
