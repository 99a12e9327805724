"""Figures as people type them into scorecard cells. The raw text is kept beside whatever is understood."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from goldenthread.plans.reading import dates
from goldenthread.plans.reading.model import ReadTarget, ReadValue
from goldenthread.plans.reading.tables import tidy

LONGEST_CELL = 400  # characters; figures stand in short cells, and the patterns below are slow on long texts
SIGNS = {">": ">", "<": "<", ">=": ">=", "<=": "<=", "≥": ">=", "≤": "<=", "=": "="}
WORDS = {
    "at least": ">=", "no less than": ">=", "minimum of": ">=", "or more": ">=",
    "at most": "<=", "no more than": "<=", "maximum of": "<=", "up to": "<=",
    "more than": ">", "above": ">", "over": ">", "exceeding": ">",
    "less than": "<", "fewer than": "<", "below": "<", "under": "<",
}  # fmt: skip
WORD = "|".join(sorted(WORDS, key=len, reverse=True))
UNITS = (
    r"%|per ?cent|(?:working |school |calendar )?days?|weeks?|months?|years?|hours?|"
    r"per (?:month|quarter|year|week|worker|child)|per 10{0,2},?000\b|pa\b"
)
FIGURE = re.compile(
    rf"(?P<op>>=|<=|≥|≤|>|<|=)?\s*(?:\b(?P<word>{WORD})\s+)?£?"
    rf"(?P<number>\d{{1,3}}(?:,\d{{3}}){{1,3}}(?:\.\d+)?|\d{{1,12}}(?:\.\d+)?)(?!\d)\s*(?P<unit>{UNITS})?",
    re.I,
)
# An age band, a bracket or a date holds numbers that are not the figure: hidden while figures are looked for.
BAND = re.compile(r"(?<=[-–:])\s*[<>]\s*\d+\s*(?:yrs?|years?|months?)?\.?|\b\d+\s*[-–]\s*\d+\s*(?:yrs?|years?)", re.I)
BRACKET = re.compile(r"\(([^()]*)\)")
BRACKETED = re.compile(r"(?:^|\s)[(\[](?P<inside>[^()\[\]]+)[)\]]\s*$")
BY = re.compile(r"\bby\s+(?P<by>(?:the\s+)?(?:end\s+(?:of\s+)?)?[\w/.\-– ]*?20\d\d|[A-Za-z]+\s*[-–]?\s*\d\d)\b", re.I)
ABSENT = re.compile(
    r"^(?:n\s*/?\s*a|not (?:available|known|applicable)|none|tbc|tba|to be confirmed|\?+|-+|–)?\.?$", re.I
)
STARTS = re.compile(r"^(?:from|starting|data from|available from)\b", re.I)
LOCAL = re.compile(r"^local\s+(?:indicator|measure)\.?$", re.I)
COMPARATORS = [
    ("SN", r"SNs?|stat(?:istical)?\.?\s+neighbours?"),
    ("region", r"reg(?:ion(?:al)?)?|south east|SE"),
    ("England", r"nat(?:ional)?|eng(?:land)?"),
]
COMPARATOR = re.compile(
    "(?:" + "|".join(f"(?P<c{i}>{p})" for i, (_, p) in enumerate(COMPARATORS)) + r")\b\.?"
    r"\s*(?:av(?:era)?ge?)?\s*[-–:=]?\s*(?P<number>\d[\d,]{0,12}(?:\.\d+)?)\s*(?P<unit>%)?",
    re.I,
)
GAP = re.compile(r"(?<=\S)\s+(?=[A-Z])")
PLACE = re.compile(r"^(?P<unit>.*?)\s*\bin (?P<label>[A-Z][\w&/ ]*)$")
RISES = re.compile(r"^(?:% )?(?:increase|improve|raise|maximise|maintain|increase and maintain)\b", re.I)
FALLS = re.compile(r"^(?:% )?(?:reduce|reduction|decrease|lower|cease|minimise|cut|reduce and maintain)\b", re.I)


@dataclass(frozen=True)
class Figure:
    """A number found in a text, with the words up to the next number."""

    value: float
    unit: str | None
    op: str | None
    words: str


def understand_values(raw: str) -> tuple[ReadValue, ...]:
    """The figures of a baseline or actual cell, each with its label and unit.

    A cell that says there is no figure gives one value of None with the reason; an empty one gives nothing.
    """
    text = tidy(raw)
    if not text:
        return ()
    if len(text) > LONGEST_CELL:
        return (ReadValue(reason="too long for a cell of figures"),)
    if ABSENT.match(text) or STARTS.match(text):
        return (ReadValue(reason=f"no figure yet: {text}"),)
    found = tuple(_value(figure) for figure in _figures(text))
    return found or (ReadValue(reason=f"no figure in: {text}"),)


def understand_target(raw: str, *, measure: str = "", baseline: Sequence[ReadValue] = ()) -> tuple[ReadTarget, ...]:
    """The targets of a cell. A bare figure takes its direction from the measure's wording or its baseline,
    and ``op_from`` says which; without either, ``op`` is None.
    """
    text = tidy(raw)
    if not text:
        return ()
    if len(text) > LONGEST_CELL:
        return (ReadTarget(reason="too long for a cell of figures"),)
    if ABSENT.match(text):
        return (ReadTarget(reason=f"no target yet: {text}"),)
    by = BY.search(text)
    found = tuple(_target(figure, by) for figure in _figures(BY.sub(" ", text)))
    interim = bool(re.search(r"\b(?:interim|milestone)\b", text, re.I))
    directed = (_directed(replace(target, interim=interim), measure, baseline) for target in found)
    return tuple(directed) or (ReadTarget(reason=f"no figure in: {text}"),)


def understand_comparators(raw: str) -> dict[str, float | None]:
    """Statistical neighbours, region and England, each a number or None when not given."""
    found: dict[str, float | None] = {name: None for name, _ in COMPARATORS}
    for match in COMPARATOR.finditer(tidy(raw)[:LONGEST_CELL]):
        index = next(i for i in range(len(COMPARATORS)) if match[f"c{i}"])
        found[COMPARATORS[index][0]] = _number(match["number"])
    return found


def is_figure(text: str) -> bool:
    """True for a text that starts with a figure, or says that there is none yet."""
    return bool(ABSENT.match(text) or FIGURE.match(text))


def is_comparator(line: str) -> bool:
    """True for a line that compares (``SN 76%``) or says that nothing can be (``Local indicator``)."""
    return bool(LOCAL.match(line) or COMPARATOR.match(line))


def divided(line: str) -> tuple[str, str]:
    """A line as its own words and what compares behind them, ``82% SN 76%``, ``82% (SN 76%)``; one may be empty."""
    if is_comparator(line):
        return "", line
    if (inner := BRACKETED.search(line[:LONGEST_CELL])) and _compares_only(inner["inside"]):
        return line[: inner.start()].strip(), inner["inside"]
    for start in (match.end() for match in GAP.finditer(line[:LONGEST_CELL])):
        if _compares_only(line[start:]):
            return line[:start].strip(), line[start:]
    return line, ""


def _compares_only(text: str) -> bool:
    """Whether a text is nothing but figures of others, each with its name."""
    local = LOCAL.match(text)
    rest = text[local.end() :] if local else COMPARATOR.sub("", text) if COMPARATOR.match(text) else text
    return not rest.strip(" ,;/&.")


def _figures(text: str) -> list[Figure]:
    kept: list[str] = []

    def hide(match: re.Match[str]) -> str:
        kept.append(match.group(0))
        return chr(0xE000 + len(kept) - 1)  # private-use signs stand for what is hidden

    hidden = BRACKET.sub(hide, BAND.sub(hide, text))
    matches = [m for m in FIGURE.finditer(hidden) if _stands_alone(hidden, m)]
    ends = [*(m.start() for m in matches[1:]), len(hidden)][: len(matches)]
    figures: list[Figure] = []
    for match, end in zip(matches, ends, strict=True):
        figure = _figure(match, hidden[match.end() : end], kept)
        if not figure.op and figures and figures[-1].words.endswith(" and"):
            figure = replace(figure, op=figures[-1].op)  # above 25 in one team and 20 in another
        figures.append(figure)
    return figures


def _stands_alone(text: str, match: re.Match[str]) -> bool:
    """False for digits inside a word or code, such as S47."""
    start = match.start("number")
    return not (start and text[start - 1].isalnum())


def _figure(match: re.Match[str], words: str, kept: list[str]) -> Figure:
    for index, hidden in enumerate(kept):
        words = words.replace(chr(0xE000 + index), f" {hidden} ")
    op = SIGNS.get(match["op"] or "") or WORDS.get((match["word"] or "").lower())
    unit = (match["unit"] or "").lower() or None
    return Figure(_number(match["number"]), "%" if unit and "cent" in unit else unit, op, tidy(words))


def _value(figure: Figure) -> ReadValue:
    label, unit = _label(figure)
    return ReadValue(label=label, value=figure.value, unit=unit, op=figure.op)


def _target(figure: Figure, by: re.Match[str] | None) -> ReadTarget:
    label, unit = _label(figure)
    op = figure.op
    if label and label.lower() in WORDS:  # "8 or more"
        op, label = WORDS[label.lower()], None
    return ReadTarget(label=label, op=op, value=figure.value, unit=unit, by=_by(by))


def _by(match: re.Match[str] | None) -> str | None:
    if not match:
        return None
    text = match["by"]
    return text if re.fullmatch(r"20\d\d", text) else (dates.understand(text).iso or text)


def _label(figure: Figure) -> tuple[str | None, str | None]:
    """Which of several this figure is, and its unit when the words hold it."""
    words = re.sub(r"\s*[;,.]*\s*(?:\band\b)?\s*[;,.:]*$", "", figure.words).strip(" -–;,")
    words = re.sub(r"\s+(?:[A-Z][a-z]+\s+)?(?:is|are)$", "", words)
    words = re.sub(r"^\((.*)\)$", r"\1", words).strip()
    if place := PLACE.match(words):
        return place["label"].strip(), figure.unit or place["unit"] or None
    if re.match(r"(?:of|in an?|per)\s", words):  # says what is counted, not which of several
        return None, figure.unit
    return re.sub(r"([<>])\s+", r"\1", words) or None, figure.unit


def _directed(target: ReadTarget, measure: str, baseline: Sequence[ReadValue]) -> ReadTarget:
    if target.op:
        return replace(target, op_from="sign")
    if RISES.match(measure):
        return replace(target, op=">=", op_from="wording")
    if FALLS.match(measure):
        return replace(target, op="<=", op_from="wording")
    if target.unit == "%" and target.value in (0, 100):
        return replace(target, op=">=" if target.value else "<=", op_from="limit")
    alike = [item for item in baseline if item.label == target.label] or baseline
    known = [item.value for item in alike if item.value is not None]
    if len(known) == 1 and target.value is not None and known[0] != target.value:
        return replace(target, op=">=" if target.value > known[0] else "<=", op_from="baseline")
    return target


def _number(text: str) -> float:
    number = float(text.replace(",", ""))
    return int(number) if number.is_integer() else number
