"""Questions about results, for somebody who may see figures: the whole council's, and those of their own teams."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from goldenthread.accounts import policies, units
from goldenthread.accounts.models import Person
from goldenthread.core.periods import Month, last_full_month
from goldenthread.measures import answers, definition, due, rating
from goldenthread.measures.definition import Definition
from goldenthread.measures.disclosure import queries as disclosed
from goldenthread.measures.models import PublishedFigure, Result, Target
from goldenthread.measures.rating import NO_SIGNS, Judgement, Signs
from goldenthread.measures.targets import others
from goldenthread.measures.targets import queries as targets
from goldenthread.measures.targets.queries import Terms
from goldenthread.measures.targets.wanted import Lookup, Wanted
from goldenthread.records import returns, sealed_snapshot, snapshots, store
from goldenthread.records.models import Snapshot

CAPABILITY = "kpi.view_unsuppressed"
PUBLISHED, TEAMS = "kpi.view_suppressed", "kpi.view_teams"
NOT_SHOWN = (
    "Your role sees figures as they are published, with small numbers suppressed. No edition is published yet: the "
    "programme lead or the data team prepares one, and the director or another approver publishes it."
)
NOT_PUBLISHED = "no figure of this month is published"
COUNCIL, TEAM = str(Result.Breakdown.COUNCIL), str(Result.Breakdown.TEAM)


# What statistics say of measures, asked with the terms that each is rated by.
Reading = Callable[[Mapping[str, Terms]], Mapping[str, Signs]]


@dataclass(frozen=True)
class Sight:
    """Which figures somebody may see: none (with the reason), or the council's and those of ``teams`` (None: all).

    ``allowed`` is about figures as they are. ``published``: instead of them those of the editions that stand, in which
    small numbers are withheld; only pages that ask ``shows`` show these.
    """

    allowed: bool
    reason: str
    teams: frozenset[str] | None
    published: bool = False

    @property
    def shows(self) -> bool:
        """Is there anything to show, as it is or as it was published?"""
        return self.allowed or self.published

    @property
    def sees_teams(self) -> bool:
        """Are the figures of any team within sight?"""
        return self.allowed and self.teams != frozenset()

    def sees_team(self, team: str) -> bool:
        return self.allowed and (self.teams is None or team in self.teams)


@dataclass(frozen=True)
class Standing:
    """A measure as it stands in a period: its result (None before it is computed), the target in force on the period's
    end with what it asks by then, and the rating."""

    definition: Definition
    result: Result | None
    target: Target | None
    judgement: Judgement
    wanted: Wanted | None = None

    @property
    def aim(self) -> float | None:
        """The number that charts draw and a course is held against; None for a target that only an exact number
        meets, and for one tied to others of whom no figure is known."""
        return self.wanted.value if self.wanted and self.wanted.operator != "=" else None


def sight(reader: Person, *, on: date) -> Sight:
    """What ``reader`` may see that day: the whole (L), or the council's total and the own branch (S); without a role
    that sees teams the council's totals only; without a right to small numbers what is published."""
    if not policies.can(reader, CAPABILITY, on=on):
        return edition_sight() if policies.can(reader, PUBLISHED, on=on) else Sight(False, NOT_SHOWN, frozenset())
    if not policies.can(reader, TEAMS, on=on):
        return Sight(True, "", frozenset())
    far = policies.reach(reader, TEAMS, on=on)
    return Sight(True, "", None if far.whole else units.names_of(far.branch, on=on))


def edition_sight() -> Sight:
    """What everybody may see who sees figures at all: those of the editions that stand."""
    if not disclosed.in_use().exists():
        return Sight(False, NOT_SHOWN, frozenset())
    return Sight(False, "", None, published=True)


def results(seen: Sight) -> QuerySet[Any]:
    """The current results within sight, or the published figures in their place, which read alike."""
    if seen.published:
        return disclosed.in_use()
    current = Result.objects.filter(is_current=True)
    if not seen.allowed:
        return current.none()
    return current if seen.teams is None else current.filter(Q(breakdown=COUNCIL) | Q(cut__in=seen.teams))


