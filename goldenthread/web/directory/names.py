"""What plans call somebody whom the directory does not know: asked once, remembered for every plan."""

from __future__ import annotations

from urllib.parse import urlencode

from django import forms as django
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from goldenthread.plans.directory import operations, queries
from goldenthread.plans.directory.queries import Named
from goldenthread.plans.models import Post, Spelling
from goldenthread.plans.naming import key
from goldenthread.web import forms, tables, undo
from goldenthread.web.access import Asking, page
from goldenthread.web.directory import views
from goldenthread.web.directory.forms import NEW, NONE, OTHER, NameForm, SayForm

PLACES = 8  # actions and areas listed for a text before it only says how many more


class UnsayForm(forms.Form):
    spelling = django.ModelChoiceField(queryset=Spelling.objects.all(), widget=django.HiddenInput)


@page("plan.edit")
def unknown(request: Asking) -> HttpResponse:
    """The texts that lead nowhere for certain, those that are named most on top."""
    found = queries.unknown(request.user, on=request.on)
    table = tables.Table(found, _COLUMNS, request.GET, filters=_FILTERS, can_export=True, noun="name")
    if table.is_export:
        return table.as_csv("names-not-known.csv")
    likely = sum(bool(each.meaning.likely) for each in found)
    context = {"table": table, "any": bool(found), "count": len(found), "likely": likely, "trail": views.trail()}
    return render(request, "directory/names.html", context)


@page("plan.edit")
def name(request: Asking) -> HttpResponse:
    """Who is this? One text, where it stands, who is likely, and the answer."""
    raw = request.POST.get("raw") or request.GET.get("raw") or ""
    if not raw:
        return redirect("directory-names")
    found = _named(request, raw)
    form = NameForm(request.POST or None, named=found)
    if request.method == "POST" and form.attempt(lambda typed: _answer(request, found, typed)):
        return _told(request, found, form)
    places = [*found.actions.values()][:PLACES], [*found.areas.values()][:PLACES]
    context = {
        "named": found, "form": form, "actions": places[0], "areas": places[1], "trail": views.trail(),
        "more": found.times - len(places[0]) - len(places[1]),
    }  # fmt: skip
    return render(request, "directory/name.html", context, status=forms.status(form))


@page("plan.edit")
@require_POST
def say(request: Asking) -> HttpResponse:
    """Yes or no to one proposal; undone in ten seconds."""
    form = SayForm(request.POST)
    if form.attempt(lambda typed: operations.say_spelling(**typed, by=request.user, on=request.on)):
        _offer(request, form.outcome)
    else:
        messages.error(request, "Nothing was changed: the entry is no longer there. Look and try again.")
    return redirect("directory-names")


@page("plan.edit")
@require_POST
def unsay(request: Asking) -> HttpResponse:
    """Take back what was said of a text."""
    form = UnsayForm(request.POST)
    if form.attempt(lambda typed: operations.unsay_spelling(**typed, by=request.user, on=request.on)):
        messages.success(request, "Taken back: it is asked again.")
    else:
        messages.error(request, "It was taken back already.")
    return redirect("directory-names")


def address_of(raw: str) -> str:
    """The page that asks who a text means."""
    return f"{reverse('directory-name')}?{urlencode({'raw': raw})}"


def _named(request: Asking, raw: str) -> Named:
    wanted = key(raw)
    found = next((each for each in queries.named(request.user, on=request.on) if key(each.raw) == wanted), None)
    if found is None:
        raise Http404
    return found


def _answer(request: Asking, found: Named, typed: dict) -> Post | None:
    by, on = request.user, request.on
    if typed["meant"] == NONE:
        for each in found.meaning.likely:
            operations.say_spelling(post=each.post, raw=found.raw, is_meant=False, by=by, on=on)
        return None
    if typed["meant"] == NEW:
        return operations.add_post(title=typed["title"], kind=typed["kind"], spelling=found.raw, by=by, on=on)
    likely = {str(each.post.pk): each.post for each in found.meaning.likely}
    post = typed["other"] if typed["meant"] == OTHER else likely[typed["meant"]]
    operations.say_spelling(post=post, raw=found.raw, is_meant=True, by=by, on=on)
    return post


def _told(request: Asking, found: Named, form: NameForm) -> HttpResponse:
    spelling = Spelling.objects.filter(post=form.outcome, key=key(found.raw)).first() if form.outcome else None
    if spelling:
        _offer(request, spelling)
    else:
        said = f"“{found.raw}” is none of them; it is kept." if form.outcome is None else "Added."
        messages.success(request, said)
    return redirect("directory-names")


def _offer(request: Asking, spelling: Spelling) -> None:
    word = "means" if spelling.is_meant else "does not mean"
    said = f"“{spelling.raw}” {word} {spelling.post.title}, here and in plans to come."
    undo.offer(request, said, address=reverse("directory-unsay"), spelling=spelling.pk)


_COLUMNS = (
    tables.Column("raw", "In plans", lambda each: each.raw, link=lambda each: address_of(each.raw)),
    tables.Column(
        "times", "How often", lambda each: str(each.times), order=lambda each: -each.times, is_number=True
    ),
    tables.Column(
        "likely", "Likely", lambda each: "; ".join(f"{one.post.title} ({one.reason})" for one in each.meaning.likely),
        template="directory/likely_cell.html", value=lambda each: each.meaning.likely,
    ),
)  # fmt: skip
_FILTERS = (
    tables.Search("q", "Words", lambda each: each.raw),
    tables.Filter(
        "likely", "Proposal", lambda each: "yes" if each.meaning.likely else "no",
        words={"yes": "With a proposal", "no": "Without one"},
    ),
)  # fmt: skip
