"""The code sets of the SSDA903, and which codes only some years have."""

from __future__ import annotations

from goldenthread.ingest.annex_a import codes as annex_a
from goldenthread.ingest.reading.codes import FLAG, CodeSet
from goldenthread.ingest.yearly.modules import Rules


def _bare(*codes: str) -> CodeSet:
    return CodeSet(dict.fromkeys(codes, ""))


_ACCOMMODATION = tuple(annex_a.SETS["accommodation"].ways)
_CEASED = {**annex_a.SETS["ceased_reason"].ways, "X1": "", "E43": "", "E44": ""}

SETS: dict[str, CodeSet] = {
    **{name: annex_a.SETS[name] for name in ("sex", "ethnicity", "legal_status", "placement_type", "provider")},
    "need": CodeSet({code: ways for code, ways in annex_a.SETS["need"].ways.items() if code not in ("N0", "N9")}),
    "reversal": annex_a.SETS["reversal"],
    "yes_no": FLAG,
    "reason_started": _bare("S", "L", "P", "T", "B", "U"),
    "reason_ended": CodeSet(_CEASED),
    "change_reason": _bare(
        *("CARPL", "CLOSE", "ALLEG", "STAND", "APPRR", "CREQB", "CREQO", "CHILD"),
        *("LAREQ", "PLACE", "CUSTOD", "OTHER"),
    ),
    "missing": CodeSet({"M": "missing", "A": "away without authorisation"}),
    "participation": _bare(*(f"PN{number}" for number in range(8))),
    "sdq_reason": _bare("SDQ1", "SDQ2", "SDQ3", "SDQ4", "SDQ5"),
    "in_touch": annex_a.SETS["in_touch"],
    # The letter of the accommodation, then 1 for suitable or 2 for unsuitable; 0 where the child is not in touch.
    "accommodation": _bare(*(f"{letter}{digit}" for letter in _ACCOMMODATION for digit in "12"), "0"),
    "activity": CodeSet({**annex_a.SETS["activity"].ways, "0": ""}),
    "previous_permanence": _bare("P0", "P1", "P2", "P3", "P4", "Z1"),
    "worker_change": _bare(
        *("MANAGE", "FCONTA", "LEFTRL", "ORGRST", "TSPROC", "ABSENC", "CHCHAN", "PCCHAN", "SWDIED", "OTHERS"),
    ),
}
# The year is the one that a return's 31 March lies in.
_YEARS: dict[str, dict[str, tuple[int, int]]] = {
    "reason_ended": {
        "E43": (0, 2018), "E44": (0, 2018),
        **dict.fromkeys(("E45", "E46", "E47", "E48"), (2019, 9999)),
    },
    "activity": {
        "F3": (0, 2021), "P3": (0, 2021), **dict.fromkeys(("F4", "F5", "P4", "P5"), (2022, 9999)),
    },
    "placement_type": {
        "K3": (2025, 9999), "H5": (0, 2024), "P2": (0, 2024),
        **dict.fromkeys(("Z11", "Z12", "Z13", "Z14"), (2026, 9999)),
    },
}  # fmt: skip
RULES = Rules(SETS, _YEARS)
