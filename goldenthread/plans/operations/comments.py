"""Comments: written, withdrawn, shown again; a mention read."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from goldenthread import history
from goldenthread.accounts.models import Person
from goldenthread.history import chain, versions
from goldenthread.plans import commenting, editing, policies
from goldenthread.plans.commenting import About
from goldenthread.plans.errors import PlanError
from goldenthread.plans.models import Comment, Mention

LONGEST = 4000


@transaction.atomic
def add_comment(*, about: About, text: str, by: Person, on: date, mentions: Sequence[Person] = ()) -> Comment:
    """Say something about a plan or a part of it; whom the text names with @, and ``mentions``, are told.

    The text is kept in the line of history alone; see ``Comment``.
    """
    commenting.check_comment(about, by=by, on=on)
    text = _checked(text)
    people = commenting.mentioned(text, mentions, about, on=on)
    comment = Comment(made_on=on, made_by=by, **{commenting.field_of(about): about})
    editing.add(comment)
    line = chain.record(
        "plans.comment_added", subject=comment, by=by, on=on, detail=text,
        changes={"about": [None, editing.told(about)]},
    )  # fmt: skip
    comment.said_in = line.seq
    comment.save(update_fields=["said_in"])
    Mention.objects.bulk_create(Mention(comment=comment, person=each) for each in people if each.pk != by.pk)
    return comment


@transaction.atomic
def withdraw_comment(*, comment: Comment, version: int, by: Person, on: date) -> Comment:
    """Show a comment no more. It is not deleted."""
    commenting.check_withdraw(comment, by=by, on=on)
    if comment.withdrawn_on:
        raise PlanError("It is already withdrawn.")
    return _set_withdrawn(comment, version, "plans.comment_withdrawn", by, on, on, by)


@transaction.atomic
def restore_comment(*, comment: Comment, version: int, by: Person, on: date) -> Comment:
    """Show a withdrawn comment again (the undo of withdrawing): who withdrew it may, and nobody else."""
    commenting.check_withdraw(comment, by=by, on=on)
    policies.check_open(commenting.plan_of(comment.about))
    if comment.withdrawn_by_id != by.pk:
        raise PlanError("You did not withdraw this comment.", remedy="Ask whoever did.")
    return _set_withdrawn(comment, version, "plans.comment_restored", by, on, None, None)


@transaction.atomic
def read_mentions(*, until: int, by: Person, on: date) -> int:
    """One's own mentions up to that number are read; how many were. Theirs alone, so it leaves no line in history."""
    return commenting.unread(by).filter(pk__lte=until).order_by().update(read_on=on)


def _set_withdrawn(
    comment: Comment, version: int, kind: str, by: Person, on: date, when: date | None, who: Person | None
) -> Comment:
    versions.claim(comment, version)
    comment.withdrawn_on, comment.withdrawn_by = when, who
    comment.save(update_fields=["withdrawn_on", "withdrawn_by"])
    history.record(kind, subject=comment, by=by, on=on)
    return comment


def _checked(text: str) -> str:
    text = editing.clean(text)
    if not text:
        raise PlanError("The comment is empty.", remedy="Write something, or leave the page.", field="text")
    if len(text) > LONGEST:
        raise PlanError(
            f"The comment has {len(text):,} characters; at most {LONGEST:,} fit.",
            remedy="Shorten it, or write an update instead.", field="text",
        )  # fmt: skip
    return text
