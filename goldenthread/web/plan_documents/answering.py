"""How each kind of question is answered: what the field is called, what stands in it, and what "accept" means."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from goldenthread.plans.reading import answers, asking, brought_back, in_doubt, ratings
from goldenthread.plans.reading.model import Question
from goldenthread.web.plan_documents.words import date_words

LEFT_OUT = "table_not_understood"


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
        case "table_not_understood" if "listed" in question.about:
            hint = "Their numbers, such as 1 or 1, 2; “none” leaves all of them out."
            label = f"Lines that are {question.about['listed']} of the plan"
            return Field(label, hint, brought_back.NONE, key_words="leave them out")
        case asking.ROW:
            row, _ = asking.ROW_CHOICES
            return Field("What it is", value=row, key_words="keep it as a row", choices=asking.ROW_CHOICES)
        case "area_not_named" if "rest_of" in question.about:
            above = question.about["rest_of"]
            hint = f"“{above}” if the words go on with it, or a name of its own."
            return Field("Area they belong to", hint, value=above, key_words="read them as more of the area above")
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
        case "area_not_named" if "rest_of" in question.about:
            return f"Is this an area, or more of {question.about['rest_of']}?"
        case "area_not_named":
            return "What is this area called?"
        case asking.ROW:
            return "Is this a row of its table, or a title of the next?"
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
    return _left_out(question.about)


def _left_out(about: dict[str, Any]) -> str:
    """The question about a table of which something, or all, was left out."""
    if "listed" in about:
        return f"Are these words {about['listed']} of the plan?"
    left = "column" if "column" in about else "row" if "row" in about else ""
    return f"A {left} of this table was left out" if left else "This table was left out"


def said(question: Question, given: Any) -> str:
    """The answer in words; empty while there is none."""
    if given is None:
        return ""
    if given == answers.ACCEPT:
        return _accepted(question)
    words = {
        "date_not_understood": f"Read as {given}.", "area_not_named": _called(question, given),
        "rating_not_understood": f"Rated {given}." if given != ratings.NONE else "Kept without a rating.",
        "month_not_stated": f"About {given}.",
        "leads_run_together": f"Read as {given}.",
        in_doubt.LINES: "Kept as one line." if given == in_doubt.NONE else f"A new line begins at {given}.",
        in_doubt.WORD: f"Read as “{given}”.", asking.ROW: f"Read as: {given}.",
        LEFT_OUT: _brought_back(question, given),
    }  # fmt: skip
    return words.get(question.kind, "Paired by hand.")


def _called(question: Question, name: str) -> str:
    return f"Read as more of {name}." if name == question.about.get("rest_of") else f"Called “{name}”."


def _brought_back(question: Question, given: Any) -> str:
    none = given == brought_back.NONE or "listed" not in question.about
    return "Left out." if none else f"Read as {question.about['listed']} of the plan: {given}."


def _accepted(question: Question) -> str:
    """What was proposed, as it was taken."""
    ready = field(question)
    value = ready.value if ready else ""
    words = {
        "counts_differ": "As proposed.", "date_not_understood": "Kept without a date.",
        "area_not_named": f"{_called(question, value)[:-1]}, as proposed.",
        "rating_not_understood": f"Rated {value}, as proposed." if value else "Kept without a rating.",
        "month_not_stated": f"About {value}, as proposed.", "leads_run_together": f"Read as {value}, as proposed.",
        in_doubt.LINES: "Kept as one line.", in_doubt.WORD: f"Read as “{value}”.", asking.ROW: f"Read as: {value}.",
    }  # fmt: skip
    return words.get(question.kind, "Left out.")
