"""What is due to be entered, by whom, and what to say of a figure that nobody has entered."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from goldenthread.accounts.models import Person
from goldenthread.core.periods import Month
from goldenthread.measures import calculation, definition, entry, given
from goldenthread.measures.definition import Definition
from goldenthread.measures.models import EnteredValue, Result
from goldenthread.measures.targets import queries as targets


@dataclass(frozen=True)
class Due:
    """A measure that wants a figure of the whole council for a month: its entry, or None, and who owns it."""

    measure: Definition
    period: Month
    entered: EnteredValue | None
    people: tuple[str, ...]
    """Who holds the post that owns it; empty when nobody here does."""


def in_use(named: Iterable[str] = (), *, aimed: Iterable[str] | None = None) -> list[str]:
    """The entered measures that this council works with: those ``named`` (by a plan), entered before, or with a
    target. Two queries; one where whoever asks has the measures with a target already and gives them as ``aimed``."""
    used = {*named, *EnteredValue.objects.order_by().values_list("measure", flat=True).distinct()}
    used |= set(targets.measures() if aimed is None else aimed)
    return [slug for slug, found in definition.library().items() if slug in used and found.entry]


def due_for(period: Month, slugs: Iterable[str]) -> list[Due]:
    """Those of the measures that want a figure for that month, what nobody has entered first. Two queries."""
    library = definition.library()
    wanted = [library[slug] for slug in slugs if slug in library and given.is_due(library[slug], period)]
    entered = _entered([each.slug for each in wanted], period)
    holders = owners(wanted)
    found = [Due(one, period, entered.get(one.slug), holders[one.head.owner]) for one in wanted]
    return sorted(found, key=lambda due: (due.entered is not None, due.measure.head.owner, due.measure.head.title))


def owners(measures: Iterable[Definition]) -> Mapping[str, tuple[str, ...]]:
    """Who holds each post that owns a measure, by post."""
    posts = {each.head.owner for each in measures}
    found: dict[str, list[str]] = defaultdict(list)
    for post, name in Person.objects.filter(post__in=posts, is_active=True).values_list("post", "name"):
        found[post].append(name)
    return defaultdict(tuple, {post: tuple(sorted(names)) for post, names in found.items()})


def missing(measure: Definition, period: Month) -> Result:
    """The figure of an entered measure that nobody has entered: unknown where one is due, else nothing to count.

    It is not kept, so it has no id.
    """
    reason, state = f"Nobody has entered {period.label}; it is for: {measure.head.owner}", "unknown"
    if not given.is_due(measure, period):
        span = entry.spoken(measure.head.basis)
        when = "when it takes place" if span == "occasion" else f"for each {span}, not for {period.label}"
        reason, state = f"Entered {when}", "not_applicable"
        if measure.head.basis == "once":
            reason, state = f"Nobody has entered that it is done; it is for: {measure.head.owner}", "unknown"
    return Result(
        measure=measure.slug, period=period.id, breakdown=Result.Breakdown.COUNCIL, missing=0, state=state,
        reason=reason, fingerprint=measure.fingerprint, rule_version=calculation.RULE_VERSION,
    )  # fmt: skip


def entries_of(slug: str, period: Month, team: str = "") -> list[EnteredValue]:
    """Every entry of a measure for a month and team, the newest first."""
    breakdown = Result.Breakdown.TEAM if team else Result.Breakdown.COUNCIL
    found = EnteredValue.objects.filter(measure=slug, period=period.id, breakdown=breakdown, cut=team)
    return list(found.select_related("by", "file").order_by("-version"))


def entry_of(figure_id: str) -> EnteredValue | None:
    """The entry that a figure is made from."""
    return EnteredValue.objects.select_related("by", "file").filter(figure_id=figure_id).first() if figure_id else None


def latest_due(measure: Definition, *, on: date) -> Month:
    """The latest month that wants a figure and is over; for an occasion or a milestone the month that is running."""
    month = Month.of(on)
    if measure.head.basis in {"occasion", "once"}:
        return month
    month = month if on == month.last_day else month.previous()
    return next(month.plus(-back) for back in range(12) if given.is_due(measure, month.plus(-back)))


def _entered(slugs: list[str], period: Month) -> dict[str, EnteredValue]:
    found = EnteredValue.objects.filter(
        measure__in=slugs, period=period.id, breakdown=Result.Breakdown.COUNCIL, is_current=True, is_withdrawn=False
    )
    return {value.measure: value for value in found.select_related("by")}
