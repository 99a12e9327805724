"""What can be wrong with one measure of a plan: its target, where it started, of what it is a share, who counts it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goldenthread.plans.checking.finding import Finding, short
from goldenthread.plans.checking.view import Figure, LineView, Target

_SHARE = re.compile(r"%|\bper ?cent(?:age)?\b|\bproportion\b|\bshare\b", re.IGNORECASE)
_OF_ALL = re.compile(r"\b(?:all|every|each|per|rate|number|no\.?) ", re.IGNORECASE)
_RATE = re.compile(r"\brate\b", re.IGNORECASE)
_PER = re.compile(r"\bper\b|/\s?1|\b1,?000\b|\b10,?000\b|100,?000", re.IGNORECASE)
_SOURCE = re.compile(
    r"\b(?:census|return|ssda ?903|annex a|chat|audits?|dip.?sampl\w*|survey|feedback|questionnaire|dashboard|"
    r"score ?card|logs?|register|tracker|reports?|reporting|data ?set|system|minutes|records?)\b",
    re.IGNORECASE,
)
_HOLD = re.compile(r"\b(?:maintain|sustain|hold|remain|keep)", re.IGNORECASE)
_UP = re.compile(r"^\W*(?:to )?(?:%\s*)?(?:increas|improv|rais|grow|more\b|higher)", re.IGNORECASE)
_DOWN = re.compile(r"^\W*(?:to )?(?:%\s*)?(?:reduc|decreas|lower|fewer|less\b|cut|cease|minimis)", re.IGNORECASE)
# Done or not done needs no number; nor does a line that only heads others.
_MILESTONE = re.compile(
    r"\b(?:in place|published|agreed|launched|implemented|approved|signed(?: off)?|set up|established)\W*$",
    re.IGNORECASE,
)
_WORD = re.compile(r"[a-z]{3,}", re.IGNORECASE)
MOST = 50  # percent
_EMPTY_WORDS = {"percentage", "percent", "proportion", "share", "monthly", "weekly", "quarterly", "rate", "compliance",
                "target", "the", "number", "review", "annual", "performance", "data"}  # fmt: skip


# Things that a share is counted of although the word has no s.
_THINGS = {"children", "staff", "people", "families", "assessment", "visit", "review", "referral", "placement",
           "conference", "enquiry", "interview", "contact"}  # fmt: skip
_NO_THINGS = {"timescales", "frequencies", "days", "weeks", "months", "hours", "years", "targets", "this", "was", "has"}


def check(line: LineView) -> Iterator[Finding]:
    """Each rule of a measure, in the order of the codes."""
    yield from _number(line)
    if not line.hides_figures and not line.baseline and not any(c.isdigit() for c in line.baseline_raw):
        said = f"The baseline says “{line.baseline_raw}”." if line.baseline_raw else "It has no baseline."
        yield _found("Q11", line, said)
    yield from _denominator(line)
    if not line.slug and not _SOURCE.search(f"{line.text} {line.actual_raw} {line.baseline_raw} {line.target_raw}"):
        yield _found("Q13", line, "No computed measure is linked, and its words name no source.")
    if line.targets and not any(target.op or _is_most(target) for target in line.targets):
        yield _found("Q14", line, f"“{line.target_raw}”: more, or less?")
    yield from _against(line) or _met(line)


def _found(code: str, line: LineView, reason: str) -> Finding:
    return Finding(code, line.key, line.area, short(line.name), reason, line.where)


def _number(line: LineView) -> Iterator[Finding]:
    if _MILESTONE.search(line.text) or line.text.rstrip().endswith(":"):
        return
    if not line.targets and not any(c.isdigit() for c in line.target_raw):
        yield _found("Q10", line, f"The target says “{line.target_raw}”." if line.target_raw else "It has no target.")


def _denominator(line: LineView) -> Iterator[Finding]:
    if line.slug:  # the definition of a computed measure says it
        return
    words = {word.casefold() for word in _WORD.findall(line.text)} - _EMPTY_WORDS
    shares = any(unit.startswith("%") for unit in line.units)
    if _SHARE.search(line.text):
        if len(words) < 2:
            yield _found("Q12", line, "It is a percentage, and the words do not say of what.")
    elif shares and not (_names_many(line.text) or _OF_ALL.search(f"{line.text} ") or "% of" in line.target_raw):
        yield _found("Q12", line, "Its figures are percentages, and the words do not say of what.")
    elif _RATE.search(line.text) and not _PER.search(f"{line.text} {line.target_raw}"):
        yield _found("Q12", line, "It is a rate, and nothing says per how many.")


def _names_many(text: str) -> bool:
    """“Scheduled audits completed” is a share of scheduled audits, “visiting completed in time” of nothing."""
    words = {word.casefold() for word in _WORD.findall(text)} - _NO_THINGS
    return any(word.endswith("s") and not word.endswith("ss") for word in words) or bool(words & _THINGS)


def _against(line: LineView) -> list[Finding]:
    """The words and the target go opposite ways, by the target's sign or by where it started."""
    way = 1 if _UP.match(line.text) else -1 if _DOWN.match(line.text) else 0
    if not way or not line.targets:
        return []
    target = line.targets[0]
    sign = 1 if target.op.startswith(">") else -1 if target.op.startswith("<") else 0
    verb = "more" if way > 0 else "less"
    if sign and sign != way:
        return [_found("Q16", line, f"The words ask for {verb}; the target is “{line.target_raw}”.")]
    start = _start(line)
    if start is not None and (target.value - start.value) * way < 0:
        said = f"The words ask for {verb}; the target is “{line.target_raw}”, and it started at “{line.baseline_raw}”."
        return [_found("Q16", line, said)]
    return []


def _met(line: LineView) -> list[Finding]:
    """A target that stands for "no worse" may be met; one at the end of the scale can not ask for more."""
    if not line.targets or _HOLD.search(line.text) or any(_is_limit(target) for target in line.targets):
        return []
    if line.actual and all(meets(figure, line.targets[0]) for figure in line.actual) and len(line.targets) == 1:
        return [_found("Q15", line, f"The target is “{line.target_raw}”; the latest figure is “{line.actual_raw}”.")]
    start = _start(line)
    if start is not None and meets(start, line.targets[0]):
        said = f"The target is “{line.target_raw}”; it already stood at “{line.baseline_raw}” before the plan."
        return [_found("Q15", line, said)]
    return []


def _start(line: LineView) -> Figure | None:
    """The one figure that it started at; None when there are several, or another unit."""
    if len(line.baseline) != 1 or len(line.targets) != 1:
        return None
    start, target = line.baseline[0], line.targets[0]
    return start if start.unit == target.unit or not (start.unit and target.unit) else None


def _is_most(target: Target) -> bool:
    """Half or more of something good: nobody takes “90% in time” for a ceiling."""
    return target.unit.startswith("%") and target.value >= MOST


def _is_limit(target: Target) -> bool:
    """0, or 100 %."""
    return target.value == 0 or (target.value == 100 and target.unit.startswith("%"))


def meets(figure: Figure, target: Target) -> bool:
    """Does the figure reach the target? Never without knowing which way is better."""
    match target.op:
        case ">=":
            return figure.value >= target.value
        case "<=":
            return figure.value <= target.value
        case ">":
            return figure.value > target.value
        case "<":
            return figure.value < target.value
    return False
