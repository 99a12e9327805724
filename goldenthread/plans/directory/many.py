"""Many entries of the directory added in one step."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from django.db import transaction

from goldenthread import history
from goldenthread.accounts import policies as rights
from goldenthread.accounts.models import Person
from goldenthread.plans import editing
from goldenthread.plans.directory import linking, pasted
from goldenthread.plans.directory.operations import CAPABILITY
from goldenthread.plans.directory.pasted import Entry, Verdict
from goldenthread.plans.directory.resolving import Directory
from goldenthread.plans.errors import PlanError
from goldenthread.plans.models import Holder, Post, Spelling
from goldenthread.plans.naming import key


@transaction.atomic
def add_posts(*, entries: Sequence[Entry], chosen: Collection[int], by: Person, on: date) -> list[Post]:
    """Add the entries whose numbers (from 1) are chosen, each with its holders and spellings; all of them or none.

    They are judged once more: PlanError names what came to be here meanwhile.
    """
    rights.reach(by, CAPABILITY, on=on)
    wanted = [each for each in pasted.judge(entries, Directory.read()) if each.number in chosen]
    if not wanted:
        raise PlanError("No line is chosen.", remedy="Tick those to add.", field="chosen")
    if here := [each.entry.title for each in wanted if each.verdict == Verdict.DOUBLE]:
        raise PlanError(
            f"Here already, so nothing was added: {'; '.join(here[:5])}.", remedy="Leave those out.", field="chosen"
        )
    posts = [_add(each.entry, by, on) for each in wanted]
    linking.relink()
    return posts


def _add(entry: Entry, by: Person, on: date) -> Post:
    post = editing.add(Post(title=entry.title, kind=entry.kind, added_on=on, added_by=by))
    history.record("plans.post_added", subject=post, by=by, on=on, detail=post.title)
    for name in entry.holders:
        editing.add(Holder(post=post, name=name))
        history.record("plans.holder_added", subject=post, by=by, on=on, detail=name)
    for raw in entry.spellings:
        _spell(post, raw, by, on)
    return post


def _spell(post: Post, raw: str, by: Person, on: date) -> None:
    """Keep another way of writing it; one that means somebody else already stays theirs."""
    if key(raw) == key(post.title) or Spelling.objects.filter(key=key(raw), is_meant=True).exists():
        return
    editing.add(Spelling(post=post, raw=raw, key=key(raw), said_on=on, said_by=by))
    history.record("plans.spelling_means", subject=post, by=by, on=on, detail=raw)
