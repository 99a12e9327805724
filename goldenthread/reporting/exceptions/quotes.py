"""What people said and handed in, in their own words, with the post that said it. Nothing here is rewritten."""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.accounts.models import Person
from goldenthread.measures import definition
from goldenthread.plans import delivery
from goldenthread.plans.models import Difference, Evidence, Update
from goldenthread.reporting import blocks, words
from goldenthread.reporting.exceptions.facts import Pieces

NOTHING = "said that nothing has changed since the last update"


def who(person: Person) -> str:
    """The post that somebody speaks for, or the name where no post is known."""
    return person.post or person.name


def of_update(update: Update, *, progress: str, risk: str) -> list[blocks.Sentence]:
    """The parts of an update, each a quotation; ``progress`` and ``risk`` are what they are called here."""
    if update.nothing_changed:
        return [blocks.sentence(f"{who(update.made_by)} {NOTHING} ({delivery.day_words(update.made_on)}).")]
    said = f" ({who(update.made_by)}, {delivery.day_words(update.made_on)})"
    parts = ((progress, update.progress), (risk, update.risk), ("Next", update.next_step))
    return [_quoted(label, text, said) for label, text in parts if text]


def in_one(update: Update) -> blocks.Sentence:
    """The whole update as one paragraph, for the cell of a table."""
    if update.nothing_changed:
        return of_update(update, progress="", risk="")[0]
    parts = (("Progress", update.progress), ("Risk", update.risk), ("Next", update.next_step))
    quoted = [_quoted(label, text, " ") for label, text in parts if text]
    return blocks.sentence(*quoted, f"({who(update.made_by)}, {delivery.day_words(update.made_on)})")


def _quoted(label: str, text: str, after: str) -> blocks.Sentence:
    """Their words are a span of their own, so that a sentence of them can be looked at without who said it and when."""
    return blocks.sentence(blocks.Span(f"{label}: ", strong=True), "“", text, f"”{after}")


def of_difference(entry: Difference) -> blocks.Sentence:
    """What was found or heard, by whom entered and when."""
    said = f" (entered by {who(entry.made_by)}, {delivery.day_words(entry.made_on)})"
    return _quoted(entry.get_kind_display(), entry.text, said)


def of_evidence(pieces: Pieces) -> Iterator[blocks.Sentence]:
    """One sentence that names the evidence; files are named, never carried along."""
    named: list[blocks.Words] = []
    for piece in pieces.named:
        named += ["; " if named else "", _name(piece)]
    if pieces.held_back:
        held = words.count(pieces.held_back, "piece")
        named.append(f"{'; ' if named else ''}{held} not named here, because it could name a child or is not yours")
    if named:
        yield blocks.sentence(blocks.Span("Evidence: ", strong=True), *named, ".")


def _name(piece: Evidence) -> blocks.Span:
    match piece.kind:
        case Evidence.Kind.LINK:
            return blocks.Span(piece.text or piece.link, href=piece.link)
        case Evidence.Kind.FILE:
            name = piece.file.name if piece.file else ""
            return blocks.Span(f"{piece.text} (file {name})" if piece.text else f"file {name}")
        case Evidence.Kind.ADDRESS:
            slug = piece.address.removeprefix("measure:")
            found = definition.library().get(slug)
            return blocks.Span(f"measure “{found.head.title if found else slug}”")
    return blocks.Span(piece.text.removesuffix("."))
