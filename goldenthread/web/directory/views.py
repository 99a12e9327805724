"""Who is who: the list, one entry with its holders and spellings, and two entries that are one."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from goldenthread.history.models import Entry
from goldenthread.plans.directory import operations, queries
from goldenthread.plans.models import Holder, Post, Spelling
from goldenthread.web import forms, tables, undo
from goldenthread.web.access import Asking, page
from goldenthread.web.directory.forms import EditForm, HolderForm, MergeForm, PostForm
from goldenthread.web.plans.pages import Trail, show_form

LINES = 50  # of history shown on an entry's page


@page("plan.edit")
def post_list(request: Asking) -> HttpResponse:
    """Every entry, who holds it today, and what plans call it."""
    found = queries.named(request.user, on=request.on)
    times = queries.counts(found)
    for post in (posts := list(queries.posts(request.user, on=request.on))):
        post.times = times.get(post.pk, 0)
    table = tables.Table(
        posts, _columns(request.on), request.GET, filters=_filters(request.on), sort="title", can_export=True,
        noun="entry",
    )  # fmt: skip
    if table.is_export:
        return table.as_csv("directory.csv")
    unknown = [each for each in found if each.meaning.post is None]
    context = {"table": table, "any": bool(posts), "unknown": len(unknown), "trail": trail()[:1]}
    return render(request, "directory/list.html", context)


@page("plan.edit")
def add(request: Asking) -> HttpResponse:
    form = PostForm(request.POST or None)
    if request.method == "POST" and form.attempt(
        lambda typed: operations.add_post(**typed, by=request.user, on=request.on)
    ):
        messages.success(request, "Added. Plans that name it by this title lead here now.")
        return redirect("directory-post", form.outcome.pk)
    return show_form(request, form, title="Add an entry", button="Add it", trail=trail())


@page("plan.edit")
def post(request: Asking, post_id: int) -> HttpResponse:
    """One entry: who held it when, how it is spelt, and where plans name it."""
    found = queries.post_for(request.user, post_id, on=request.on)
    named = queries.named(request.user, on=request.on, post=found)
    history = Entry.objects.filter(subject_kind=found._meta.label_lower, subject_id=str(found.pk)).order_by("-seq")
    context = {
        "post": found, "holders": list(found.holders.all()), "today": queries.holders_on(found, request.on),
        "said": found.spellings.filter(is_meant=True), "refused": found.spellings.filter(is_meant=False),
        "merged": found.merged.all(), "named": named, "times": sum(each.times for each in named),
        "lines": history[:LINES], "trail": trail(),
    }  # fmt: skip
    return render(request, "directory/post.html", context)


@page("plan.edit")
def edit(request: Asking, post_id: int) -> HttpResponse:
    found = queries.post_for(request.user, post_id, on=request.on)
    form = EditForm(request.POST or None, initial=_stored(found)[0] | {"version": found.version})
    if request.method == "POST" and form.attempt(
        lambda typed: operations.edit_post(post=found, **typed, by=request.user, on=request.on),
        stored=lambda: _stored(Post.objects.get(pk=found.pk)),
    ):
        messages.success(request, "Saved.")
        return redirect("directory-post", found.pk)
    return show_form(request, form, title="Edit the entry", button="Save", trail=trail(found))


@page("plan.edit")
def add_holder(request: Asking, post_id: int) -> HttpResponse:
    """Who held the post, between which days."""
    found = queries.post_for(request.user, post_id, on=request.on)
    form = HolderForm(request.POST or None, initial={"version": found.version})
    if request.method == "POST" and form.attempt(
        lambda typed: operations.add_holder(post=found, **typed, by=request.user, on=request.on)
    ):
        messages.success(request, f"{form.outcome.name} is on the list.")
        return redirect("directory-post", found.pk)
    return show_form(request, form, title="Who held it", button="Save", caption=found.title, trail=trail(found))


@page("plan.edit")
def edit_holder(request: Asking, holder_id: int) -> HttpResponse:
    """Correct a holder, or say that they left."""
    found = queries.holder_for(request.user, holder_id, on=request.on)
    form = HolderForm(request.POST or None, initial=_held(found)[0] | {"version": found.version})
    if request.method == "POST" and form.attempt(
        lambda typed: operations.edit_holder(holder=found, **typed, by=request.user, on=request.on),
        stored=lambda: _held(Holder.objects.get(pk=found.pk)),
    ):
        messages.success(request, "Saved.")
        return redirect("directory-post", found.post_id)
    way = trail(found.post)
    return show_form(request, form, title=found.name, button="Save", caption=found.post.title, trail=way)


@page("plan.edit")
def merge(request: Asking, post_id: int) -> HttpResponse:
    """Say that two entries are one; undone in ten seconds, or later on the page of the merged one."""
    found = queries.post_for(request.user, post_id, on=request.on)
    others = queries.posts(request.user, on=request.on).exclude(pk=found.pk)
    form = MergeForm(request.POST or None, others=others, initial={"version": found.version})
    if request.method == "POST" and form.attempt(
        lambda typed: operations.merge_posts(post=found, **typed, by=request.user, on=request.on)
    ):
        said = f"{found.title} is now {form.outcome.title}."
        undo.offer(request, said, address=reverse("directory-part", args=[found.pk]), version=found.version)
        return redirect("directory-post", form.outcome.pk)
    return show_form(
        request, form, title="Merge with another entry", button="Merge", caption=found.title, trail=trail(found),
        answer="Plans keep their words; what named this entry then leads to the other.",
    )  # fmt: skip


@page("plan.edit")
@require_POST
def part(request: Asking, post_id: int) -> HttpResponse:
    """The two are two after all."""
    found = queries.post_for(request.user, post_id, on=request.on)
    form = forms.VersionedForm(request.POST)
    if form.attempt(lambda typed: operations.part_posts(post=found, **typed, by=request.user, on=request.on)):
        messages.success(request, f"{found.title} is an entry of its own again.")
    else:
        for errors in form.errors.values():
            messages.error(request, str(errors[0]))
    return redirect("directory-post", found.pk)


def trail(found: Post | None = None) -> Trail:
    """The way back: plans, the directory, and the entry."""
    way = [("Plans", reverse("plan-list")), ("Directory", reverse("directory"))]
    return [*way, (found.title, reverse("directory-post", args=[found.pk]))] if found else way


def _stored(found: Post) -> tuple[dict[str, Any], int]:
    fields = {"title": found.title, "kind": found.kind, "unit": found.unit, "organisation": found.organisation}
    return fields, found.version


def _held(found: Holder) -> tuple[dict[str, Any], int]:
    return {"name": found.name, "from_on": found.from_on, "until_on": found.until_on}, found.version


def _names_of(post: Post, on: date) -> str:
    return "; ".join(holder.name for holder in queries.holders_on(post, on))


def _spellings(post: Post) -> str:
    """Every other way in which it is written: what was said, and the titles of what was merged into it."""
    merged = list(post.merged.all())
    said: list[Spelling] = [each for entry in [post, *merged] for each in entry.spellings.all() if each.is_meant]
    return "; ".join(dict.fromkeys([*(each.raw for each in said), *(each.title for each in merged)]))


def _columns(on: date) -> tuple[tables.Column, ...]:
    return (
        tables.Column(
            "title", "Title", lambda each: each.title, link=lambda each: reverse("directory-post", args=[each.pk])
        ),
        tables.Column("kind", "What it is", lambda each: each.get_kind_display()),
        tables.Column("holder", "Held today by", lambda each: _names_of(each, on)),
        tables.Column("spellings", "Also written", _spellings),
        tables.Column(
            "times", "Named in plans", lambda each: str(each.times), order=lambda each: each.times, is_number=True
        ),
    )


def _filters(on: date) -> tuple[tables.Filter | tables.Search, ...]:
    return (
        tables.Search("q", "Title, name or spelling", lambda each: f"{each} {_names_of(each, on)} {_spellings(each)}"),
        tables.Filter("kind", "What it is", lambda each: each.kind, words=dict(Post.Kind.choices)),
    )
