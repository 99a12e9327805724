"""The JSON that some columns hold, read safely: only flags and codes are taken out, and nothing else is kept.

Case systems write these columns in different ways. Older databases put the text together by hand, so that a remark with
a quotation mark breaks the JSON; then the flags are found one by one. Remarks, which may name people, are never read.
"""

from __future__ import annotations

import functools
import json
import re
from typing import Any

from goldenthread.ingest.reading.values import Unreadable
from goldenthread.ingest.ssd import codes

_LONGEST = 20_000  # characters; the longest column of the dataset that is not a factor list has 4,000
_ONE_FLAG = re.compile(r'"([A-Z0-9_]{2,40})"\s*:\s*"?(yes|no|true|false|[YN01])"?\s*[,}]', re.IGNORECASE)
_CODE = re.compile(r"[A-Za-z0-9]{1,4}")
_REMEDY = "Correct it in the extract and export again."
_SERVICES = (
    "STRATEGY_DISCUSSION", "CLA_REQUEST", "PRIVATE_FOSTERING", "LEGAL_ACTION", "PROV_OF_SERVICES", "PROV_OF_SB_CARE",
    "SPECIALIST_ASSESSMENT", "CIN_PLAN", "CP_CONFERENCE",
)  # fmt: skip
# Keys of the care plan, in the order in which one is chosen where several are said to be the plan.
_PLANS = {
    "ADOPTION": "ADOPTION", "SGO": "SGO_CAO", "CAO": "SGO_CAO", "LTRELFR": "FOSTERING", "LTFOST18": "FOSTERING",
    "RESPLMT": "RESIDENTIAL", "SUPPLIV": "SUPPORTED", "RETURN1M": "RETURN", "RETURN6M": "RETURN", "RETURNEV": "RETURN",
    "REMAINSUP": "OTHER", "OTHERPLN": "OTHER",
}  # fmt: skip


@functools.lru_cache(maxsize=4_096)
def flags(text: str) -> dict[str, str]:
    """The Y, N and U flags in a cell, named without ``OUTCOME_`` and ``_FLAG``; Unreadable when it has no JSON.

    Most cells of a column say the same, so answers are kept; they are not to be changed.
    """
    pairs = _pairs(text)
    found = {}
    for name, value in pairs.items():
        read = codes.read(str(value), "flag") if isinstance(value, str | bool | int) and str(value).strip() else None
        if read and read.known:
            found[name.upper().removeprefix("OUTCOME_").removesuffix("_FLAG")] = read.code
    return found


def _pairs(text: str) -> dict[str, Any]:
    if len(text) > _LONGEST:
        raise Unreadable(f"it is longer than {_LONGEST:,} characters", _REMEDY)
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        pairs = {match[1]: match[2] for match in _ONE_FLAG.finditer(text)}
        if not pairs:
            raise Unreadable("it is not JSON with outcomes", _REMEDY) from None
        return pairs
    if isinstance(found, list) and len(found) == 1:
        found = found[0]
    if not isinstance(found, dict):
        raise Unreadable("it is not JSON with outcomes", _REMEDY)
    return found


def of_contact(found: dict[str, str]) -> str | None:
    """REFERRAL, EARLY_HELP, ADVICE, NFA or OTHER: the first that the flags say; None when no flag is yes."""
    if found.get("NEW_REFERRAL") == "Y":
        return "REFERRAL"
    if any("EARLY_HELP" in name and value == "Y" for name, value in found.items()):
        return "EARLY_HELP"
    others = {name for name, value in found.items() if value == "Y"}
    if others - {"ADVICE", "NFA"}:
        return "OTHER"
    return "ADVICE" if "ADVICE" in others else "NFA" if "NFA" in others else None


def needs_support(nfa: str | None, found: dict[str, str]) -> str | None:
    """Whether an assessment found a need for support: the opposite of “no further action”, else by its flags."""
    if nfa in ("Y", "N"):
        return "N" if nfa == "Y" else "Y"
    if any(found.get(name) == "Y" for name in _SERVICES):
        return "Y"
    return "N" if found.get("NFA") == "Y" else None


def conference_unnecessary(nfa: str | None, found: dict[str, str], *, ended: bool) -> str | None:
    """Whether an enquiry ended without need of a conference; None where the extract does not say so."""
    conference = found.get("CP_CONFERENCE")
    if conference == "Y":
        return "N"
    if nfa == "Y" or found.get("NFA") == "Y" or (conference == "N" and ended):
        return "Y"
    return None


def factors(text: str) -> list[str]:
    """The factors of an assessment, written as a list of codes or as codes with yes or no; Unreadable when neither."""
    if len(text) > _LONGEST:
        raise Unreadable(f"it is longer than {_LONGEST:,} characters", _REMEDY)
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        bare = text.strip()
        if not (bare.startswith("[") and bare.endswith("]")):  # [1A, 3C], without quotation marks
            raise Unreadable("it is not a JSON list of factors", _REMEDY) from None
        found = [part.strip() for part in bare[1:-1].split(",")]
    if isinstance(found, dict):
        found = [name for name, value in found.items() if codes.read(str(value), "flag").code == "Y"]
    if not isinstance(found, list):
        raise Unreadable("it is not a JSON list of factors", _REMEDY)
    return list(dict.fromkeys(_factor(part) for part in found if str(part).strip()))


def _factor(part: object) -> str:
    """A code, bare; anything that does not look like one is refused, as it may be words about a child."""
    code = str(part).strip().split(":")[0].split(" ")[0].upper()
    if isinstance(part, dict | list) or not _CODE.fullmatch(code):
        raise Unreadable("it holds something that is not a factor's code", _REMEDY)
    return code


def care_plan(text: str) -> tuple[str | None, bool]:
    """The plan for permanence that a care plan's answers say, and whether they say more than one."""
    chosen = [plan for name, plan in _PLANS.items() if flags(text).get(name) == "Y"]
    return (chosen[0] if chosen else None), len(set(chosen)) > 1
