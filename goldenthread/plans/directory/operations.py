"""Every change of the directory. It serves all plans, so whoever writes plans keeps it; it gives nobody a right."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from goldenthread import history
from goldenthread.accounts import policies as rights
from goldenthread.accounts.models import Organisation, Person, Unit
from goldenthread.history import versions
from goldenthread.plans import editing
from goldenthread.plans.directory import linking
from goldenthread.plans.errors import PlanError
from goldenthread.plans.models import Holder, Post, Spelling
from goldenthread.plans.naming import key

CAPABILITY = "plan.edit"


@transaction.atomic
def add_post(
    *, title: str, by: Person, on: date, kind: str = "person", unit: Unit | None = None,
    organisation: Organisation | None = None, spelling: str = "",
) -> Post:  # fmt: skip
    """A new entry; ``spelling`` is a text of plans that means it. PlanError when one of that title is there."""
    rights.reach(by, CAPABILITY, on=on)
    _check_title(title)
    post = Post(title=title, kind=kind, unit=unit, organisation=organisation, added_on=on, added_by=by)
    editing.add(post)
    history.record("plans.post_added", subject=post, by=by, on=on, detail=post.title)
    if spelling and key(spelling) != key(title):
        say_spelling(post=post, raw=spelling, is_meant=True, by=by, on=on)
    linking.relink()
    return post


@transaction.atomic
def edit_post(
    *, post: Post, version: int, title: str, kind: str, unit: Unit | None, organisation: Organisation | None,
    by: Person, on: date,
) -> Post:  # fmt: skip
    """Change what an entry is called, what it is and where it belongs."""
    rights.reach(by, CAPABILITY, on=on)
    _check_title(title, post)
    fields = {"title": title, "kind": kind, "unit": unit, "organisation": organisation}
    editing.change(post, version=version, kind="plans.post_edited", by=by, on=on, fields=fields)
    linking.relink()
    return post


@transaction.atomic
def add_holder(
    *, post: Post, version: int, name: str, by: Person, on: date, from_on: date | None = None,
    until_on: date | None = None, person: Person | None = None,
) -> Holder:  # fmt: skip
    """Who held the post, between which days; an open end is not over or not known."""
    rights.reach(by, CAPABILITY, on=on)
    _check_days(from_on, until_on)
    versions.claim(post, version)
    holder = Holder(post=post, name=name, person=person, from_on=from_on, until_on=until_on)
    editing.add(holder)
    history.record("plans.holder_added", subject=post, by=by, on=on, detail=holder.name)
    linking.relink()
    return holder


@transaction.atomic
def edit_holder(
    *, holder: Holder, version: int, name: str, from_on: date | None, until_on: date | None, by: Person, on: date
) -> Holder:
    """Correct a holder's name or days, or say that they left."""
    rights.reach(by, CAPABILITY, on=on)
    _check_days(from_on, until_on)
    fields = {"name": name, "from_on": from_on, "until_on": until_on}
    editing.change(holder, version=version, kind="plans.holder_edited", by=by, on=on, fields=fields)
    linking.relink()
    return holder


@transaction.atomic
def say_spelling(*, post: Post, raw: str, is_meant: bool, by: Person, on: date) -> Spelling:
    """Say that a text means this entry, or that it does not; kept for every plan to come.

    A text means one entry: what was said of it before no longer holds.
    """
    rights.reach(by, CAPABILITY, on=on)
    words = key(raw)
    if not words:
        raise PlanError("The spelling is missing.", remedy="Enter the words as a plan has them.", field="raw")
    Spelling.objects.filter(key=words, post=post).delete()
    if is_meant:
        Spelling.objects.filter(key=words, is_meant=True).delete()
    spelling = Spelling(post=post, raw=raw, key=words, is_meant=is_meant, said_on=on, said_by=by)
    editing.add(spelling)
    kind = "plans.spelling_means" if is_meant else "plans.spelling_means_not"
    history.record(kind, subject=post, by=by, on=on, detail=spelling.raw)
    linking.relink()
    return spelling


@transaction.atomic
def unsay_spelling(*, spelling: Spelling, by: Person, on: date) -> None:
    """Take back what was said of a text, so that it is asked again (the undo of ``say_spelling``)."""
    rights.reach(by, CAPABILITY, on=on)
    history.record("plans.spelling_taken_back", subject=spelling.post, by=by, on=on, detail=spelling.raw)
    spelling.delete()
    linking.relink()


@transaction.atomic
def merge_posts(*, post: Post, version: int, into: Post, by: Person, on: date) -> Post:
    """Two entries are one: what names ``post`` names ``into``. Both keep their words, so that it can be undone."""
    rights.reach(by, CAPABILITY, on=on)
    if post.pk in _line(into):
        raise PlanError("An entry is not merged into itself.", remedy="Choose another entry.", field="into")
    fields = {"merged_into": into}
    editing.change(post, version=version, kind="plans.post_merged", by=by, on=on, fields=fields)
    linking.relink()
    return into


@transaction.atomic
def part_posts(*, post: Post, version: int, by: Person, on: date) -> Post:
    """The two are two after all (the undo of ``merge_posts``)."""
    rights.reach(by, CAPABILITY, on=on)
    if post.merged_into_id is None:
        raise PlanError("This entry is merged into no other.", remedy="Reload the page to see how it stands.")
    _check_title(post.title, post)
    fields = {"merged_into": None}
    editing.change(post, version=version, kind="plans.post_parted", by=by, on=on, fields=fields)
    linking.relink()
    return post


def _line(post: Post | None) -> list[int]:
    """The entry and what it was merged into."""
    found: list[int] = []
    while post is not None and post.pk not in found:
        found.append(post.pk)
        post = post.merged_into
    return found


def _check_title(title: str, post: Post | None = None) -> None:
    others = Post.objects.filter(merged_into__isnull=True).exclude(pk=post.pk if post else None)
    if any(key(each.title) == key(title) for each in others):
        raise PlanError(
            f"There is already an entry called {editing.clean(title)}.", field="title",
            remedy="Use that one, or say in the title what tells them apart.",
        )  # fmt: skip


def _check_days(from_on: date | None, until_on: date | None) -> None:
    if from_on and until_on and until_on < from_on:
        raise PlanError("The last day is before the first.", remedy="Check both days.", field="until_on")
