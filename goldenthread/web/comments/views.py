"""One page of comments for each kind of thing: read by whoever may see it; written, withdrawn and restored there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms as django
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from goldenthread.accounts.errors import OutOfReach
from goldenthread.accounts.models import Person
from goldenthread.plans import commenting, operations, queries
from goldenthread.plans.commenting import About
from goldenthread.plans.models import Comment
from goldenthread.web import forms, undo
from goldenthread.web.access import Asking, page
from goldenthread.web.plans import pages
from goldenthread.web.plans.forms import VersionForm

SAID = "Your comment is here."


class CommentForm(forms.Form):
    text = django.CharField(
        label="Your comment", widget=django.Textarea(attrs={"rows": 4}), max_length=4000,
        help_text="Name no child, and nothing by which one could be known. Write @ and a whole name to tell somebody.",
    )  # fmt: skip
    mentions = django.ModelMultipleChoiceField(
        Person.objects.none(), label="Tell", widget=django.CheckboxSelectMultiple, required=False,
        help_text="It appears on their home page.",
    )  # fmt: skip

    def __init__(self, *args: Any, people: list[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["mentions"].queryset = Person.objects.filter(pk__in=[each.pk for each in people])
        if not people:
            del self.fields["mentions"]


@page("plan.view")
def plan(request: Asking, plan_id: int) -> HttpResponse:
    found = queries.plan_for(request.user, plan_id, on=request.on)
    return _show(request, found, found.name, pages.plan_trail(found))


@page("plan.view")
def area(request: Asking, area_id: int) -> HttpResponse:
    found = queries.area_for(request.user, area_id, on=request.on)
    return _show(request, found, found.name, pages.area_trail(found))


@page("action.view")
def action(request: Asking, action_id: int) -> HttpResponse:
    found = queries.action_for(request.user, action_id, on=request.on)
    opens = queries.can_open_area(request.user, found.area_id, on=request.on)
    return _show(request, found, pages.name_of(found), pages.action_trail(found, open_area=opens))


@page("plan.view")
def recommendation(request: Asking, recommendation_id: int) -> HttpResponse:
    found = queries.recommendation_for(request.user, recommendation_id, on=request.on)
    name = found.reference or pages.shorten(found.text)
    here = (name, reverse("recommendation", args=[found.pk]))
    return _show(request, found, name, [*pages.plan_trail(found.plan), here])


@page("plan.view")
def line(request: Asking, line_id: int) -> HttpResponse:
    found = queries.line_for(request.user, line_id, on=request.on)
    here = ("Scorecard", f"{reverse('scorecard')}?plan={found.plan_id}#line-{found.pk}")
    return _show(request, found, pages.shorten(found.text), [*pages.plan_trail(found.plan), here])


@page(None)
@require_POST
def read(request: Asking) -> HttpResponse:
    """One's own mentions, up to the newest that was shown, are read."""
    until = request.POST.get("until", "")
    if until.isascii() and until.isdigit() and len(until) < 19:
        operations.read_mentions(until=int(until), by=request.user, on=request.on)
        messages.success(request, "Cleared. Who mentions you from now on appears here.")
    return redirect("home")


def _show(request: Asking, about: About, name: str, trail: pages.Trail) -> HttpResponse:
    if request.method == "POST" and {"withdraw", "restore"} & set(request.POST):
        return _take_back(request, about)
    can = commenting.can_comment(about, by=request.user, on=request.on)
    form = _form(request, about, can)
    if request.method == "POST":
        commenting.check_comment(about, by=request.user, on=request.on)
        if form and form.attempt(
            lambda typed: operations.add_comment(about=about, **typed, by=request.user, on=request.on)
        ):
            told = ", ".join(each.person.name for each in form.outcome.mentions.select_related("person"))
            messages.success(request, f"Your comment is here. Told on their home page: {told}." if told else SAID)
            return redirect(request.path)
    context = {
        "name": name, "trail": trail, "form": form, "comments": _said(request, about), "can": can,
        "history": reverse(f"{commenting.field_of(about)}-history", args=[about.pk]),
    }  # fmt: skip
    return render(request, "comments/page.html", context, status=forms.status(form) if form else 200)


def _form(request: Asking, about: About, can: bool) -> CommentForm | None:
    if not can:
        return None
    return CommentForm(request.POST or None, people=commenting.offered(about, by=request.user, on=request.on))


def _said(request: Asking, about: About) -> list[dict[str, Any]]:
    """Every comment with its words; of one that is withdrawn only who withdrew it."""
    found = list(commenting.about_thing(about))
    words = commenting.words_of(each for each in found if not each.withdrawn_on)
    edits = commenting.can_withdraw_any(about, by=request.user, on=request.on)
    return [
        {
            "comment": each, "text": words.get(each.pk, ""),
            "may_withdraw": not each.withdrawn_on and (edits or each.made_by_id == request.user.pk),
        }
        for each in found
    ]  # fmt: skip


def _take_back(request: Asking, about: About) -> HttpResponse:
    """Withdraw a comment, with an undo; or restore it, which is the undo."""
    withdraws = "withdraw" in request.POST
    number = request.POST["withdraw" if withdraws else "restore"]
    if not (number.isascii() and number.isdigit() and len(number) < 19):
        raise OutOfReach
    comment = commenting.comment_of(about, int(number))
    operation: Callable[..., Comment] = operations.withdraw_comment if withdraws else operations.restore_comment
    form = VersionForm(request.POST)
    if not form.attempt(lambda typed: operation(comment=comment, **typed, by=request.user, on=request.on)):
        said = [error for errors in form.errors.values() for error in errors]
        messages.error(request, said[0] if said else "Nothing was changed.")
    elif withdraws:
        undo.offer(
            request, "The comment is withdrawn.", address=request.path, restore=comment.pk, version=comment.version
        )
    else:
        messages.success(request, "The comment is shown again.")
    return redirect(request.path)
