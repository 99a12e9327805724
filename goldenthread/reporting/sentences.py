"""Sentences of a report that name a small group: each is kept for a reason, put in other words or left out by a person.

No table hides words. What goes out as published is read for them, and nothing goes out while one is not settled.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db import transaction

from goldenthread import history
from goldenthread.accounts.models import Person
from goldenthread.core.errors import StaleVersion
from goldenthread.measures.disclosure import wording
from goldenthread.measures.models import SettledSentence
from goldenthread.plans.models import Plan
from goldenthread.reporting import blocks, policies, words
from goldenthread.reporting.errors import SentenceRefused, Unsettled

Answer = SettledSentence.Answer
LEFT_OUT = "[…]"


@dataclass(frozen=True)
class Flagged:
    """A sentence as people wrote it, the words that name a small group, and what was decided (None: nothing yet)."""

    sentence: str
    words: str
    settled: SettledSentence | None


@dataclass(frozen=True)
class Decision:
    """What a person says of one sentence. ``seen`` is the decision that stood when they looked; 0 for none."""

    sentence: str
    answer: str
    wording: str = ""
    reason: str = ""
    seen: int = 0


def flagged(plan: Plan, report: blocks.Report) -> list[Flagged]:
    """The sentences of a plan's report that name a small group, in the order of reading."""
    standing = {one.sentence: one for one in SettledSentence.objects.filter(about=_about(plan), is_current=True)
                .select_related("by")}  # fmt: skip
    named = wording.in_all(_texts(report.blocks))
    return [Flagged(one.sentence, one.words, standing.get(one.sentence)) for one in named]


def settled(report: blocks.Report, found: Sequence[Flagged]) -> blocks.Report:
    """The report as it goes out: other words and omissions in square brackets, and a last note that says how many.

    What nobody has decided about stands as it was written.
    """
    instead = {each.sentence: _shown(each.settled) for each in found if each.settled}
    instead = {sentence: text for sentence, text in instead.items() if text}
    if not instead:
        return report
    changed = _changed(report.blocks, instead)
    return replace(report, blocks=(*changed, _note(len(instead))))


def check_settled(found: Sequence[Flagged]) -> None:
    """Unsettled while a sentence waits for somebody to decide."""
    if left := sum(each.settled is None for each in found):
        raise Unsettled(left)


@transaction.atomic
def settle(*, plan: Plan, decisions: Sequence[Decision], by: Person, on: date) -> list[SettledSentence]:
    """Keep what was decided about sentences of a plan's report, with who and when; those that changed.

    For whoever may take the report out. SentenceRefused names the sentence by its place in ``decisions``.
    """
    policies.check_download(plan, by=by, on=on, published=True)
    made = []
    for place, decision in enumerate(decisions):
        _check(decision, place)
        if kept := _keep(plan, decision, by, on):
            made.append(kept)
    return made


def _keep(plan: Plan, decision: Decision, by: Person, on: date) -> SettledSentence | None:
    digest = hashlib.sha256(decision.sentence.encode()).hexdigest()
    standing = SettledSentence.objects.select_for_update().filter(about=_about(plan), sha256=digest, is_current=True)
    before = standing.first()
    if (before.pk if before else 0) != decision.seen:
        raise StaleVersion(
            "Somebody else decided about one of these sentences meanwhile.", remedy="Look at it and save again."
        )
    said = {"answer": decision.answer, "wording": decision.wording.strip(), "reason": decision.reason.strip()}
    if before and said == {name: getattr(before, name) for name in said}:
        return None
    standing.update(is_current=False)
    kept = SettledSentence.objects.create(
        about=_about(plan), sentence=decision.sentence, sha256=digest, **said, by=by, on=on
    )
    # The sentence itself stays out of history: its digest says which it was.
    changes = {"answer": [before.answer if before else None, decision.answer], "sha256": [None, digest]}
    history.record("reporting.sentence_settled", subject=plan, by=by, on=on, detail=kept.reason, changes=changes)
    return kept


def _check(decision: Decision, place: int) -> None:
    if decision.answer == Answer.STAYS and not decision.reason.strip():
        raise SentenceRefused("Say why this sentence may go out.", field=f"reason_{place}")
    if decision.answer == Answer.REWORDED:
        if not decision.wording.strip():
            raise SentenceRefused("Write the other words, or leave the sentence out.", field=f"wording_{place}")
        if again := wording.small_groups(decision.wording):
            raise SentenceRefused(
                f"These words name a small group too: “{again[0].words}”.",
                remedy="Write “most”, “some” or a share instead.", field=f"wording_{place}",
            )  # fmt: skip
    if decision.answer not in Answer.values:
        raise SentenceRefused("Choose one of the three.", field=f"answer_{place}")


def _shown(decided: SettledSentence) -> str:
    """What stands in the sentence's place; empty when it stays."""
    if decided.answer == Answer.STAYS:
        return ""
    return LEFT_OUT if decided.answer == Answer.STRUCK else f"[{decided.wording}]"


def _note(many: int) -> blocks.Note:
    verb = "was" if many == 1 else "were"
    return blocks.Note.of(
        f"{words.count(many, 'sentence')} of what people wrote {verb} put in other words or left out, "
        "because of how few people they speak of. Square brackets show where."
    )


def _about(plan: Plan) -> str:
    return f"plan:{plan.pk}"


def _texts(found: tuple[blocks.Block, ...]) -> Iterator[str]:
    """All words of the report that a reader sees, headings included."""
    for block in found:
        if isinstance(block, blocks.Heading):
            yield block.text
        else:
            yield from (part.text for part in blocks.spans((block,)))


def _changed(value: Any, instead: Mapping[str, str]) -> Any:
    """The same piece of a report with sentences replaced."""
    match value:
        case blocks.Heading() | blocks.Span():
            return replace(value, text=wording.rewritten(value.text, instead))
        case tuple():
            return tuple(_changed(each, instead) for each in value)
        case blocks.Sentence():
            return replace(value, parts=_changed(value.parts, instead))
        case blocks.Bullets():
            return replace(value, items=_changed(value.items, instead))
        case blocks.Note():
            return replace(value, sentence=_changed(value.sentence, instead))
        case blocks.Table():
            return replace(value, rows=_changed(value.rows, instead))
    return value
