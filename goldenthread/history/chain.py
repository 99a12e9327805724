"""The chain of history: adding a line, checking all lines, erasing a text."""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone

from goldenthread.core.errors import Refusal
from goldenthread.history.models import Entry, Head

START = "0" * 64
ERASED = "history.text_erased"


class Doer(Protocol):
    """Whoever did it: a person, or a service account."""

    pk: Any
    name: str


@dataclass(frozen=True)
class Fault:
    """A place where the chain does not hold."""

    seq: int
    reason: str


def record(
    kind: str, *, subject: models.Model, by: Doer, on: date, detail: str = "", changes: dict | None = None
) -> Entry:
    """Add one line. Must be called inside the transaction that makes the change.

    The moment is read here, once, for every line of the product: it says when the computer wrote the line, while
    ``on`` is the date that the operation was given.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("history.record belongs inside the operation's transaction")
    head = _locked_head()
    salt = secrets.token_hex(16)
    entry = Entry(
        seq=head.seq + 1,
        at=timezone.now(),
        on=on,
        kind=kind,
        subject_kind=subject._meta.label_lower,
        subject_id=str(subject.pk),
        by_id=str(by.pk),
        by_name=by.name,
        detail=detail,
        changes=changes or {},
        salt=salt,
        text_digest=_text_digest(salt, detail, changes or {}),
        previous=head.digest,
    )
    entry.digest = _digest(entry, _key())
    entry.save(force_insert=True)
    head.seq, head.digest = entry.seq, entry.digest
    head.save()
    return entry


def lines_about(subject: models.Model) -> models.QuerySet[Entry]:
    """Everything that happened to one thing, newest first."""
    return Entry.objects.filter(subject_kind=subject._meta.label_lower, subject_id=str(subject.pk)).order_by("-seq")


def last_number() -> int:
    """The number of the newest line; 0 before the first."""
    return Entry.objects.aggregate(last=models.Max("seq"))["last"] or 0


def verify() -> list[Fault]:
    """Every place where a line was altered, taken out or added outside ``record``; empty when the chain holds."""
    faults = list(_faults())
    head = Head.objects.first()
    newest = Entry.objects.order_by("-seq").first()
    stands = (newest.seq, newest.digest) if newest else (0, START)
    if (head.seq, head.digest) != stands if head else newest:
        faults.append(Fault(head.seq if head else stands[0], "the newest lines are missing"))
    return faults


@transaction.atomic
def erase_text(*, entry: Entry, reason: str, by: Doer, on: date) -> Entry:
    """Take the free text out of a line, for a lawful erasure; the chain stays whole, and the line that says who did
    it, when, to which line and why is returned. Which roles may is asked by the caller.

    Refusal when no reason is given, or the text is erased already.
    """
    if not reason.strip():
        raise Refusal("Say why this text is erased.", remedy="Name the request or the rule.", field="reason")
    if not Entry.objects.filter(pk=entry.pk, erased=False).update(detail="", changes={}, salt="", erased=True):
        raise Refusal(
            f"The text of line {entry.seq} of the history is erased already.", remedy="Nothing is left to do."
        )
    entry.refresh_from_db()
    return record(ERASED, subject=entry, by=by, on=on, detail=reason.strip(), changes={"line": [None, entry.seq]})


def _locked_head() -> Head:
    Head.objects.get_or_create(id=1)
    return Head.objects.select_for_update().get(id=1)


def _faults() -> Iterator[Fault]:
    previous, seq, key = START, 0, _key()
    told = set(Entry.objects.filter(kind=ERASED).values_list("subject_id", flat=True))
    for entry in Entry.objects.order_by("seq").iterator(chunk_size=2000):
        seq += 1
        if entry.seq != seq:
            yield Fault(seq, f"line {seq} is missing")
            seq = entry.seq
        if entry.previous != previous:
            yield Fault(entry.seq, "does not follow the line before")
        if entry.digest != _digest(entry, key):
            yield Fault(entry.seq, "was altered")
        if not entry.erased and entry.text_digest != _text_digest(entry.salt, entry.detail, entry.changes):
            yield Fault(entry.seq, "its text was altered")
        if entry.erased and str(entry.pk) not in told:
            yield Fault(entry.seq, "its text was erased, and no line says by whom")
        previous = entry.digest


def _text_digest(salt: str, detail: str, changes: dict) -> str:
    text = json.dumps([salt, detail, changes], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def _key() -> bytes:
    """Kept in the data folder: whoever has only the database cannot write the whole chain anew."""
    return settings.DATA.key("history")


def _digest(entry: Entry, key: bytes) -> str:
    fields = [
        entry.previous, entry.seq, entry.at.isoformat(timespec="microseconds"), entry.on.isoformat(), entry.kind,
        entry.subject_kind, entry.subject_id, entry.by_id, entry.by_name, entry.text_digest,
    ]  # fmt: skip
    return hmac.new(key, json.dumps(fields, ensure_ascii=False).encode(), hashlib.sha256).hexdigest()
