"""How far an action is: begun, claimed complete, signed off, opened again, held. What can be undone offers it."""

from __future__ import annotations

from typing import Any

from django import forms as django
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from goldenthread.plans import following, holding, operations, policies, queries
from goldenthread.plans.delivery import Status
from goldenthread.plans.models import Action
from goldenthread.web import forms, undo
from goldenthread.web.access import Asking, page
from goldenthread.web.plans import pages, presenters
from goldenthread.web.plans.forms import NoteForm, ReasonForm, VersionForm
from goldenthread.web.plans.presenters import Shown


class BeginForm(forms.VersionedForm):
    begun = django.TypedChoiceField(
        choices=[("True", "Under way"), ("False", "Not started")], coerce=lambda typed: typed == "True"
    )


class EmbedForm(ReasonForm):
    """What shows that it held; and, where the condition does not hold, that a person says so all the same."""

    in_spite = django.BooleanField(
        label="I say so in spite of the condition", required=False,
        help_text="What is missing is shown beside your name.",
    )  # fmt: skip

    def __init__(self, *args: Any, holds: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].label = "What shows that it held"
        if holds:
            del self.fields["in_spite"]


class NotHeldForm(ReasonForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].label = "What shows that it does not hold"
        self.fields["reason"].error_messages["required"] = "Say what shows that it does not hold"


@page("action.update")
@require_POST
def begin(request: Asking, action_id: int) -> HttpResponse:
    """Say that an action is under way, or not started after all; each undoes the other."""
    found = queries.action_for(request.user, action_id, on=request.on)
    policies.check_update(found, by=request.user, on=request.on)
    form = BeginForm(request.POST)
    if form.attempt(lambda typed: operations.set_begun(action=found, **typed, by=request.user, on=request.on)):
        begun = form.cleaned_data["begun"]
        said = "The action is under way." if begun else "The action is not started."
        address = reverse("action-begin", args=[found.pk])
        undo.offer(request, said, address=address, version=found.version, begun=not begun)
    else:
        _tell(request, form)
    return redirect("action", found.pk)


@page("action.claim_complete")
def claim(request: Asking, action_id: int) -> HttpResponse:
    found = queries.action_for(request.user, action_id, on=request.on)
    policies.check_begin_claim(found, by=request.user, on=request.on)
    if request.method != "POST" and not policies.is_shown(found):
        return _unshown(request, found, "Claim that it is complete", "Nothing shows yet that this action is complete.")
    form = NoteForm(request.POST or None, initial={"version": found.version})
    if request.method == "POST" and form.attempt(
        lambda typed: operations.claim_complete(action=found, **typed, by=request.user, on=request.on)
    ):
        address = reverse("action-claim-withdraw", args=[found.pk])
        undo.offer(request, "Claimed complete. Somebody else signs it off.", address=address, version=found.version)
        return redirect("action", found.pk)
    pieces = _pieces(found, request)
    return _show(
        request, found, form, "Claim that it is complete", "Claim it complete", pieces=pieces,
        answer="Somebody else looks at the evidence and signs it off, or says “not yet”.",
    )  # fmt: skip


@page("action.update")
@require_POST
def withdraw_claim(request: Asking, action_id: int) -> HttpResponse:
    """Take a claim back."""
    found = queries.action_for(request.user, action_id, on=request.on)
    policies.check_update(found, by=request.user, on=request.on)
    return _take_back(request, found)


@page("action.sign_off")
@require_POST
def not_yet(request: Asking, action_id: int) -> HttpResponse:
    """Say "not yet" to a claim, instead of signing it off."""
    found = queries.action_for(request.user, action_id, on=request.on)
    policies.check_decide(found, by=request.user, on=request.on)
    return _take_back(request, found)


@page("action.sign_off")
def sign_off(request: Asking, action_id: int) -> HttpResponse:
    found = queries.action_for(request.user, action_id, on=request.on)
    policies.check_decide(found, by=request.user, on=request.on)
    if request.method != "POST" and not policies.is_shown(found):
        said = "What showed that this action is complete was withdrawn, so it can not be signed off."
        return _unshown(request, found, "Sign the action off", said)
    form = NoteForm(request.POST or None, initial={"version": found.version})
    if request.method == "POST" and form.attempt(
        lambda typed: operations.sign_off(action=found, **typed, by=request.user, on=request.on)
    ):
        messages.success(request, "Signed off: the action is complete.")
        return redirect("action", found.pk)
    claimant = found.claimed_by.name if found.claimed_by else "Somebody"
    return _show(
        request, found, form, "Sign the action off", "Sign it off", pieces=_pieces(found, request),
        answer=f"{claimant} claimed it complete. Your name stands beside theirs, and the board sees it as complete.",
    )  # fmt: skip


