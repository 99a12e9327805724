"""A row of a plan document as it stands, what a person is asked of it, and the answer. Part of ``model``."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Block:
    """One row of a table of actions as the document has it, for showing beside what was read."""

    key: str
    where: str
    area: str
    officers: tuple[str, ...] = ()
    linked_plans: tuple[str, ...] = ()
    recommendations: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()
    dates_raw: tuple[str, ...] = ()
    measures_raw: tuple[str, ...] = ()
    partners_raw: tuple[str, ...] = ()
    leads_raw: tuple[str, ...] = ()

    @property
    def lists(self) -> dict[str, tuple[str, ...]]:
        """The row's lists beside its actions, in the order in which questions show them."""
        return {
            "dates": self.dates_raw, "measures": self.measures_raw, "partners": self.partners_raw,
            "leads": self.leads_raw,
        }  # fmt: skip


@dataclass(frozen=True)
class Question:
    """Something the reader may not decide. ``readings`` are the lists that do not agree, as written.

    ``kind`` says how to answer: ``counts_differ`` (which dates, measures, partners and leads go with which
    action; in ``readings`` actions, dates, measures, partners, leads, in that order), ``date_not_understood``
    (a date, or none), ``area_not_named`` (a name), ``table_not_understood`` (that it is left out, or which of its
    lines are not), ``row_in_doubt`` (a row, or a title),
    ``rating_not_understood`` (a rating, or none), ``month_not_stated`` (the month a report is about),
    ``leads_run_together`` (the names), ``lines_in_doubt`` (which pieces begin a line), ``word_in_doubt`` (the words).
    ``proposal`` is what "accept" would do; ``about`` names what it touches by key.
    """

    id: str
    kind: str
    where: str
    message: str
    readings: tuple[tuple[str, ...], ...] = ()
    proposal: tuple[dict[str, Any], ...] = ()
    about: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Decision:
    """A question with the answer a person gave, kept so that the next version need not ask again."""

    question: Question
    answer: Any = "accept"
