"""What the owner of a measure says of a month's figure, as its page and the scorecard show it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from goldenthread.accounts.models import Person
from goldenthread.core import periods
from goldenthread.core.periods import Month
from goldenthread.measures import policies
from goldenthread.measures.definition import Definition
from goldenthread.measures.queries import Sight
from goldenthread.measures.saying import queries
from goldenthread.web.measures import links
from goldenthread.web.measures.scorecard_lines import Line


def context(found: Definition, month: Month, seen: Sight, reader: Person, *, on: date) -> dict[str, Any]:
    """What is said of the month shown and of those before it, and where the reader says something, if it is theirs."""
    if not seen.allowed:
        return {}
    mine = policies.can_enter(found, "", by=reader, on=on)
    return {
        "says": queries.of_month([found.slug], month, seen=seen).get(found.slug),
        "said_before": [(Month.parse(each.period), each) for each in queries.earlier(found.slug, month, seen=seen)],
        "say_address": links.measure(found.slug, month, "measure-say") if mine else "",
    }


def beside(lines: Sequence[Line], month: Month, *, seen: Sight) -> list[Line]:
    """The lines with what owners say of that month. One query, however many lines."""
    said = queries.of_month({line.measure.slug for line in lines if line.measure}, month, seen=seen)
    found = {slug: (each.text, f"{each.by.name}, {periods.short_day(each.on)}") for slug, each in said.items()}
    if not found:
        return list(lines)
    told = [found.get(line.measure.slug, ("", "")) if line.measure else ("", "") for line in lines]
    return [replace(line, says=text, says_who=who) for line, (text, who) in zip(lines, told, strict=True)]
