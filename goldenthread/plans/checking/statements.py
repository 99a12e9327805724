"""What a sentence claims about a measure: a value, a target, and how the one stands to the other.

“Staff sickness has increased to 14.14 days (target 5 days)” claims a value of 14.14 days and a target of 5 days for
“Staff sickness”. “Accommodation is 8% lower than target” claims a gap. Only plain forms are understood; the rest of the
language is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from goldenthread.plans.checking import numbers
from goldenthread.plans.checking.view import Said

_DIGITS = r"\d[\d,]{{0,11}}(?:\.\d{{1,4}})?(?!\d)"
_NUMBER = rf"(?<![\d.,])(?P<{{0}}>{_DIGITS})\s*(?P<{{0}}_unit>%|percent|per cent|(?:working )?days?|weeks?|hours?)?"
_SAYS_ANYTHING = re.compile(r"\d|target", re.IGNORECASE)
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
# “Increased by” and “a reduction of” are of a change, “will be” and “to reach” of what is still to come.
# Ages and “19 in 20” hold numbers that are no value of anything; “71 of 78” is a share of its own.
_NO_VALUE = re.compile(
    r"\b(?:aged?|ages|between|from age|under|over) \d{1,3}(?:\s*(?:to|and|or|-|–)\s*\d{1,3})?\b(?!\s*%)|"
    r"\b\d[\d,]{0,8}\s+(?:in|(?:out )?of(?: the| our)?)\s+\d[\d,]{0,8}\b(?!\s*%)",
    re.IGNORECASE,
)
_CHANGE = re.compile(
    r"\b(?:increase|decrease|reduction|rise|fall|drop|improvement|gap|difference|change|variance)s? of\s+"
    rf"{_DIGITS.format()}\s*%?",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"\b(?:will|shall|would|should|must|aim(?:s|ing)?|ambition|want(?:s|ed)?|hope[sd]?|expect(?:s|ed)?|intend(?:s|ed)?|"
    r"plan(?:s|ned)? to|need(?:s|ed)? to|needs|is to|are to|to (?:reach|achieve|get to))\b|"
    # “Improve to 70%” asks for it; “an increase to 70%”, “improved to 70%” and “teams keep it at 70%” tell of it.
    r"(?:^\W*|[,;:–-]\s+|\b(?:and|to|then)\s+)(?:improve|increase|raise|grow|reduce|decrease|lower|cut|bring|"
    r"get|keep|maintain|sustain|hold)\b[^.;]{0,60}?\b(?:to|at)\s+(?:at (?:least|most) )?\d",
    re.IGNORECASE,
)
# Words of where a number lies; all others say whether the target is met. The two part where less is better.
_LITERAL = re.compile(
    r"\b(?:lower|less|higher|more|fewer) than|"
    r"\b(?:below|under|above|over|exceed\w*)\s+(?:the |its |our |this )?(?:\d+ ?%? )?target",
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
    counted: tuple[int, int] | None = None
    """“71 of 78”, where it names one such pair."""
    is_literal: bool = False
    """Is ``stands`` of where the number lies, which says nothing of good or bad where less is better?"""

    @property
    def is_empty(self) -> bool:
        numbers = (self.value, self.target, self.gap, self.counted)
        return all(each is None for each in numbers) and not self.stands


def claims(said: Sequence[Said]) -> list[Claim]:
    """Every claim about a number or a target. “But performance remains within target” speaks of the sentence before."""
    return list(claims_of(tuple(said)))


@lru_cache(maxsize=64)  # plans; the same words are asked for several times in one check
def claims_of(said: tuple[Said, ...]) -> tuple[Claim, ...]:
    """The same, kept while it is asked for again."""
    found: list[Claim] = []
    before: Said | None = None
    for each in said:
        for sentence in _END.split(_without_evidence(each.text)):
            speaks_back = before is not None and before.area == each.area and _BACK.match(sentence)
            subject_of = before.text if before and speaks_back and _speaks_of_target(sentence) else sentence
            found.extend(_claims(each, sentence, subject_of))
        before = each
    return tuple(found)


def _claims(said: Said, sentence: str, subject_of: str) -> Iterator[Claim]:
    """One claim of a sentence; several where it speaks back of a list: “open cases and children at home”."""
    if not _SAYS_ANYTHING.search(sentence):
        return
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
    is_ahead = said.is_ahead or bool(_AHEAD.search(sentence))
    value, unit = (None, "") if is_ahead else _value(sentence, gap, target)
    if at := _AT_TARGET.search(sentence):
        value, unit, stands = _number(at["t"]), at["t_unit"] or "", 1
    return Claim(
        said, sentence, "", value, unit,
        target=_number(target["t"]) if target else None, target_unit=(target["t_unit"] or "") if target else "",
        gap=_number(gap["g"]) if gap else None, gap_is_exact=not (gap and _ROUGHLY.search(gap["about"])), stands=stands,
        counted=None if is_ahead else numbers.counted(sentence), is_literal=bool(_LITERAL.search(sentence)),
    )  # fmt: skip


def _gap_way(gap: re.Match[str] | None) -> int:
    if gap is None:
        return 0
    return 1 if gap["way"].lower() in {"higher than", "above", "over"} else -1


def _value(sentence: str, gap: re.Match[str] | None, target: re.Match[str] | None) -> tuple[float | None, str]:
    """The one value that the sentence gives; None when it gives several, for nobody knows which is meant."""
    cut = _NO_VALUE.sub(" … ", sentence)
    for match in (gap, target):
        if match:
            cut = cut.replace(match.group(0), " … ")
    found = {
        (m["v"] or m["w"], _plain(m["v_unit"] or m["w_unit"]))
        for m in _VALUE.finditer(_CHANGE.sub(" … ", _WITHIN.sub(" … ", cut)))
    }
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
