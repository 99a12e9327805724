"""How each kind of question is answered: what the field is called, what stands in it, and what "accept" means."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from goldenthread.plans.reading import answers, in_doubt, ratings
from goldenthread.plans.reading.model import Question
from goldenthread.web.plan_documents.words import date_words


@dataclass(frozen=True)
class Field:
    """``accept`` are the words on the button that takes what is proposed; without them there is none.

    ``key_words`` say what the key A does; it saves what stands in the field where there is no such button.
    """

    label: str
    hint: str = ""
    value: str = ""
    accept: str = ""
    key_words: str = ""
    choices: tuple[str, ...] = ()

    @property
    def has_ready_value(self) -> bool:
        """Does saving alone take what is proposed?"""
        return bool(self.value) and not self.accept


def field(question: Question) -> Field | None:
    """The field that answers a question; None for kinds that have none."""
    proposal = question.proposal[0] if question.proposal else {}
    match question.kind:
        case "date_not_understood":
            hint, accept = "For example 14/08/2026 or Aug 2026.", "Keep it without a date"
            return Field("Date or month", hint, accept=accept, key_words="keep without a date")
        case "area_not_named":
            return Field("Name for the area", value=proposal.get("name", ""), key_words="save the name")
        case "rating_not_understood":
            likely = proposal.get("rating", "")
            accept = "" if likely else "Keep it without a rating"
            key_words = "save the rating" if likely else "keep without a rating"
            return Field(
                "Rating", value=likely, accept=accept, key_words=key_words, choices=(*ratings.KNOWN, ratings.NONE)
            )
        case "month_not_stated":
            month = date_words(proposal.get("month"))
            return Field("Month", "For example Aug 2026.", value=month, key_words="save the month")
        case "leads_run_together":
            names = "; ".join(proposal.get("names", ()))
            return Field("Names, with a semicolon between them", value=names, key_words="save the names")
        case in_doubt.LINES:
            hint = "Their numbers, such as 2 or 2, 3; “none” if all is one line."
            return Field("Pieces that begin a line of their own", hint, in_doubt.NONE, key_words="keep it as one line")
        case in_doubt.WORD:
            words = tuple(text for reading in question.readings for text in reading)
            return Field("The words meant", value=question.about["raw"], key_words="keep as read", choices=words)
    return None


def title(question: Question) -> str:
    """The question in one line."""
    match question.kind:
        case "counts_differ":
            *before, last = question.about.get("differs") or ["lines"]
            names = f"{', '.join(before)} and {last}" if before else last
            return f"Which {names} go with which action?"
        case "date_not_understood":
            return f"What date is “{question.about['raw']}”?"
        case "area_not_named":
            return "What is this area called?"
        case "rating_not_understood":
            return f"What is the {question.about['column']} rating of {question.about['area']}?"
        case "month_not_stated":
            return "Which month is this report about?"
        case "leads_run_together":
            return "Who are these people?"
        case in_doubt.LINES:
            return "Is this one line, or several?"
        case in_doubt.WORD:
            return f"Is it “{question.readings[0][0]}” or “{question.readings[1][0]}”?"
    return "A column of this table was left out" if is_column(question) else "This table was left out"


def is_column(question: Question) -> bool:
    """Whether it is about one column, of a table whose others were read."""
    return "column" in question.about


def said(question: Question, given: Any) -> str:
    """The answer in words; empty while there is none."""
    if given is None:
        return ""
    if given == answers.ACCEPT:
        return _accepted(question)
    words = {
        "date_not_understood": f"Read as {given}.", "area_not_named": f"Called “{given}”.",
        "rating_not_understood": f"Rated {given}." if given != ratings.NONE else "Kept without a rating.",
        "month_not_stated": f"About {given}.",
        "leads_run_together": f"Read as {given}.",
        in_doubt.LINES: "Kept as one line." if given == in_doubt.NONE else f"A new line begins at {given}.",
        in_doubt.WORD: f"Read as “{given}”.",
    }  # fmt: skip
    return words.get(question.kind, "Paired by hand.")


def _accepted(question: Question) -> str:
    """What was proposed, as it was taken."""
    ready = field(question)
    value = ready.value if ready else ""
    words = {
        "counts_differ": "As proposed.", "date_not_understood": "Kept without a date.",
        "area_not_named": f"Called “{value}”, as proposed.",
        "rating_not_understood": f"Rated {value}, as proposed." if value else "Kept without a rating.",
        "month_not_stated": f"About {value}, as proposed.", "leads_run_together": f"Read as {value}, as proposed.",
        in_doubt.LINES: "Kept as one line.", in_doubt.WORD: f"Read as “{value}”.",
    }  # fmt: skip
    return words.get(question.kind, "Left out.")
