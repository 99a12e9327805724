"""Who the children are: one row a child, other ids of the same child, families, disabilities."""

from __future__ import annotations

from goldenthread.records.tables.declaring import DERIVED, Column, child, own_id, table

PERSON = table(
    "person", "one child or young person", ("child_id",), child("pers_person_id"),
    Column("sex", "code", "M, F, N (neither) or U (not stated, not recorded, unborn)", "T3", "1.2", "pers_sex", "header.SEX", "Sex"),
    Column("ethnicity", "code", "census code such as WBRI", "T3", "1.3", "pers_ethnicity", "header.ETHNIC", "Ethnicity"),
    Column("born_on", "date", "date of birth; null for the unborn", "T4", "1.4", "pers_dob", "header.DOB", "PersonBirthDate"),
    Column("expected_on", "date", "expected date of birth of an unborn child", "T4", "1.4", "pers_expected_dob", "", "ExpectedPersonBirthDate"),
    Column("died_on", "date", "date of death", "T4", "", "pers_death_date", DERIVED, "PersonDeathDate"),
    Column("age_years", "integer", "completed years at the snapshot; -1 for the unborn", "T3", "1.5", DERIVED, DERIVED, DERIVED),
    Column("disability", "flag", "has a disability", "T3", "4.6", "disa_disability_code", "", "Disability"),
    Column("unaccompanied", "flag", "unaccompanied asylum-seeking child, now or formerly", "T3", "8.6", "immi_immigration_status", "uasc.DUC"),
    Column("locality", "code", "part of the area where the child lives, by the council's own list", "T3"),
    nightly=True,
)  # fmt: skip
ALIAS = table(
    "alias", "another id of the same child: merged records, a record kept before birth", ("other_id",), child("link_person_id", "", ""),
    Column("other_id", "text", "the id that is no longer used", "T4", "", "link_identifier_value"),
    Column("reason", "code", "MERGED, UNBORN, LEGACY or OTHER", "T3", "", "link_identifier_type"),
    Column("valid_from", "date", "since when the two are known to be one child", "T3", "", "link_valid_from_date"),
    nightly=True,
)  # fmt: skip
FAMILY = table(
    "family", "one child in one family", ("family_id", "child_id"),
    Column("family_id", "text", "the council's own id of the family", "T4", "", "fami_family_id"),
    child("fami_person_id", "", ""),
)  # fmt: skip
DISABILITY = table(
    "disability", "one disability of one child", ("child_id", "code"), own_id("disability_id"),
    child("disa_person_id", ""),
    Column("code", "code", "NONE, MOB, HAND, PC, INC, COMM, LD, HEAR, VIS, BEH, CON, AUT or DDA", "T3", "", "disa_disability_code", "", "Disability"),
)  # fmt: skip
