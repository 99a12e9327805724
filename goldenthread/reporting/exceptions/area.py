"""One area of the report: how it is rated and why, what was said, its actions, and what difference was made."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from goldenthread.core.periods import Month
from goldenthread.plans import delivery, kept
from goldenthread.plans.delivery import Rating
from goldenthread.plans.exceptions import ActionInPeriod, AreaInPeriod
from goldenthread.plans.models import Difference
from goldenthread.plans.positions import Position
from goldenthread.reporting import blocks, words
from goldenthread.reporting.exceptions import figures, quotes
from goldenthread.reporting.exceptions.facts import ACTION_WORSE, HEARD_MONTHS, AreaFacts
from goldenthread.reporting.exceptions.figures import Figures

LONGEST_ACTION = 300  # characters; the whole text is a click away, and a table of long cells is not read
WHAT_DIFFERENCE = "What difference has this made for children?"


def written(area: AreaFacts, known: Figures) -> Iterator[blocks.Block]:
    """The blocks of one area, from its heading on."""
    yield blocks.Heading(area.area.name, 2)
    yield _rated(area, known)
    officers = "; ".join(dict.fromkeys(each.raw for each in area.area.officers.all()))
    if officers:
        yield blocks.sentence(blocks.Span("Answers for it: ", strong=True), officers)
    yield _reasons(area, known)
    yield from _said(area, known)
    yield from _actions(area, known)
    yield from _difference(area, known)


def chip(position: Position, flags: tuple[str, ...] = ()) -> blocks.Rating:
    """The reported rating; embedded is blue with a second tick."""
    return blocks.Rating("embedded" if position.is_embedded else position.reported.value, flags)


def labels(found: AreaInPeriod | ActionInPeriod) -> tuple[str, ...]:
    """The flags beside a rating, in words."""
    return tuple(flag.label for flag in found.flags)


def _rated(area: AreaFacts, known: Figures) -> blocks.Sentence:
    before, now = area.at.before, chip(area.at.position, labels(area.at))
    if before is None:
        return blocks.sentence("Now ", now, ". No rating was kept for an earlier month. ", why(area, known))
    was = blocks.Rating(before.rating.value)
    return blocks.sentence(f"{before.period.label} ", was, " → now ", now, ". ", why(area, known), _kept(area))


def why(area: AreaFacts, known: Figures) -> blocks.Span:
    """The sentence of the rule, or of the person who rated otherwise, with the counts that it rests on."""
    return blocks.Span(area.at.position.sentence, (known.of_area(area),))


def _kept(area: AreaFacts) -> str:
    """Where the rating kept for the period is no longer the one that stands."""
    kept = area.kept
    if kept is None or kept.reported == area.at.position.reported:
        return ""
    month, day = Month.parse(kept.period).label, delivery.day_words(kept.recorded_on)
    return f" On {day} it was kept for {month} as {Rating(kept.reported).label.lower()}."


def _reasons(area: AreaFacts, known: Figures) -> blocks.Bullets:
    """Each criterion met with its sentence; a worse rating of an action stands under the area where it happened."""
    counted, own = (known.of_area(area),), {each.criterion for each in area.at.findings}
    found = [_reason(each.criterion.label, each.sentence, counted) for each in area.at.findings]
    for action in area.at.actions:
        found += [
            _reason(ACTION_WORSE, f"{named(action)}: {each.sentence}")
            for each in action.findings
            if each.criterion not in own
        ]
    return blocks.Bullets.of(*found)


def _reason(label: str, sentence: str, counted: tuple[str, ...] = ()) -> blocks.Sentence:
    """The criterion in bold, and its sentence, which may begin with the same words."""
    start = label if sentence.startswith(label) else f"{label}."
    rest = sentence.removeprefix(label) if start == label else f" {sentence}"
    return blocks.sentence(blocks.Span(start, strong=True), blocks.Span(rest, counted))


def named(found: ActionInPeriod) -> str:
    """What an action is called in a sentence: its reference, or the beginning of its text."""
    return found.action.reference or words.shorten(found.action.text, 60)


def _said(area: AreaFacts, known: Figures) -> Iterator[blocks.Block]:
    yield blocks.Heading("Key developments and key risks", 3)
    said = [
        sentence
        for update in area.at.updates
        for sentence in quotes.of_update(update, progress="Key developments", risk="Key risks")
    ]
    said += quotes.of_evidence(area.pieces_of(f"area:{area.area.pk}"))
    if not area.at.updates:
        said.insert(0, blocks.sentence(f"Nothing was said of the area as a whole for {known.facts.period.label}."))
    yield blocks.Bullets.of(*said)


def _actions(area: AreaFacts, known: Figures) -> Iterator[blocks.Block]:
    reported = area.reported
    if reported:
        yield blocks.Table.of(
            f"Actions of {area.area.name} that meet a criterion",
            [
                blocks.Column("Ref", 1.6), blocks.Column("Action", 5.5), blocks.Column("Owner", 3),
                blocks.Column("Due", 2.2), blocks.Column("Rating", 2.6),
                blocks.Column("Why it is reported, progress and risks", 8),
            ],
            [_row(area, each) for each in reported],
        )  # fmt: skip
    others = [each for each in area.at.actions if not each.findings]
    if others:
        yield blocks.sentence(blocks.Span(_others(others, also=bool(reported)), (known.of_area(area),)))


def _others(actions: list[ActionInPeriod], *, also: bool) -> str:
    """``Eight other actions meet no criterion: five on track and three complete.``"""
    rated = Counter(each.position.reported for each in actions)
    standing = words.listed([f"{words.in_words(rated[each])} {each.label.lower()}" for each in Rating if rated[each]])
    noun = "action meets" if len(actions) == 1 else "actions meet"
    many = words.begin(words.in_words(len(actions)))
    return f"{many} {'other ' if also else ''}{noun} no criterion: {standing}."


def _row(area: AreaFacts, found: ActionInPeriod) -> list[blocks.Words | blocks.Bullets]:
    action = found.action
    owners = "; ".join(dict.fromkeys(lead.raw for lead in action.leads.all()))
    told = [blocks.sentence(each.sentence) for each in found.findings]
    told += [quotes.in_one(update) for update in found.updates]
    told += quotes.of_evidence(area.pieces_of(f"action:{action.pk}"))
    return [
        action.reference or "–", words.shorten(action.text, LONGEST_ACTION), owners or "nobody named", _due(found),
        chip(found.position, labels(found)), blocks.Bullets.of(*told),
    ]  # fmt: skip


def _due(found: ActionInPeriod) -> str:
    """The due date as understood, else as it was written; and the oldest one known where it moved, that of an earlier
    document included."""
    action = found.action
    now = _date(action.due_iso) or action.due_raw or "no date"
    first, _ = kept.first_words(action, action.date_changes.all())
    return f"{now} (originally {_date(first)})" if first and first != action.due_iso else now


def _date(iso: str) -> str:
    """``Mar 2027`` or ``31 Mar 2027``."""
    day = delivery.meant_due(iso)
    if day is None:
        return ""
    return Month.of(day).label if len(iso) == 7 else delivery.day_words(day)


def _difference(area: AreaFacts, known: Figures) -> Iterator[blocks.Block]:
    """Figures first, then what was found and heard; what nobody entered is said too."""
    yield blocks.Heading(WHAT_DIFFERENCE, 3)
    told = [figures.told(each, known) for each in area.measures]
    silent = []
    for kind, label in Difference.Kind.choices:
        entries = area.said_by(kind)
        told += [quotes.of_difference(each) for each in entries]
        if not entries:
            silent.append(f"{label[:1].lower()}{label[1:]}")
    if told:
        yield blocks.Bullets.of(*told)
    yield blocks.Note.of(" ".join(_missing(area, known, silent)))


def _missing(area: AreaFacts, known: Figures, silent: list[str]) -> Iterator[str]:
    sight, first = known.facts.sight, known.facts.period.plus(1 - HEARD_MONTHS)
    if not sight.shows:
        yield f"Figures are left out. {sight.reason}"
    elif not area.measures:
        yield "No measure of this area has figures."
    if area.unlinked:
        yield f"Named by the plan, without figures: {'; '.join(area.unlinked)}."
    if silent:
        yield f"Nothing was entered from {first.label} to {known.facts.period.label} of {words.listed(silent)}."
