"""The files of the SSDA903 with their columns, as the returns of 2017 to 2027 have them."""

from __future__ import annotations

from goldenthread.ingest.reading.items import Item
from goldenthread.ingest.yearly.modules import (
    ANY_DAYS,
    Module,
    about,
    code,
    date,
    flag,
    ident,
    must,
    number,
    numbered,
    text,
)

_CHILD = ident("CHILD", "CHILDID", "Child ID")
_BORN = about("DOB")


def _optional(item: Item) -> Item:
    return Item(item.number, item.heading, item.kind, item.codes, item.weight, False, True, item.others)


# What is not kept (postcodes, adopters) is known by name, so that it is not called unknown.
HEADER = Module(
    "header", "Children",
    numbered(
        _CHILD, code("SEX", "sex"), about("DOB", expected=True), code("ETHNIC", "ethnicity"), _optional(text("UPN")),
        _optional(text("MOTHER")), _optional(text("MC_DOB")),
    ),
    key=("CHILD",), without="age, sex and ethnicity", known_by=("ETHNIC", "MOTHER", "MC_DOB"), names=("header",),
)  # fmt: skip
EPISODES = Module(
    "episodes", "Episodes of care",
    numbered(
        _CHILD, must("DECOM"), code("RNE", "reason_started"), code("LS", "legal_status"), code("CIN", "need"),
        Item(0, "PLACE", "code", "placement_type", others=("PL",)),
        code("PLACE_PROVIDER", "provider", expected=False), date("DEC"), code("REC", "reason_ended", expected=False),
        code("REASON_PLACE_CHANGE", "change_reason", expected=False), _optional(text("HOME_POST")),
        _optional(text("PL_POST")), text("URN"),
    ),
    key=("CHILD", "DECOM"), without="who is looked after, where, and since when",
    known_by=("DECOM", "RNE", "REC"), names=("episodes", "episode"), spans=(("DECOM", "DEC"),),
)  # fmt: skip
REVIEWS = Module(
    "reviews", "Reviews",
    numbered(_CHILD, _BORN, must("REVIEW"), code("REVIEW_CODE", "participation")),
    key=("CHILD", "REVIEW"), without="reviews in time", known_by=("REVIEW", "REVIEW_CODE"), names=("reviews", "review"),
)  # fmt: skip
UASC = Module(
    "uasc", "Unaccompanied asylum-seeking children",
    numbered(_CHILD, _BORN, _optional(code("SEX", "sex")), about("DUC")),
    key=("CHILD",), without="who is unaccompanied", known_by=("DUC",), names=("uasc",), ahead={"DUC": ANY_DAYS},
)  # fmt: skip
OC2 = Module(
    "oc2", "Health and offending in the year",
    numbered(
        _CHILD, _BORN, number("SDQ_SCORE"), code("SDQ_REASON", "sdq_reason", expected=False),
        *(flag(heading, expected=False) for heading in (
            "CONVICTED", "HEALTH_CHECK", "IMMUNISATIONS", "TEETH_CHECK", "HEALTH_ASSESSMENT", "SUBSTANCE_MISUSE",
            "INTERVENTION_RECEIVED", "INTERVENTION_OFFERED",
        )),
    ),
    key=("CHILD",), without="health checks of the year",
    known_by=("SDQ_SCORE", "SDQ_REASON", "CONVICTED", "HEALTH_CHECK", "TEETH_CHECK", "HEALTH_ASSESSMENT"),
    names=("oc2",),
)  # fmt: skip
OC3 = Module(
    "oc3", "Care leavers",
    numbered(_CHILD, _BORN, code("IN_TOUCH", "in_touch"), code("ACTIV", "activity"), code("ACCOM", "accommodation")),
    key=("CHILD",), without="how care leavers are", known_by=("IN_TOUCH", "ACTIV", "ACCOM"), names=("oc3",),
)  # fmt: skip
AD1 = Module(
    "ad1", "Children adopted",
    numbered(
        _CHILD, _BORN, about("DATE_INT", expected=True), about("DATE_MATCH", expected=True),
        *(_optional(text(heading)) for heading in ("FOSTER_CARE", "NB_ADOPTR", "SEX_ADOPTR", "LS_ADOPTR")),
    ),
    key=("CHILD",), without="the dates of adoptions", known_by=("DATE_INT", "DATE_MATCH"), names=("ad1", "adoption"),
)  # fmt: skip
PLACED_ADOPTION = Module(
    "placed_adoption", "Children who should be placed for adoption",
    numbered(
        _CHILD, _BORN, must("DATE_PLACED"), date("DATE_PLACED_CEASED"),
        code("REASON_PLACED_CEASED", "reversal", expected=False),
    ),
    key=("CHILD", "DATE_PLACED"), without="decisions that a child should be adopted",
    known_by=("DATE_PLACED", "DATE_PLACED_CEASED"), names=("placed adoption", "placedadoption", "sbpfa", "adplaced"),
    spans=(("DATE_PLACED", "DATE_PLACED_CEASED"),),
)  # fmt: skip
PREV_PERM = Module(
    "prev_perm", "Earlier permanence",
    numbered(_CHILD, _BORN, code("PREV_PERM", "previous_permanence"), _optional(text("LA_PERM")), about("DATE_PERM")),
    key=("CHILD", "DATE_PERM"), without="children who came back after an order", known_by=("PREV_PERM", "LA_PERM"),
    names=("prev perm", "prevperm", "previous permanence", "permanence"),
)  # fmt: skip
MISSING = Module(
    "missing", "Missing and away",
    numbered(_CHILD, _BORN, code("MISSING", "missing"), must("MIS_START"), date("MIS_END")),
    key=("CHILD", "MIS_START"), without="missing episodes", known_by=("MIS_START", "MIS_END"), names=("missing",),
    spans=(("MIS_START", "MIS_END"),),
)  # fmt: skip
SOCIAL_WORKER = Module(
    "social_worker", "Social workers",
    numbered(
        _CHILD, _BORN, text("SW_ID", expected=True), must("SW_DECOM"), date("SW_DEC"),
        code("SW_REASON", "worker_change", expected=False),
    ),
    key=("CHILD", "SW_ID", "SW_DECOM"), without="who works with a child, and changes of worker",
    known_by=("SW_ID", "SW_DECOM"), names=("social worker", "socialworker", "sw episodes", "swepisodes"),
    spans=(("SW_DECOM", "SW_DEC"),), since=2024,
)  # fmt: skip
# New in the return of 2026/27. It is checked; no declared table holds it and no measure rests on it yet.
DOLO = Module(
    "dolo", "Deprivations of liberty",
    numbered(_CHILD, _BORN, must("DOLO_START"), date("DOLO_END")),
    key=("CHILD", "DOLO_START"), without="deprivations of liberty", known_by=("DOLO_START", "DOLO_END"),
    names=("dolo",), spans=(("DOLO_START", "DOLO_END"),), since=2027,
)  # fmt: skip
MODULES: tuple[Module, ...] = (
    HEADER, EPISODES, REVIEWS, UASC, OC2, OC3, AD1, PLACED_ADOPTION, PREV_PERM, MISSING, SOCIAL_WORKER, DOLO,
)  # fmt: skip
BY_CODE: dict[str, Module] = {module.code: module for module in MODULES}
