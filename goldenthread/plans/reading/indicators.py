"""The cell of numbered indicators: each with its target and interim target, which stand in it or below it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from goldenthread.plans.reading import values
from goldenthread.plans.reading.model import ReadTarget
from goldenthread.plans.reading.tables import Line

NUMBERED = re.compile(r"(?P<ref>\d{1,3})\s*[.)]\s*(?=\D)(?P<text>.*)|(?P<letter>[a-z])\)\s*(?P<lettered>.*)", re.I)
INLINE = re.compile(r"\s(?P<ref>\d{1,3})\.\s+(?=[A-Z%])")
TARGET = re.compile(
    r"(?:\b(?P<interim>interim|milestone)\s+)?\btargets?\b\s*(?::|=|(?=by\b)|(?=[<>≥≤]?\s*\d)|(?=tbc\b))", re.I
)
IN_WORDS = re.compile(
    r"\bto be (?P<op>less than|more than|at least|at most|below|above|under|over)\s+(?P<value>\d[\d.,]*\s*%?)|"
    r"^(?:reduc\w*|increas\w*|rais\w*|lower\w*|fewer)\b.*?\b(?P<by>by\s+\w+\s+20\d\d\s+)?to\s+(?P<to>\d[\d.,]*\s*%?)"
    r"(?P<end>\s+by\s+\w+\s+20\d\d)?\.?$",
    re.I,
)
BEGINS = re.compile(
    r"(?P<target>(?:(?:[<>≥≤]=?|at least|at most|more than|less than|fewer than|no more than|over|under)\s*)?"
    r"\d[\d.,]*(?:\s*(?:%|per ?cent\b|(?:working )?(?:days?|weeks?|months?|hours?)\b))?)\s+(?P<what>\D.*)",
    re.I,
)
"""“95% of visits in time”, “< 10 days to allocate”: the target stands first, with a sign or as a share. “45 day
assessments” begins with none."""
BARE = re.compile(r"\d[^%]*(?<!per cent)(?<!percent)")
STEP = re.compile(
    r"\W*\b(?:interim|milestone)(?:\s+target)?\s*[:=–-]?\s*(?P<value>(?:[<>≥≤]=?\s*)?\d[\d.,]*\s*%?(?:\s+by\s+\w+\s+20\d\d)?)",
    re.I,
)
FROM_TO = re.compile(r"(?P<first>\d[\d.]*)\s*%?\s*(?:to|-|–)\s*(?P<last>\d[\d.]*\s*%?)", re.I)
LABEL = re.compile(r"(?<=[%\d.])\s+(?P<label>[A-Z][A-Za-z ]{2,40})$")
ENDED = (".", ":", ";")


@dataclass
class Indicator:
    """One numbered line; ``heading`` when it only heads those that follow."""

    ref: str
    text: str
    target_raw: str = ""
    targets: tuple[ReadTarget, ...] = ()
    group: str = ""

    @property
    def is_heading(self) -> bool:
        return self.text.endswith("including:") or (self.text.endswith("following:") and not self.target_raw)


@dataclass
class Found:
    """The indicators of a cell, and lines that are neither indicator nor target."""

    indicators: list[Indicator] = field(default_factory=list)
    beside: list[str] = field(default_factory=list)


def understand(lines: Iterable[Line]) -> Found:
    """The cell's indicators in order. A cell without any number has one for each line."""
    texts = _one_by_one([line.text for line in lines])
    found = Found()
    numbered = any(NUMBERED.fullmatch(text) for text in texts)
    for text in texts:
        _take(found, text, numbered=numbered)
    found.indicators = [_with_targets(each) for each in found.indicators]
    return found


def _one_by_one(texts: Sequence[str]) -> list[str]:
    """The lines, each cut before every number that counts on: "70. First 71. Second"."""
    cut: list[str] = []
    expected = 0
    for text in texts:
        if (match := NUMBERED.fullmatch(text)) and match["ref"]:
            expected = int(match["ref"]) + 1
        cuts = [0]
        for inner in INLINE.finditer(text) if expected else ():
            if int(inner["ref"]) == expected:
                cuts.append(inner.start())
                expected += 1
        cut += [text[start:end].strip() for start, end in zip(cuts, [*cuts[1:], len(text)], strict=True)]
    return cut


