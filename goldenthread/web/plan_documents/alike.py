"""Questions that ask the same of many rows: one answer for all of them, or one for each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms as django

from goldenthread.plans import documents
from goldenthread.plans.models import PlanDocument
from goldenthread.plans.reading import alike, answers, in_doubt
from goldenthread.plans.reading.alike import Group
from goldenthread.plans.reading.errors import AnswerRefused
from goldenthread.web import forms
from goldenthread.web.plan_documents import answering
from goldenthread.web.plan_documents.presenters import Card

DATE = "date_not_understood"
NONE_GIVEN = "Choose one answer for all of them, or answer at least one by itself."


@dataclass(frozen=True)
class Waiting:
    """A group with open questions, for the page of its document."""

    title: str
    questions: tuple[str, ...]


def waiting(cards: Sequence[Card]) -> list[Waiting]:
    """The groups of questions that are open, so that each may be answered at once."""
    still_open = [each.asked.question for each in cards if each.is_open]
    return [Waiting(title(each), tuple(one.id for one in each.questions)) for each in alike.groups(still_open)]


def title(group: Group) -> str:
    """What the questions of a group ask, in one line."""
    match group.kind:
        case alike.LEFT_OUT:
            return f"{group.about.capitalize()}s that were left out"
        case "counts_differ":
            return "Which lines go with which action?"
        case in_doubt.WORD:
            return "Is it one word, or two?"
        case in_doubt.LINES if group.about:
            return f"Is this one line, or several? ({group.about})"
    return answering.title(group.questions[0])


class AlikeForm(forms.VersionedForm):
    """One answer for all questions of a group, and others by themselves; those with neither stay open."""

    together = django.ChoiceField(label="All of them at once", required=False, widget=django.RadioSelect)
    shared = django.CharField(label="One date or month for all of them", required=False, max_length=200)

    def __init__(self, *args: Any, group: Group, cards: Sequence[Card], **more: Any) -> None:
        super().__init__(*args, **more)
        self.group, self.cards = group, cards
        together: Any = self.fields["together"]
        together.choices = [("", "No answer for all; only those below"), *group.answers]
        if group.kind != DATE:
            del self.fields["shared"]
        for card in cards:
            if field := answering.field(card.asked.question):
                self.fields[_name(card)] = _field(card, field)

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors and not self.given():
            raise django.ValidationError(NONE_GIVEN)
        return found

    def given(self) -> dict[str, Any]:
        """The answers by the questions' ids."""
        said = self.cleaned_data
        wanted = said.get("shared") or said["together"]
        each = {card.id: said.get(_name(card)) or _of_all(card, wanted) for card in self.cards}
        return {question: answer for question, answer in each.items() if answer}

    @property
    def hint(self) -> str:
        """How one of them is answered by itself."""
        field = answering.field(self.group.questions[0])
        return field.hint if field else ""

    def rows(self) -> Iterator[tuple[Card, Any]]:
        """Each question with its field, or None where it is answered on its own page."""
        for card in self.cards:
            yield card, self[_name(card)] if _name(card) in self.fields else None

    def refuse_each(self, document: PlanDocument, refusal: AnswerRefused) -> None:
        """Puts what is wrong beside the answers that do not fit, or on top where none is wrong by itself."""
        reading, given, typed = documents.as_read(document), self.given(), dict(self.cleaned_data)
        wrong: dict[str | None, str] = {}
        for question, answer in given.items():
            try:
                answers.answer(reading, {question: answer})
            except AnswerRefused as refused:
                of_all = "shared" if typed.get("shared") else None
                wrong[f"answer-{question}" if typed.get(f"answer-{question}") else of_all] = str(refused)
        for field, said in (wrong or {None: str(refusal)}).items():
            self.add_error(field, said)


def _of_all(card: Card, wanted: str) -> Any:
    return alike.answer_for(card.asked.question, wanted) if wanted else ""


def _name(card: Card) -> str:
    return f"answer-{card.id}"


def _field(card: Card, field: answering.Field) -> django.Field:
    label = f"{field.label} (question {card.asked.number})"
    if field.choices:
        choices = [("", "As for all, or open"), *((each, each) for each in field.choices)]
        return django.ChoiceField(label=label, required=False, choices=choices)
    return django.CharField(label=label, required=False, max_length=200)