def latest_period(seen: Sight | None = None) -> Month | None:
    """The latest month for which anything is known of the whole council from records, else from what was entered; for
    somebody who sees what is published, the latest that is.

    A milestone entered for the month that is running must not move every page to a month without figures.
    """
    rows = results(seen) if seen and seen.published else Result.objects.filter(is_current=True)
    known = rows.filter(breakdown=COUNCIL).exclude(state="unknown")
    months = known.order_by("-period").values_list("period", flat=True)
    last = months.filter(measure__in=definition.computed()).first() or months.first()
    return Month.parse(last) if last else None


def result_of(slug: str, period: Month, *, seen: Sight, team: str | None = None) -> Result | None:
    """The current result of a measure in a month, for the council or a team within sight."""
    if team is None and slug in definition.library() and definition.get(slug).entry:
        return standing(slug, period, seen=seen).result
    found = results(seen).filter(measure=slug, period=period.id)
    return found.filter(breakdown=COUNCIL if team is None else TEAM, cut=team or "").first()


def series(slug: str, *, seen: Sight, until: Month, months: int = 24, team: str | None = None) -> list[Result]:
    """The results of the months up to ``until``, in order of time; months never computed are not there."""
    found = results(seen).filter(measure=slug, breakdown=COUNCIL if team is None else TEAM, cut=team or "")
    return list(found.filter(period__gt=until.plus(-months).id, period__lte=until.id).order_by("period"))


def by_team(slug: str, period: Month, *, seen: Sight) -> list[Result]:
    """The results of the teams within sight, in order of name; rows without a team come last."""
    return by_teams([slug], period, seen=seen)[slug]


def by_teams(slugs: Iterable[str], period: Month, *, seen: Sight) -> dict[str, list[Result]]:
    """The same of each measure. One query."""
    every: dict[str, list[Result]] = {slug: [] for slug in slugs}
    rows = results(seen).filter(measure__in=list(every), period=period.id, breakdown=TEAM)
    for result in sorted(rows, key=lambda result: (not result.cut, result.cut)):
        every[result.measure].append(result)
    return every


def by_figure_id(figure_id: str, *, seen: Sight) -> Result | None:
    """The result that a page or document quotes, current or not, if it is within sight."""
    result = Result.objects.filter(figure_id=figure_id).first()
    if result is None or not seen.allowed:
        return None
    return result if result.breakdown == COUNCIL or seen.sees_team(result.cut) else None


def standings(
    slugs: Iterable[str], period: Month, *, seen: Sight, compared: Lookup = others.compared,
    signs: Reading | None = None,
) -> dict[str, Standing]:  # fmt: skip
    """Each measure's council figure in a month with its target and rating. Five queries, however many measures.

    ``compared`` gives what others have, for targets tied to them; ``signs`` what statistics say
    of each measure's course (``rated.standings`` asks with them, and is what pages and reports want).
    """
    named, day = list(slugs), period.last_day
    found = _of_month(named, period, seen)
    terms = targets.terms([definition.get(slug) for slug in named], on=day, compared=compared)
    told = signs(terms) if signs else {}
    if seen.published:  # what people say of a rating rests on figures that were not published
        terms = {slug: replace(one, override=None) for slug, one in terms.items()}
    return {slug: _standing(slug, found.get(slug), terms[slug], day, told.get(slug, NO_SIGNS)) for slug in named}


def standing(
    slug: str, period: Month, *, seen: Sight, compared: Lookup = others.compared,
    signs: Reading | None = None,
) -> Standing:  # fmt: skip
    """One measure's council figure in a month with its target and rating."""
    return standings([slug], period, seen=seen, compared=compared, signs=signs)[slug]


