"""The first page: the answer in sentences, then every area at a glance."""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.core.periods import Month
from goldenthread.plans.delivery import Rating
from goldenthread.plans.exceptions import Criterion
from goldenthread.reporting import blocks, words
from goldenthread.reporting.exceptions import area as areas
from goldenthread.reporting.exceptions import figures
from goldenthread.reporting.exceptions.facts import MISSED, AreaFacts, PlanFacts
from goldenthread.reporting.exceptions.figures import Figures

# What a board asks about first comes first.
_MET = {
    Criterion.DETERIORATED: "with a position that deteriorated",
    Criterion.AT_RISK: "at risk of missing a timescale",
    Criterion.MISSED: "where a time of what recurs was missed",
    Criterion.NO_UPDATE: "with an update missing",
    Criterion.PROGRESS: "with progress and evidence",
}


def written(known: Figures) -> Iterator[blocks.Block]:
    """The summary, the measures that missed their target, and the table of all areas."""
    facts = known.facts
    yield blocks.Heading("Summary")
    counted = (known.of_plan(),)
    yield blocks.sentence(blocks.Span(of_areas(facts), counted, strong=True))
    yield blocks.sentence(blocks.Span(of_actions(facts), counted))
    yield from _measures(known)
    yield from _scope(facts)
    if facts.areas:
        yield _glance(known)


def of_areas(facts: PlanFacts) -> str:
    """How many areas are in exception, and by which criteria."""
    total, found = len(facts.areas), len(facts.in_exception)
    if not found:
        return f"None of {words.count(total, 'area')} meets an exception reporting criterion in {facts.period.label}."
    counts = [(len(facts.meeting(criterion)), said) for criterion, said in _MET.items()]
    counts.insert(1, (len(facts.with_worse_actions), "where only an action's position did"))
    met = words.listed([f"{words.in_words(number)} {said}" for number, said in counts if number])
    start = f"{words.begin(words.in_words(found))} of {words.count(total, 'area')} {'meets' if found == 1 else 'meet'}"
    return f"{start} an exception reporting criterion: {met}."


def of_actions(facts: PlanFacts) -> str:
    """How the actions stand, and on how many nothing was said."""
    total, red, amber = len(facts.actions), facts.count(Rating.RED), facts.count(Rating.AMBER)
    if not total:
        return "The plan has no actions yet."
    silent = sum(any(f.criterion == Criterion.NO_UPDATE for f in each.findings) for each in facts.actions)
    also = f" On {words.in_words(silent)} no update was received for {facts.period.label}." if silent else ""
    standing = f"{words.in_words(red)} {_is(red)} off track and {words.in_words(amber)} at risk"
    return f"Of {words.count(total, 'action')} {standing}.{also}"


def _is(count: int) -> str:
    return "is" if count in (0, 1) else "are"


def _measures(known: Figures) -> Iterator[blocks.Block]:
    facts = known.facts
    if not facts.sight.shows:
        yield blocks.Note.of(f"This report has no figures of measures. {facts.sight.reason}")
        return
    held = [each for each in facts.measures if each.has_target]
    # Off track before at risk; within each, the order of the plan.
    missed = [each for rating in MISSED for each in held if each.standing.judgement.rating == rating]
    month = facts.period.label
    if not held:
        yield blocks.sentence(f"No measure of these areas has both a figure for {month} and a target.")
        return
    many = words.in_words(len(missed))
    verb = "misses it" if len(missed) < 2 else "miss it"
    counted = (known.of_targets(facts.plan.name, held),)
    end = ":" if missed else "."
    yield blocks.sentence(blocks.Span(f"Of {_with_target(len(held))}, {many} {verb} in {month}{end}", counted))
    if missed:
        yield blocks.Bullets.of(*(figures.told(each, known) for each in missed))


def _with_target(count: int) -> str:
    return f"{words.count(count, 'measure')} with a figure and a target"


def _scope(facts: PlanFacts) -> Iterator[blocks.Block]:
    hidden = facts.areas_in_plan - len(facts.areas)
    if hidden:
        shown = f"{len(facts.areas)} of {words.count(facts.areas_in_plan, 'area')}"
        yield blocks.Note.of(f"This report shows {shown} of the plan: those within its reader's part of the service.")
    if Month.of(facts.on) > facts.period.next():
        yield blocks.Note.of(
            f"{facts.period.label} is past: dates and delivery ratings are as they stand on {words.day(facts.on)}, "
            "what was said and the figures are those of the month."
        )


def _glance(known: Figures) -> blocks.Table:
    """Every area; the rating kept for the month itself stands between the one before and the one of today."""
    facts = known.facts
    kept = any(each.kept for each in facts.areas)
    columns = [
        blocks.Column("Area", 4.2), blocks.Column(facts.period.previous().label, 2.5),
        *([blocks.Column(facts.period.label, 2.5)] if kept else []), blocks.Column("Now", 2.5),
        blocks.Column("Off track", 1.5, numeric=True), blocks.Column("At risk", 1.4, numeric=True),
        blocks.Column("Actions", 1.8, numeric=True), blocks.Column("Measures off target", 2.4),
        blocks.Column("Meets the criteria", 4.6),
    ]  # fmt: skip
    rows = [_row(each, known, kept=kept) for each in (*facts.in_exception, *facts.others)]
    return blocks.Table.of(f"Areas at a glance: delivery; now is {words.day(facts.on)}", columns, rows)


def _row(each: AreaFacts, known: Figures, *, kept: bool) -> list[blocks.Words | blocks.Bullets]:
    count = each.at.standing.count
    actions = blocks.Span(str(len(each.at.actions)), (known.of_area(each),))
    return [
        each.area.name, _before(each, known.facts.period.previous()), *([_kept(each)] if kept else []),
        areas.chip(each.at.position, areas.labels(each.at)), str(count(Rating.RED)), str(count(Rating.AMBER)), actions,
        _off_target(each, known), words.begin(words.listed(each.reasons)) or "none",
    ]  # fmt: skip


def _kept(each: AreaFacts) -> blocks.Words:
    return blocks.Rating(each.kept.reported) if each.kept else "not kept"


def _before(each: AreaFacts, previous: Month) -> blocks.Words:
    before = each.at.before
    if before is None:
        return "not kept"
    rating = blocks.Rating(before.rating.value)
    return rating if before.period == previous else blocks.sentence(rating, f" in {before.period.label}")


def _off_target(each: AreaFacts, known: Figures) -> blocks.Words:
    if not known.facts.sight.shows:
        return "not shown"
    held = [one for one in each.measures if one.has_target]
    if not held:
        return "no figure with a target"
    missed = sum(one.is_missed for one in held)
    return blocks.Span(f"{missed} of {len(held)}", (known.of_targets(each.area.name, held),))