def _take(found: Found, text: str, *, numbered: bool) -> None:
    last = found.indicators[-1] if found.indicators else None
    if match := NUMBERED.fullmatch(text):
        found.indicators.append(
            Indicator(match["ref"] or match["letter"].lower(), (match["text"] or match["lettered"]).strip())
        )
    elif (last and TARGET.match(text)) or (last and numbered and text[:1].islower() and not last.text.endswith(ENDED)):
        last.text = f"{last.text} {text}"
    elif numbered:
        found.beside.append(text)
    else:
        found.indicators.append(Indicator("", text))


def _with_targets(indicator: Indicator) -> Indicator:
    marks = list(TARGET.finditer(indicator.text))
    if not marks:
        return _in_words(indicator)
    text = indicator.text[: marks[0].start()].strip(" :,;-–")
    raw = indicator.text[marks[0].start() :].strip()
    if all(mark["interim"] for mark in marks) and (first := _begins(text)):
        own = _at_the_beginning(replace(indicator, text=text), first)
        both = (*_targets(text, raw), *own.targets)
        return replace(own, target_raw=f"{own.target_raw}; {raw}", targets=both)
    return replace(indicator, text=text, target_raw=raw, targets=tuple(_targets(text, raw)))


def _targets(measure: str, raw: str) -> Iterable[ReadTarget]:
    """The targets in their order; words between two of them name the second: "95% Seen alone Target: 70%"."""
    marks = list(TARGET.finditer(raw))
    label: str | None = None
    for mark, end in zip(marks, [*(m.start() for m in marks[1:]), len(raw)], strict=True):
        said = raw[mark.end() : end].strip(" .;,")
        named = LABEL.search(said) if end < len(raw) else None
        for target in _read(said[: named.start()] if named else said, measure):
            yield replace(target, label=target.label or label, interim=bool(mark["interim"]))
        label = named["label"].strip() if named else None


def _read(said: str, measure: str) -> Sequence[ReadTarget]:
    """The target of one part; of "51% to 30%" the second is the target, and the two say its direction."""
    if moved := FROM_TO.search(values.BY.sub(" ", said)):
        falls = float(moved["last"].strip(" %")) < float(moved["first"])
        op = "<=" if falls else ">="
        last = values.understand_target(said.replace(moved[0], moved["last"], 1), measure=measure)
        return [replace(each, op=op, op_from="wording") for each in last]
    return values.understand_target(said, measure=measure)


def _in_words(indicator: Indicator) -> Indicator:
    """A target that is part of the sentence, which keeps its words."""
    match = IN_WORDS.search(indicator.text)
    if not match and (first := _begins(indicator.text)):
        return _at_the_beginning(indicator, first)
    if not match:
        return replace(indicator, text=indicator.text.rstrip(" :") if not indicator.is_heading else indicator.text)
    if match["op"]:
        raw = f"{match['op']} {match['value']}"
    else:
        raw = f"{match['to']} {match['by'] or match['end'] or ''}"
    raw = " ".join(raw.split())
    return replace(indicator, target_raw=raw, targets=values.understand_target(raw, measure=indicator.text))


def _begins(text: str) -> re.Match[str] | None:
    """The target that a sentence begins with; None where it may be a number of something else."""
    first = BEGINS.fullmatch(text)
    return None if first is None or BARE.fullmatch(first["target"]) else first


def _at_the_beginning(indicator: Indicator, first: re.Match[str]) -> Indicator:
    """The target that a sentence begins with, and an interim one in it; the sentence keeps its words."""
    step = STEP.search(first["what"])
    own = first["what"][: step.start()] if step else first["what"]
    by = values.BY.search(own)
    target = f"{first['target']} {by[0]}" if by else first["target"]
    raw = f"{target}; interim {step['value']}" if step else target
    targets = [*values.understand_target(target, measure=indicator.text)]
    if step:
        read = values.understand_target(step["value"], measure=indicator.text)
        targets = [*(replace(each, interim=True) for each in read), *targets]
    return replace(indicator, target_raw=raw, targets=tuple(targets))
