"""A reading in a terminal: what was found, and every question."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import fill
from typing import Any

from goldenthread.plans.reading.model import Area, Question, Reading

WIDTH = 100


def as_text(reading: Reading) -> str:
    """A summary by area, the counts, and the questions with what each proposes."""
    return "\n".join(_lines(reading)) + "\n"


def _lines(reading: Reading) -> Iterator[str]:
    facts = reading.document
    yield " · ".join(part for part in (facts.title, facts.organisation, facts.period) if part) or facts.name
    yield ""
    yield from _areas(reading)
    yield from _recommended(reading)
    yield ""
    yield _counts(reading)
    for warning in reading.warnings:
        yield fill(f"Note: {warning}", WIDTH, subsequent_indent="  ")
    yield ""
    yield f"{_many(len(reading.questions), 'question')} to confirm" if reading.questions else "No questions."
    for question in reading.questions:
        yield from _question(question)


def _areas(reading: Reading) -> Iterator[str]:
    for area in reading.areas:
        outcomes = sum(outcome.area == area.name for outcome in reading.outcomes)
        actions = sum(action.area == area.name for action in reading.actions)
        yield f"  {area.name}: {_many(outcomes, 'outcome')}, {_many(actions, 'action')}"
        for officer in (*area.officers, *area.leads):
            yield f"      {officer}"
        yield from _reported(area)


def _reported(area: Area) -> Iterator[str]:
    """What a report says of the area: its ratings and how many statements of each kind."""
    rated = {
        "previous": area.rag_previous or area.rag_previous_raw,
        "current": area.rag_current or area.rag_current_raw,
    }
    if said := ", ".join(f"{column} {rating}" for column, rating in rated.items() if rating):
        yield f"      rating: {said}"
    counts = {
        "key development": area.key_developments, "key risk": area.key_risks,
        "statement of progress": area.progress, "statement of risk": area.risks,
        "improvement outcome": area.improvement_outcomes,
    }  # fmt: skip
    if told := ", ".join(_many(len(lines), noun) for noun, lines in counts.items() if lines):
        yield f"      {told}"


def _recommended(reading: Reading) -> Iterator[str]:
    """The recommendations of a plan that is ordered by them, having actions outside all areas."""
    outside = [action for action in reading.actions if not action.area]
    for each in reading.recommendations if outside else ():
        answers = sum(action.recommendation in (each.text, each.ref) for action in outside)
        by_when = f" ({each.timeframe})" if each.timeframe else ""
        yield f"  {each.ref} {_short(each.text)}{by_when}: {_many(answers, 'action')}".replace("   ", "  ")


def _counts(reading: Reading) -> str:
    dates = [date for action in reading.actions for date in action.dates]
    read = sum(date.iso is not None for date in dates)
    return ", ".join(
        [
            _many(len(reading.recommendations), "recommendation"),
            _many(len(reading.areas), "area"),
            _many(len(reading.outcomes), "outcome"),
            _many(len(reading.actions), "action"),
            f"{_many(len(dates), 'date')} ({read} understood)",
            _many(len(reading.measures), "measure"),
        ]
    )


def _question(question: Question) -> Iterator[str]:
    yield ""
    yield fill(f"{question.id}  {question.where}: {question.message}", WIDTH, subsequent_indent="    ")
    if question.kind != "counts_differ":
        yield from (fill(" | ".join(reading), WIDTH, initial_indent="    ") for reading in question.readings)
    for row in question.proposal:
        yield from _proposed(row, question.about.get("differs", ()))


def _proposed(row: dict[str, Any], differs: Sequence[str]) -> Iterator[str]:
    """One line for the action, and one below it for each list whose pairs are only proposed."""
    if "text" not in row:
        yield f"    proposed: {'; '.join('; '.join(each) if isinstance(each, list) else each for each in row.values())}"
        return
    yield f"    {_short(row['text'] or '(with no action)')}"
    for column in differs:
        yield f"        {column}: {_short('; '.join(row[column]) or 'none')}"


def _short(text: str) -> str:
    return text if len(text) <= WIDTH - 20 else f"{text[: WIDTH - 21]}…"


def _many(count: int, noun: str) -> str:
    first, _, rest = noun.partition(" of ")  # 2 statements of progress
    many = f"{first}s of {rest}" if rest else f"{noun}s"
    return f"{count} {noun if count == 1 else many}"
