"""What a sentence claims about a measure: a value, a target, and how the one stands to the other.

“Staff sickness has increased to 14.14 days (target 5 days)” claims a value of 14.14 days and a target of 5 days for
“Staff sickness”. “Accommodation is 8% lower than target” claims a gap. Only plain forms are understood; the rest of the
language is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from goldenthread.plans.checking.view import Said

_DIGITS = r"\d[\d,]{{0,11}}(?:\.\d{{1,4}})?(?!\d)"
_NUMBER = rf"(?<![\d.,])(?P<{{0}}>{_DIGITS})\s*(?P<{{0}}_unit>%|percent|per cent|(?:working )?days?|weeks?|hours?)?"
_END = re.compile(r"(?<=[.;!?])\s+(?=[A-Z0-9%])")
_BACK = re.compile(r"^(?:but|however|and|although)\b", re.IGNORECASE)
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|remain(?:s|ed)?|continue[sd]?|stand(?:s)?|sit(?:s|ting)?|been|being|at)\b|[(:–-]\s*"
)
_EVIDENCE = re.compile(r"[\s.,;–-]*\(?\b(?:-\s*)?evidenced?\b.*$", re.IGNORECASE | re.DOTALL)

_TARGET = [
    re.compile(
        rf"\btargets?\s*(?:of|is|:|=|\()?\s*(?:<|>|at least|at most|under|over)?\s*{_NUMBER.format('t')}", re.IGNORECASE
    ),
    re.compile(rf"{_NUMBER.format('t')}\s+target\b", re.I),
    re.compile(rf"\baspiration (?:is|of)\s*{_NUMBER.format('t')}", re.I),
    re.compile(rf"\bon (?:the )?target\s*\(\s*{_NUMBER.format('t')}\s*\)", re.I),
]
_AT_TARGET = re.compile(rf"\b(?:sitting )?on (?:the )?target\s*\(\s*{_NUMBER.format('t')}\s*\)", re.I)
_GAP = re.compile(
    rf"(?P<about>(?:just |a small % )?\(?(?:under |less than |within |about )?)\(?{_NUMBER.format('g')}\)?\s+"
    r"(?P<way>lower than|below|under|short of|less than|off|away from|from|higher than|above|over)\s+"
    r"(?:the |its |our )?target",
    re.IGNORECASE,
)
_BELOW = re.compile(
    r"\b(?:(?:lower|less|worse) than|below|short of|off|under|not (?:met|meeting|at|on)|miss(?:es|ed|ing)?)\s+"
    r"(?:the |its |our |this )?(?:\d+ ?%? )?target\b|"
    r"\bnot (?:within|meeting) (?:the )?(?:\d+ ?%? )?target|target (?:is|was) not met",
    re.IGNORECASE,
)
_ABOVE = re.compile(
    r"\b(?:(?:higher|better|more) than|above|exceed(?:s|ed|ing)?|on|meets|meeting|met|within|at)\s+"
    r"(?:the |its |our )?target\b|target (?:is|was|has been) (?:met|exceeded|achieved)",
    re.IGNORECASE,
)
_VALUE = re.compile(
    rf"\b(?:is|are|was|were|at|to|in|of)\s+(?:only |now |just )?{_NUMBER.format('v')}"
    r"(?!\s*(?:target|lower|higher|below|above|off|under|from|within|-|–|\d))"
    rf"|\(\s*(?P<w>{_DIGITS.format()})\s*(?P<w_unit>%)?\s*\)",
    re.IGNORECASE,
)
_WITHIN = re.compile(
    r"\b(?:within|under|over|in|<|>|after|last|past|every)\s*\d{1,4}\s*"
    r"(?:(?:working )?days?|weeks?|months?|hours?|hrs?|wds?|years?)|\b\d{1,4} years?\b"
    r"|\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\s+20\d\d"
    r"|\b\d{1,2}\s?(?:st|nd|rd|th)\b|\bQ[1-4]\b",
    re.IGNORECASE,
)
_ROUGHLY = re.compile(r"under|less|within|about", re.IGNORECASE)
_TARGET_FOR = re.compile(r"\btarget\b(?: is met)? for (?P<what>[^(;]+)", re.IGNORECASE)
_IN_TIME = re.compile(r"\bwithin \d+ ?(?:hours?|hrs|working days?|days?|wds?|weeks?)", re.IGNORECASE)
_NO_SUBJECT = re.compile(r"^(?:it|this|that|they|there|we|no|\d.*)$", re.IGNORECASE)
_OF_WHOM = re.compile(r"\bof (?P<what>(?:children|care leavers|cases|social workers|staff)\b[^(.;]*)", re.IGNORECASE)


@dataclass(frozen=True)
class Claim:
    """What one sentence says of one subject. ``stands`` is -1 for below target, 1 for on or above it, 0 if not said."""

    said: Said
    sentence: str
    subject: str
    value: float | None = None
    unit: str = ""
    target: float | None = None
    target_unit: str = ""
    gap: float | None = None
    gap_is_exact: bool = True
    stands: int = 0

    @property
    def is_empty(self) -> bool:
        return self.value is None and self.target is None and self.gap is None and not self.stands


def claims(said: Sequence[Said]) -> list[Claim]:
    """Every claim about a number or a target. “But performance remains within target” speaks of the sentence before."""
    found: list[Claim] = []
    before: Said | None = None
    for each in said:
        for sentence in _END.split(_without_evidence(each.text)):
            speaks_back = before is not None and before.area == each.area and _BACK.match(sentence)
            subject_of = before.text if before and speaks_back and _speaks_of_target(sentence) else sentence
            found.extend(_claims(each, sentence, subject_of))
        before = each
    return found


def _claims(said: Said, sentence: str, subject_of: str) -> Iterator[Claim]:
    """One claim of a sentence; several where it speaks back of a list: “open cases and children at home”."""
    claim = replace(_claim(said, sentence), subject=_subject(subject_of))
    if claim.is_empty:
        return
    if subject_of is not sentence:
        yield from (replace(claim, subject=part) for part in re.split(r"\band\b|;", _without_evidence(subject_of)))
    else:
        yield claim


def _speaks_of_target(sentence: str) -> bool:
    return bool(_BELOW.search(sentence) or _ABOVE.search(sentence))


def _claim(said: Said, sentence: str) -> Claim:
    gap = _GAP.search(sentence)
    target = next((match for form in _TARGET if (match := form.search(sentence))), None)
    if target and gap and target.start() < gap.end() and gap.start() < target.end():
        target = None
    stands = -1 if _BELOW.search(sentence) or _gap_way(gap) < 0 else 1 if _ABOVE.search(sentence) else _gap_way(gap)
    value, unit = _value(sentence, gap, target)
    if at := _AT_TARGET.search(sentence):
        value, unit, stands = _number(at["t"]), at["t_unit"] or "", 1
    return Claim(
        said, sentence, "", value, unit,
        target=_number(target["t"]) if target else None, target_unit=(target["t_unit"] or "") if target else "",
        gap=_number(gap["g"]) if gap else None, gap_is_exact=not (gap and _ROUGHLY.search(gap["about"])), stands=stands,
    )  # fmt: skip


def _gap_way(gap: re.Match[str] | None) -> int:
    if gap is None:
        return 0
    return 1 if gap["way"].lower() in {"higher than", "above", "over"} else -1


def _value(sentence: str, gap: re.Match[str] | None, target: re.Match[str] | None) -> tuple[float | None, str]:
    """The one value that the sentence gives; None when it gives several, for nobody knows which is meant."""
    cut = sentence
    for match in (gap, target):
        if match:
            cut = cut.replace(match.group(0), " … ")
    found = {(m["v"] or m["w"], _plain(m["v_unit"] or m["w_unit"])) for m in _VALUE.finditer(_WITHIN.sub(" … ", cut))}
    found = {each for each in found if each[1] or _is_count(each[0])}
    shares = {each for each in found if each[1] == "%"}  # "at 10 days at 84%" gives a share
    found = shares or found
    if len(found) != 1:
        return None, ""
    number, unit = found.pop()
    return _number(number), unit


def _is_count(text: str) -> bool:
    """A number without a unit is taken for a count only from 10 on: “increased by 1” is none. Years are none."""
    number = _number(text)
    return number >= 10 and not 1990 <= number <= 2100


def _plain(unit: str | None) -> str:
    lowered = (unit or "").casefold()
    return "%" if lowered in {"%", "percent", "per cent"} else "days" if "day" in lowered else lowered


def _number(text: str) -> float:
    return float(text.replace(",", ""))


def _subject(sentence: str) -> str:
    """What a sentence speaks of: what stands before its verb, with what follows a target (“target for …”)."""
    text = _without_evidence(sentence)
    if after := _TARGET_FOR.search(text):
        return after["what"]
    head = _VERB.split(text, maxsplit=1)[0].strip()
    if within := _IN_TIME.search(text):
        return head if within.group(0) in head else f"{head} {within.group(0)}"
    if (not head or _NO_SUBJECT.match(head)) and (of := _OF_WHOM.search(text)):
        return of["what"]
    return head or text


def _without_evidence(text: str) -> str:
    return _EVIDENCE.sub("", text) or text
