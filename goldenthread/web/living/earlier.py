"""An earlier document fills the log of dates: chosen, held against the plan, brought in, taken out again."""

from __future__ import annotations

from typing import Any

from django import forms as django
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from goldenthread.plans import documents, earlier, operations, parts
from goldenthread.plans.earlier import Comparison
from goldenthread.plans.models import Plan, PlanDocument
from goldenthread.web import forms, undo
from goldenthread.web.access import Asking, page
from goldenthread.web.living import asked
from goldenthread.web.plans import pages
from goldenthread.web.plans.forms import VersionForm

_READ = (PlanDocument.State.ASKING, PlanDocument.State.READY, PlanDocument.State.IMPORTED)


class EarlierForm(forms.VersionedForm):
    """The day of the document; matches by words to be believed; and, by hand, what words do not join."""

    dated_on = forms.DateField(label="The document's day", help_text="The day on which its dates stood so.")
    same = django.MultipleChoiceField(
        label="The same action in other words", widget=django.CheckboxSelectMultiple, required=False,
        help_text="Untick what is not the same.",
    )  # fmt: skip

    def __init__(self, *args: Any, compared: Comparison, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._keys = [each.key for each in compared.found if each.likeness < 1]
        near = [each for each in compared.found if each.likeness < 1]
        self.fields["same"].choices = [(each.key, f"“{each.text}” is now “{each.action.text}”") for each in near]
        self.fields["same"].initial = self._keys
        if not near:
            del self.fields["same"]
        self._lost = [each.key for each in compared.lost]
        choices = [("", "Not in the plan"), *((str(each.pk), pages.shorten(str(each), 100)) for each in compared.added)]
        for number, each in enumerate(compared.lost if compared.added else ()):
            label = f"What became of “{pages.shorten(each.text, 150)}”"
            self.fields[f"lost-{number}"] = django.ChoiceField(label=label, choices=choices, required=False)

    def clean(self) -> dict[str, Any]:
        """What the operation takes: ``apart`` and ``by_hand`` in place of the single fields."""
        typed = super().clean() or {}
        believed = set(typed.pop("same", ()))
        by_hand = {key: int(typed.pop(name)) for name, key in self._named() if typed.get(name)}
        if len(set(by_hand.values())) < len(by_hand):
            raise django.ValidationError("Two actions of the document are joined to one of the plan. Choose again.")
        rest = {name: value for name, value in typed.items() if not name.startswith("lost-")}
        return rest | {"apart": [key for key in self._keys if key not in believed], "by_hand": by_hand}

    def _named(self) -> list[tuple[str, str]]:
        return [(f"lost-{number}", key) for number, key in enumerate(self._lost)]


@page("plan.edit")
def choose(request: Asking, plan_id: int) -> HttpResponse:
    """Which document an earlier form of the plan stands in."""
    found = asked.plan_to_edit(request, plan_id)
    mine = documents.listed(request.user, on=request.on).filter(state__in=_READ).exclude(plan=found)
    taken = set(found.earlier_documents.values_list("document_id", flat=True))
    context = {
        "plan": found, "documents": [each for each in mine if each.pk not in taken], "trail": trail(found),
        "upload_address": pages.address("plan-upload"),
    }  # fmt: skip
    return render(request, "living/earlier_choose.html", context)


@page("plan.edit")
def bring(request: Asking, plan_id: int, document_id: int) -> HttpResponse:
    """Hold a document against the plan, and bring its dates into the log."""
    found = asked.plan_to_edit(request, plan_id)
    document = documents.document_for(request.user, document_id, on=request.on)
    reading = documents.settled(document)
    compared = earlier.compare(found, reading)
    form = EarlierForm(request.POST or None, compared=compared, initial={"version": found.version})
    kept = {"plan": found, "reading": reading, "document": document, "name": document.plan_name}
    if request.method == "POST" and form.attempt(
        lambda typed: operations.bring_earlier(**kept, **typed, by=request.user, on=request.on)
    ):
        _offer(request, found, form.outcome)
        return redirect("plan-kept", found.pk)
    return pages.show_form(
        request, form, title="Bring in an earlier document", button="Bring its dates in", trail=trail(found),
        caption=document.plan_name, answer=compared.sentence, compared=compared, template="living/earlier.html",
    )  # fmt: skip


@page("plan.edit")
@require_POST
def take_back(request: Asking, brought_id: int) -> HttpResponse:
    """Take an earlier document out of the log again."""
    found = parts.earlier_for(request.user, brought_id, on=request.on)
    asked.check(request, found.plan)
    form = VersionForm(request.POST)
    if form.attempt(lambda typed: operations.take_back_earlier(brought=found, **typed, by=request.user, on=request.on)):
        messages.success(request, "The document is out of the log again.")
    else:
        asked.tell(request, form)
    return redirect("plan-kept", found.plan_id)


def trail(found: Plan) -> pages.Trail:
    return [*pages.plan_trail(found), ("Promises kept", pages.address("plan-kept", found.pk))]


def _offer(request: Asking, found: Plan, brought: Any) -> None:
    said = f"Of {brought.matched} actions found again, the dates of {brought.moved} had moved: the log says so now."
    address = reverse("earlier-take-back", args=[brought.pk])
    undo.offer(request, said, address=address, version=found.version)