def months_resting_on(snapshot: Snapshot) -> list[Month]:
    """The months to compute again when ``snapshot`` becomes live or is withdrawn: its own, those whose histories reach
    back to it, as far as there are live snapshots, and those of the past that its file still speaks of."""
    latest = snapshots.latest_live(snapshot.kind)
    last = Month.of(max(snapshot.as_at, latest.as_at) if latest else snapshot.as_at)
    own = Month.of(snapshot.as_at).previous()
    months = [own.plus(step) for step in range(sealed_snapshot.HISTORY_MONTHS + 2)]
    return _told_of_before(snapshot, own) + [month for month in months if month <= last]


def _told_of_before(snapshot: Snapshot, month: Month) -> list[Month]:
    """The months before ``month`` that some measure could be computed for from this one file."""
    measures = list(definition.computed().values())
    before = [month.plus(-step) for step in range(returns.BY_CODE[snapshot.kind].reach, 0, -1)]
    return [each for each in before if any(answers.speaks_of(snapshot, measure, each) for measure in measures)]


def snapshots_in_use() -> set[int]:
    """The ids of all snapshots that any stored figure rests on, in use or not: a figure must recompute years later."""
    kept = Result.objects.exclude(snapshots=[]).order_by().values_list("snapshots", flat=True).distinct()
    return {pk for found in kept for pk in found}


def months_with_data(since: date | None = None) -> list[Month]:
    """The months that ended just before a live load was made, or with it; those over on or after ``since``."""
    live = Snapshot.objects.filter(state=Snapshot.State.LIVE, load_type=Snapshot.LoadType.REPORTING)
    days = live.values_list("as_at", flat=True)
    return sorted({month for month in map(last_full_month, days) if since is None or month.last_day >= since})


def age_of_data() -> Snapshot | None:
    """The live snapshot of the latest day; every page that rests on data shows its date."""
    return Snapshot.objects.filter(state=Snapshot.State.LIVE).order_by("-as_at", "-pk").first()


def selection(slug: str, period: Month, *, team: str | None = None, exceptions: bool = False) -> store.Selection | None:
    """The rows behind a figure, to be opened through the door; None when no snapshot answers the month,
    and for a measure that is entered: nobody is counted there."""
    measure = definition.get(slug)
    answer = None if measure.entry else answers.live().answer(measure, period)
    if answer is None:
        return None
    part = f" team {team}" if team else ""
    what = " exceptions" if exceptions else ""
    text = measure.exceptions if exceptions and measure.lists_exceptions else measure.body
    return store.Selection(f"measure:{slug} {period.id}{part}{what}", text, answer, period, team)


def _of_month(slugs: list[str], period: Month, seen: Sight) -> dict[str, Result]:
    """The council's result of each measure. What was reached once stays reached; an entered one that nobody has
    entered says so. One query."""
    library = definition.library()
    once = [slug for slug in slugs if slug in library and library[slug].head.basis == "once"]
    asked = Q(period=period.id) | Q(measure__in=once, period__lt=period.id, value=1)
    rows = results(seen).filter(asked, measure__in=slugs, breakdown=COUNCIL).order_by("period")
    found = {result.measure: result for result in rows}
    for slug in slugs:
        if seen.published:
            found.setdefault(slug, unpublished(slug, period))
        elif seen.allowed and slug not in found and slug in library and library[slug].entry:
            found[slug] = due.missing(library[slug], period)
    return found


def unpublished(slug: str, period: Month) -> Any:
    """A figure that no edition tells, for pages to say so."""
    return PublishedFigure(measure=slug, period=period.id, breakdown=COUNCIL, state="unknown", reason=NOT_PUBLISHED)


def _standing(slug: str, result: Result | None, terms: Terms, day: date, signs: Signs) -> Standing:
    judged = rating.judge(result, terms.wanted, rules=terms.rules, on=day, signs=signs, overriding=terms.overriding)
    return Standing(definition.get(slug), result, terms.target, judged, terms.wanted)
