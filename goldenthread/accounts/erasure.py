"""Erasing words from the history, as the law may ask: one person asks, another agrees. The line itself stays."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.db.models import Q, QuerySet

from goldenthread import history
from goldenthread.accounts import policies
from goldenthread.accounts.errors import AccountError
from goldenthread.accounts.models import Erasure, Person
from goldenthread.history import chain, versions
from goldenthread.history.models import Entry

CAPABILITY = "retention.run"
FEWEST_LETTERS = 3
MOST_FOUND = 50


def lines_that_say(words: str, *, by: Person, on: date) -> QuerySet[Entry]:
    """Lines of history whose free text holds these words, newest first, at most ``MOST_FOUND``.

    AccountError for fewer than three letters. What changed is searched as it is kept, letter for letter.
    """
    policies.check(by, CAPABILITY, on=on)
    if len(words.strip()) < FEWEST_LETTERS:
        raise AccountError(
            "These are too few letters to find a line by.", remedy="Enter three letters or more.", field="words"
        )
    said = Q(detail__icontains=words.strip()) | Q(changes__icontains=words.strip())
    return Entry.objects.filter(said, erased=False).order_by("-seq")[:MOST_FOUND]


@transaction.atomic
def ask(*, line: int, reason: str, by: Person, on: date) -> Erasure:
    """Ask that the free text of the line with this number be erased. AccountError when there is none, or it waits."""
    policies.check(by, CAPABILITY, on=on)
    _line(line)
    if not 0 < len(reason.strip()) <= 300:
        raise AccountError(
            "Say why this text is erased, in at most 300 characters.",
            remedy="Name the request or the rule, and repeat nothing of the text.", field="reason",
        )  # fmt: skip
    if Erasure.objects.filter(line=line, state=Erasure.State.WAITING).exists():
        raise AccountError("This was asked for already.", remedy="It waits for a second person.", field="line")
    asked = Erasure.objects.create(line=line, reason=reason.strip(), asked_by=by, asked_on=on)
    history.record("accounts.erasure_asked", subject=asked, by=by, on=on, changes={"line": [None, line]})
    return asked


@transaction.atomic
def agree(*, asked: Erasure, version: int, by: Person, on: date) -> Entry:
    """The second person's yes: the text is erased for good; the line that says so is returned."""
    policies.check(by, CAPABILITY, on=on)
    if asked.asked_by_id == by.pk:
        raise AccountError("A second person must agree.", remedy="Ask another holder of this right.")
    _decide(asked, version, str(Erasure.State.ERASED), by, on)
    return chain.erase_text(entry=_line(asked.line), reason=asked.reason, by=by, on=on)


@transaction.atomic
def take_back(*, asked: Erasure, version: int, by: Person, on: date) -> None:
    """Nothing is erased: it is not wanted any more, or not agreed to."""
    policies.check(by, CAPABILITY, on=on)
    _decide(asked, version, str(Erasure.State.TAKEN_BACK), by, on)
    history.record("accounts.erasure_taken_back", subject=asked, by=by, on=on, changes={"line": [None, asked.line]})


def _decide(asked: Erasure, version: int, state: str, by: Person, on: date) -> None:
    if asked.state != Erasure.State.WAITING:
        raise AccountError("This was decided already.", remedy="Look at the list again.")
    versions.claim(asked, version)
    asked.state, asked.decided_by, asked.decided_on = state, by, on
    asked.save(update_fields=["state", "decided_by", "decided_on"])


def _line(number: int) -> Entry:
    found = Entry.objects.filter(seq=number).first()
    if found is None:
        raise AccountError("There is no such line of history.", remedy="Look its number up again.", field="line")
    if found.erased:
        raise AccountError("The text of this line is erased already.", remedy="Nothing is left to do.", field="line")
    return found
