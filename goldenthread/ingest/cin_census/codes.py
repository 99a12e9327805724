"""The code sets of the census of children in need."""

from __future__ import annotations

from goldenthread.ingest.annex_a import codes as annex_a
from goldenthread.ingest.reading.codes import FLAG, CodeSet
from goldenthread.ingest.yearly.modules import Rules


def _bare(*codes: str) -> CodeSet:
    return CodeSet(dict.fromkeys(codes, ""))


_FACTORS = (
    *(f"{number}{letter}" for number in range(1, 7) for letter in "ABC"),
    *("7A", "8B", "8C", "8D", "8E", "8F", "9A", "10A", "11A", "12A", "13A", "14A", "15A", "16A", "17A"),
    *("18A", "18B", "18C", "19A", "19B", "19C", "20", "21", "22A", "23A", "24A"),
)
SETS: dict[str, CodeSet] = {
    **{name: annex_a.SETS[name] for name in ("sex", "ethnicity", "source", "need", "closure_reason", "abuse")},
    "yes_no": FLAG,
    "disability": CodeSet(
        {
            "NONE": "no disability", "MOB": "mobility", "HAND": "hand function", "PC": "personal care",
            "INC": "incontinence", "COMM": "communication", "LD": "learning", "HEAR": "hearing", "VIS": "vision",
            "BEH": "behaviour", "CON": "consciousness", "AUT": "autism", "DDA": "other",
        }
    ),
    "factor": _bare(*_FACTORS),
}  # fmt: skip
# The year is the one that a census's 31 March lies in. 18A and 19A were split by who did the harm, 22A to 24A added.
_SPLIT = ("18B", "18C", "19B", "19C", "22A", "23A", "24A")
_YEARS = {
    "factor": {**dict.fromkeys(("18A", "19A"), (0, 2021)), **dict.fromkeys(_SPLIT, (2022, 9999))},
    "closure_reason": {"RC8": (2014, 9999), "RC9": (2020, 9999)},
}
RULES = Rules(SETS, _YEARS)
