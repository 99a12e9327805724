"""Numbers in one sentence that can not all be true (C04): shares that are not the share, gaps that lead past 100 %."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goldenthread.plans.checking.finding import Contradiction, Side, short
from goldenthread.plans.checking.view import PlanView, Said

_N = r"(\d[\d,]{0,8})"
_P = r"(\d{1,3}(?:\.\d+)?)\s*(?:%|per ?cent)"
# “8 of 9 (100%)”, “8 out of 9 children, 88.9%”
_OF = re.compile(rf"\b{_N}\s+(?:out )?of\s+(?:the\s+|our\s+)?{_N}\b[^%.;\d]{{0,40}}?[(,:=–-]\s*{_P}", re.IGNORECASE)
_NO_WHOLE = r"(?!(?:19|20)\d\d\b)(?!\d+\s+(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec))"  # years and days
# “Of the 9 children, 8 (100%)”
_OF_FIRST = re.compile(
    rf"\b(?:out )?of\s+(?:the\s+|our\s+|all\s+)?{_NO_WHOLE}{_N}\b(?![.,]\d|\s*%)[^%.;\d]{{0,40}}?[,:–-]?\s+{_N}\s*"
    rf"(?:\w+\s+){{0,3}}[(,:=–-]\s*{_P}",
    re.IGNORECASE,
)
# “88.8% (8 of 9)”
_SHARE_OF = re.compile(rf"{_P}\s*\(\s*{_N}\s*(?:/|out of|of)\s*{_N}\b", re.IGNORECASE)
# “100% (actual % is 88.8%”
_ACTUAL = re.compile(rf"{_P}\s*[(,;–-]+\s*(?:the )?(?:actual|real|true|in fact)\b[^)\d]{{0,25}}{_P}", re.IGNORECASE)
# “4.5% off target (95.6%)”
_GAP = re.compile(
    rf"{_P}\s*(?:off|below|lower than|short of|under)\s+(?:the\s+|its\s+)?target\s*\(\s*{_P}", re.IGNORECASE
)


def within(plan: PlanView) -> Iterator[Contradiction]:
    """Every sentence of a plan, and every cell of its scorecard, counted again."""
    for said in (*plan.sentences(), *_cells(plan)):
        for first, second, reason in _wrong(said.text):
            place = ", ".join(part for part in (said.area, said.where) if part)
            left = Side(plan.name, said.key, place, f"{first}: {short(said.text)}", plan.key)
            right = Side(plan.name, said.key, place, f"{second}, in the same place", plan.key)
            yield Contradiction("C04", said.area, short(said.text), left, right, reason)


def _cells(plan: PlanView) -> Iterator[Said]:
    for line in plan.lines:
        for name, text in (("baseline", line.baseline_raw), ("latest figure", line.actual_raw)):
            if text:
                yield Said(f"{line.key}:{name}", text, line.area, f"{name} of “{short(line.text)}”")


def _wrong(text: str) -> Iterator[tuple[str, str, str]]:
    for match in _OF.finditer(text):
        yield from _share(match[1], match[2], match[3])
    for match in _OF_FIRST.finditer(text):
        if not re.search(r"\d\s+(?:out )?$", text[: match.start()]):  # “8 of 9” is read above
            yield from _share(match[2], match[1], match[3])
    for match in _SHARE_OF.finditer(text):
        yield from _share(match[2], match[3], match[1])
    for match in _ACTUAL.finditer(text):
        if float(match[1]) != float(match[2]):
            yield f"{match[1]}%", f"{match[2]}%", f"It is given as {match[1]}% and, in truth, as {match[2]}%."
    for match in _GAP.finditer(text):
        together = float(match[1]) + float(match[2])
        if together > 100 + 1e-9:
            reason = f"{match[2]}% and a gap of {match[1]}% would make a target of {together:g}%."
            yield f"{match[1]}% off target", f"{match[2]}%", reason


def _share(part: str, whole: str, share: str) -> Iterator[tuple[str, str, str]]:
    """A share may be rounded to the places it is written with, and cut as well: 88.8 % of 8/9 is let pass."""
    some, every = int(part.replace(",", "")), int(whole.replace(",", ""))
    if not every or some > every:
        return
    places = len(share.partition(".")[2])
    exact = 100 * some / every
    if abs(exact - float(share)) >= 10**-places:
        yield f"{part} of {whole}", f"{share}%", f"{part} of {whole} is {exact:.1f}%, not {share}%."
