"""The words by which two texts speak of the same thing, written one way whoever wrote them.

Services write the same measure as “LAC with an authorised care plan” and “Looked after Children: authorised care
plans”. ``terms`` spells the field's short forms out, drops what carries no subject (increase, percentage, monthly) and
cuts plurals, so that sets of words can be compared. Nothing here is a guess about children: it is about wording.
"""

from __future__ import annotations

import re
from functools import lru_cache


def words(text: str) -> frozenset[str]:
    """The words of a list that is written on a line or two."""
    return frozenset(text.split())


# Short forms and their long forms become one word. Longer phrases stand first.
_ONE_WORD = [
    (r"child(?:ren)? (?:in (?:our )?care|(?:who are |becoming )?looked.?after)|looked.?after (?:child(?:ren)?)?|"
     r"\blac\b|\bcla\b|\bcic\b", " lookedafter "),
    (r"care ?-?leavers?", " careleaver "),
    (r"child(?:ren)? (?:subject to|with|on) (?:a |an )?(?:child protection|cpp?)(?: plan(?:ning|s)?)?|"
     r"child protection plan(?:ning|s)?|\bcpp?s?\b(?: plan(?:ning|s)?)?|child protection", " protectionplan "),
    (r"children in need|\bcin\b", " inneed "),
    (r"return(?: home)? interviews?|\brhis?\b", " rhi "),
    (r"section 47|\bs\.?47\b|sec\.? ?47", " section47 "),
    (r"single assessments?(?: \(sa\))?", " singleassessment "),
    (r"elective(?:ly)? home educat\w+|\behe\b", " ehe "),
    (r"edge of care|\beoc\b", " edgeofcare "),
    (r"bed and breakfast|b ?& ?b\b|emergency beds?", " bedbreakfast "),
    (r"social workers?|\bsws?\b", " socialworker "),
    (r"independent fostering agenc\w+|\bifas?\b", " ifa "),
    (r"independent reviewing officers?|\biros?\b", " iro "),
    (r"personal education plans?|\bpeps?\b", " pep "),
    (r"initial health assessments?|\bihas?\b", " iha "),
    (r"education,? health (?:and|&) care|\behcps?\b|\behc\b", " ehc "),
    (r"multi.?agency safeguarding hub|\bmash\b", " mash "),
    (r"foster carers?|foster care\b", " fostercarer "),
    (r"in.?house", " inhouse "),
    (r"case ?-?loads?", " caseload "),
    (r"24 ?h(?:ou)?rs?|(?:1|one) (?:working day|wd)(?: or less)?", " oneday "),
    (r"(\d+) ?(?:working days?|wds?)\b", r" \1days "),
    (r"(\d+) ?(?:days?)\b", r" \1days "),
    (r"(\d+) ?h(?:ou)?rs?\b", r" \1hours "),
    (r"(\d+) ?(?:weeks?|wks?)\b", r" \1weeks "),
    (r"re-?referrals?", " rereferral "),
    (r"adopti(?:ve|ons?)|adopted", " adoption "),
    (r"suitab(?:le|ility)", " suitable "),
    (r"employees?|staff", " staff "),
    (r"absences?", " absence "),
    (r"sessions?", " session "),
]  # fmt: skip
_PATTERNS = [(re.compile(pattern, re.IGNORECASE), word) for pattern, word in _ONE_WORD]
_WORD = re.compile(r"[a-z0-9]+")
# Words of every measure: they say how it is counted or which way it should go, not what it is about.
_NO_SUBJECT = words(
    """a about above across actual add after against all also although an and annual any appropriate are as aspiration
    at average be been before being below best but by can ceased child children completed cumulative current
    currently date day days decrease data do down during each ensure every expected for from further good had
    has have held high higher however impact improve in increase increased increasing indicator into is it its
    latest less level levels local low lower maintain maintained may measure monitor month monthly more most my
    new no not number numbers of off on or other our out over overall per percent percentage performance period
    position progress proportion provide provision process processes quarter quarterly rate rated re reduce
    reduced reducing reduction remain remained remains report reported rolling service services should small so
    start still target than that the their them there these they this those time timeliness timescale timescales
    to total trend under up updated use was week weekly were when which while who whose will with within work
    working year young people yr yrs"""
)


@lru_cache(maxsize=20_000)
def terms(text: str) -> frozenset[str]:
    """What a text is about: its words, written one way, without those that every measure has."""
    lowered = text.casefold().replace("’", "'").replace("'s", "")
    for pattern, word in _PATTERNS:
        lowered = pattern.sub(word, lowered)
    return frozenset(_stem(word) for word in _WORD.findall(lowered) if word not in _NO_SUBJECT and not _is_number(word))


@lru_cache(maxsize=20_000)
def bag(text: str) -> frozenset[str]:
    """Every word of a text, plurals cut: for telling whether two actions are the same."""
    return frozenset(_stem(word) for word in _WORD.findall(text.casefold().replace("’", "'").replace("'s", "")))


def alike(a: frozenset[str], b: frozenset[str]) -> float:
    """How much two sets share: 1 for the same, 0 for nothing."""
    return len(a & b) / len(a | b) if a and b else 0.0


def inside(a: frozenset[str], b: frozenset[str]) -> float:
    """How much of ``a`` is in ``b``."""
    return len(a & b) / len(a) if a else 0.0


def _stem(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def _is_number(word: str) -> bool:
    return word.isdigit()
