"""When an action starts and is to be completed, where one cell says both in words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from goldenthread.plans.reading import dates
from goldenthread.plans.reading.model import ReadDate
from goldenthread.plans.reading.tables import tidy

START = r"(?:start(?:s|ed|ing|\s+date)?|commenc(?:e|es|ed|ing)|begins?|from)"
COMPLETE = r"(?:to be )?complet(?:e|ed|ion)(?:\s+date)?(?:\s+by)?"
END = rf"(?:{COMPLETE}|end(?:s|\s+date)?|finish(?:ed)?(?:\s+by)?|due(?:\s+by)?|by|until|to)"
LABEL = re.compile(rf"\b(?:(?P<start>{START})|(?P<end>{END}))\s*[:\-–]?\s+(?=\S)", re.I)
A_DATE = re.sub(r"\(\?P<\w+>", "(?:", dates.WITHIN.pattern)
BETWEEN = re.compile(rf"^(?P<start>{A_DATE})\s*(?:-|–|—|to|until)\s+", re.I)
BEFORE = re.compile(r"\b(?:by|before|no later than|end of)\s+(?:the\s+)?(?:end of\s+)?$", re.I)
WORDED = "the words beside the date say what it is for"
YEARS = re.compile(r"\b(?:20)?\d\d\s*/\s*\d\d\b(?!/)")


@dataclass(frozen=True)
class Timing:
    """``due`` holds every completion date in order; ``start`` is the first start named."""

    start: ReadDate | None = None
    due: tuple[ReadDate, ...] = ()


def understand(raw: str) -> Timing:
    """Start and completion as written: ``Start: Sept 20 Completed by: Mar 21``, ``Sept 20 to Mar 21``, ``Mar 21``.

    A sentence with one date behind ``by`` keeps its words and is due on that date; one without a date keeps its words
    and the reason why none was read.
    """
    text = tidy(raw)
    if not text:
        return Timing()
    if (known := dates.understand(text)).reason != dates.NOT_KNOWN:
        return _alone(known, text)
    if labelled := _labelled(text):
        return labelled
    if match := BETWEEN.match(text):
        return Timing(dates.understand(match["start"]), (dates.understand(text[match.end() :]),))
    if len(several := dates.split(text)) > 1:
        return Timing(None, tuple(map(dates.understand, several)))
    return Timing(None, (_worded(text),))


def _alone(known: ReadDate, text: str) -> Timing:
    """One date with at most a word before it, which may say that it is the start."""
    is_start = bool(re.match(rf"{START}\b", text, re.I)) and known.iso is not None
    return Timing(start=ReadDate(_bare(text), known.iso, known.reason)) if is_start else Timing(None, (known,))


def _bare(text: str) -> str:
    return LABEL.sub("", text, count=1).strip(" ;,.") or text


def _labelled(text: str) -> Timing | None:
    """The pieces between labels, when the text starts with one and each piece is a date or a known way to say none."""
    labels = list(LABEL.finditer(text))
    if not labels or labels[0].start() > 0:
        return None
    ends = [*(label.start() for label in labels[1:]), len(text)]
    pieces = [(label, text[label.end() : end].strip(" ;,.-–")) for label, end in zip(labels, ends, strict=True)]
    pieces = [(label, piece) for label, piece in pieces if piece]
    read = [(label, dates.understand(piece)) for label, piece in pieces]
    if not read or any(each.reason == dates.NOT_KNOWN for _, each in read):
        return None
    starts = [each for label, each in read if label["start"]]
    return Timing(starts[0] if starts else None, tuple(each for label, each in read if label["end"]))


def _worded(text: str) -> ReadDate:
    """A sentence: due on the date in it when there is one, and when it says that something is to happen by then."""
    found = list(dates.WITHIN.finditer(text))
    if len(found) == 1 and BEFORE.search(text[: found[0].start()]):
        return ReadDate(text, dates.understand(found[0].group(0)).iso, WORDED)
    if not found and YEARS.search(text):
        return ReadDate(text, None, "a financial year, not a month")
    return ReadDate(text, None, dates.NOT_KNOWN)