@page("action.sign_off")
def reopen(request: Asking, action_id: int) -> HttpResponse:
    found = queries.action_for(request.user, action_id, on=request.on)
    policies.check_reopen(found, by=request.user, on=request.on)
    form = ReasonForm(request.POST or None, initial={"version": found.version})
    if request.method == "POST" and form.attempt(
        lambda typed: operations.reopen(action=found, **typed, by=request.user, on=request.on)
    ):
        messages.success(request, "The action is open again. Both decisions stay in its history.")
        return redirect("action", found.pk)
    return _show(request, found, form, "Open the action again", "Open it again")


@page("action.sign_off")
def embed(request: Asking, action_id: int) -> HttpResponse:
    """Say that a completed action has held."""
    found = queries.action_for(request.user, action_id, on=request.on)
    policies.check_embed(found, by=request.user, on=request.on)
    held = holding.of(found, request.user, on=request.on)
    form = EmbedForm(request.POST or None, holds=held.holds, initial={"version": found.version})
    if request.method == "POST" and form.attempt(
        lambda typed: operations.mark_embedded(action=found, **typed, by=request.user, on=request.on)
    ):
        address = reverse("action-unembed", args=[found.pk])
        undo.offer(request, "Embedded: it held.", address=address, version=found.version)
        return redirect("action", found.pk)
    return _show(
        request, found, form, "Say that it held", "It held",
        answer=f"A completed action is embedded when its evidence still holds and what it should move stayed moved. "
        f"{held.sentence}",
    )  # fmt: skip


@page("action.sign_off")
def held_no_longer(request: Asking, action_id: int) -> HttpResponse:
    """Say that an embedded action did not hold after all, with what shows it."""
    found = queries.action_for(request.user, action_id, on=request.on)
    policies.check_held(found, by=request.user, on=request.on)
    form = NotHeldForm(request.POST or None, initial={"version": found.version})
    if request.method == "POST" and form.attempt(
        lambda typed: operations.unmark_embedded(
            action=found, version=typed["version"], note=typed["reason"], by=request.user, on=request.on
        )
    ):
        messages.success(request, "The action is complete, and not embedded.")
        return redirect("action", found.pk)
    held = holding.of(found, request.user, on=request.on)
    return _show(
        request, found, form, "Say that it did not hold after all", "It did not hold",
        answer=f"The action stays complete. {held.sentence}",
    )  # fmt: skip


@page("action.sign_off")
@require_POST
def unembed(request: Asking, action_id: int) -> HttpResponse:
    found = queries.action_for(request.user, action_id, on=request.on)
    policies.check_embed(found, by=request.user, on=request.on)
    form = VersionForm(request.POST)
    if form.attempt(lambda typed: operations.unmark_embedded(action=found, **typed, by=request.user, on=request.on)):
        messages.success(request, "The action is complete, and not embedded.")
    else:
        _tell(request, form)
    return redirect("action", found.pk)


def _take_back(request: Asking, found: Action) -> HttpResponse:
    form = VersionForm(request.POST)
    if form.attempt(lambda typed: operations.withdraw_claim(action=found, **typed, by=request.user, on=request.on)):
        messages.success(request, "The action is under way again.")
    else:
        _tell(request, form)
    return redirect("action", found.pk)


def _pieces(found: Action, request: Asking) -> list[Shown]:
    """The evidence that the reader may open, for whoever claims or signs off."""
    return presenters.shown(following.evidence_of(request.user, on=request.on, action=found), found, request)


def _unshown(request: Asking, found: Action, title: str, said: str) -> HttpResponse:
    """Instead of a form that would be refused: what is missing, and where to add it."""
    can_add = policies.can_add_evidence(found, by=request.user, on=request.on)
    remedy = "Add evidence first: words, a link, a file or a measure." if can_add else "Ask its owner to add evidence."
    decides = policies.can_sign_off(found, by=request.user, on=request.on) and found.status == Status.CLAIMED
    opens = queries.can_open_area(request.user, found.area_id, on=request.on)
    context = {
        "action": found, "title": title, "answer": f"{said} {remedy}", "can_add": can_add,
        "not_yet_form": VersionForm(initial={"version": found.version}) if decides else None,
        "trail": pages.action_trail(found, open_area=opens), "back": reverse("action", args=[found.pk]),
    }  # fmt: skip
    return render(request, "web/plans/unshown.html", context)


def _show(
    request: Asking, found: Action, form: forms.Form, title: str, button: str, *, answer: str = "",
    pieces: list[Shown] | None = None,
) -> HttpResponse:  # fmt: skip
    opens = queries.can_open_area(request.user, found.area_id, on=request.on)
    return pages.show_form(
        request, form, title=title, button=button, answer=answer, trail=pages.action_trail(found, open_area=opens),
        action=found, pieces=pieces, template="web/plans/status.html",
    )  # fmt: skip


def _tell(request: Asking, form: forms.Form) -> None:
    """A button has no field to stand beside, so its refusal is told on the page that it leads back to."""
    for errors in form.errors.values():
        for error in errors:
            messages.error(request, str(error))
