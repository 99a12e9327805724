"""Sentences of a report that name a small group: one decision for each, before the report goes out as published."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django import forms as django
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from goldenthread.measures.models import SettledSentence
from goldenthread.plans import queries
from goldenthread.reporting import exceptions, policies, sentences
from goldenthread.reporting.sentences import Decision, Flagged
from goldenthread.web import forms
from goldenthread.web.access import Asking, page
from goldenthread.web.exceptions import chosen
from goldenthread.web.plans import pages

_PARTS = ("answer", "wording", "reason")


class SettleForm(forms.Form):
    """Three fields for each sentence, numbered as the sentences stand in the report; all may be decided at once."""

    def __init__(self, *args: Any, found: Sequence[Flagged], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.found = found
        for at, each in enumerate(found):
            self.fields |= _fields(at, each)

    def decisions(self, typed: dict[str, Any]) -> list[Decision]:
        """What was typed, by sentence."""
        return [
            Decision(each.sentence, **{part: typed[f"{part}_{at}"] for part in _PARTS}, seen=typed[f"seen_{at}"] or 0)
            for at, each in enumerate(self.found)
        ]

    def groups(self) -> Iterator[tuple[Flagged, list[Any]]]:
        """Each sentence with its fields, for the page."""
        for at, each in enumerate(self.found):
            yield each, [self[f"{part}_{at}"] for part in (*_PARTS, "seen")]


def _fields(at: int, each: Flagged) -> dict[str, django.Field]:
    """The fields of one sentence, with what was decided before."""
    stands, number = each.settled, at + 1
    return {
        f"answer_{at}": django.ChoiceField(
            label=f"What becomes of sentence {number}?", widget=django.RadioSelect,
            choices=SettledSentence.Answer.choices, initial=stands.answer if stands else None,
            error_messages={"required": f"Choose what becomes of sentence {number}"},
        ),
        f"wording_{at}": django.CharField(
            label=f"Sentence {number} in other words", required=False, max_length=2000,
            widget=django.Textarea(attrs={"rows": 2}), initial=stands.wording if stands else "",
            help_text="It stands in square brackets, so that nobody takes it for what was said.",
        ),
        f"reason_{at}": django.CharField(
            label=f"Why sentence {number} may go out, or was changed", required=False, max_length=300,
            initial=stands.reason if stands else "", help_text="Needed when it goes out as it is.",
        ),
        f"seen_{at}": django.IntegerField(
            widget=django.HiddenInput, required=False, initial=stands.pk if stands else 0
        ),
    }  # fmt: skip


@page("report.generate")
def settle(request: Asking, plan_id: int) -> HttpResponse:
    """Decide about every sentence of the published report that names a small group."""
    plan = queries.plan_for(request.user, plan_id, on=request.on)
    policies.check_generate(plan, by=request.user, on=request.on)
    month = chosen.month_of(request)
    report = exceptions.draft(
        plan, period=month, reader=request.user, on=request.on, capability=policies.CAPABILITY, published=True
    )
    form = SettleForm(request.POST or None, found=sentences.flagged(plan, report))
    back = chosen.address("exception-report", plan, month, published=True)
    if request.method == "POST" and form.attempt(
        lambda typed: sentences.settle(plan=plan, decisions=form.decisions(typed), by=request.user, on=request.on)
    ):
        messages.success(request, "Decided. The report below stands as it goes out.")
        return redirect(back)
    trail = [*pages.plan_trail(plan), ("Exceptions", chosen.overview(plan, month)), ("Exception report", back)]
    return pages.show_form(
        request, form, title="Sentences that name a small group", button="Save what was decided", trail=trail,
        caption=f"{plan.name}, {month.label}", answer=_answer(form.found), template="web/exceptions/settle.html",
    )  # fmt: skip


def _answer(found: Sequence[Flagged]) -> str:
    if not found:
        return "No sentence of this report names a small group, so there is nothing to decide."
    return (
        "Words give a child away as surely as a number. The report goes out as published once each of these is kept "
        "for a reason, put in other words, or left out; your name and the day are kept with it."
    )
