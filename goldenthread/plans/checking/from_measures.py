"""What the council holds of the measures that plans are linked to, as the checks see it, in three queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from django.db.models import Q

from goldenthread.accounts.models import Person, Unit
from goldenthread.core.periods import Month
from goldenthread.measures import definition, queries
from goldenthread.measures.models import Result, Target
from goldenthread.measures.queries import Sight
from goldenthread.measures.targets import course
from goldenthread.plans.checking import spans
from goldenthread.plans.checking.contradictions import told
from goldenthread.plans.checking.ours import NOTHING, OurFigure, OurMeasure, Ours, OurTarget
from goldenthread.plans.checking.statements import claims
from goldenthread.plans.checking.view import PlanView

EVERYTHING = Sight(True, "", None)


def visible(plans: Sequence[PlanView], person: Person, *, on: date) -> Ours:
    """What the person may see of the figures behind these plans; nothing for whoever sees figures only as they were
    published, for two numbers side by side would tell what was withheld."""
    return of(plans, queries.sight(person, on=on))


def of(plans: Sequence[PlanView], seen: Sight = EVERYTHING) -> Ours:
    """The known figures of the whole council for the months that the plans speak of, and the targets of each."""
    slugs = sorted({slug for plan in plans for slug in plan.slugs} & set(definition.library()))
    if not slugs or not seen.allowed:
        return NOTHING
    figures, targets = _figures(slugs, {month.id for plan in plans for month in _months(plan)}), _targets(slugs)
    held = {slug: _measure(slug, figures[slug], targets[slug]) for slug in slugs}
    return Ours(held, _parts())


def _parts() -> tuple[str, ...]:
    """Names of teams, and of services where they are more than one word: “Assessment” is said of other things too."""
    named = Unit.objects.exclude(parent=None).order_by().values_list("name", "kind").distinct()
    return tuple(name for name, kind in named if kind == Unit.Kind.TEAM or " " in name)


def _measure(slug: str, figures: dict[Month, OurFigure], targets: list[OurTarget]) -> OurMeasure:
    head = definition.get(slug).head
    return OurMeasure(slug, head.title, head.unit, head.kind, head.basis, figures, tuple(targets))


def _months(plan: PlanView) -> Iterator[Month]:
    for line in plan.lines:
        for text in (line.period, line.baseline_raw):
            if month := spans.of(text).month:
                yield month
    for claim in claims(list(plan.sentences())):
        yield from told.months_of(claim, plan)


def _figures(slugs: Sequence[str], months: Iterable[str]) -> dict[str, dict[Month, OurFigure]]:
    """The figures in use, each with what is known now where that is another number."""
    rows = Result.objects.filter(Q(is_current=True) | Q(is_known_now=True), breakdown=queries.COUNCIL)
    kept = list(rows.filter(measure__in=slugs, period__in=months, state=Result.State.KNOWN))
    known_now = {(row.measure, row.period): row.value for row in kept if row.is_known_now and not row.is_current}
    found: dict[str, dict[Month, OurFigure]] = defaultdict(dict)
    for row in kept:
        if row.is_current:
            month = Month.parse(row.period)
            found[row.measure][month] = OurFigure(
                month, row.value or 0.0, row.figure_id, row.numerator, row.denominator, row.missing,
                known_now.get((row.measure, row.period)),
            )  # fmt: skip
    return found


def _targets(slugs: Sequence[str]) -> dict[str, list[OurTarget]]:
    """Approved targets of the whole council that are numbers, the newest first; one tied to others moves with them."""
    rows = Target.objects.filter(measure__in=slugs, state=Target.State.APPROVED, breakdown="", value__isnull=False)
    found: dict[str, list[OurTarget]] = defaultdict(list)
    for row in rows.order_by("-starts_on", "-pk"):
        steps = tuple(point.value for point in course.read(row.points))
        found[row.measure].append(
            OurTarget(
                row.pk,
                row.operator,
                str(row.get_operator_display()),
                row.value or 0.0,
                row.starts_on,
                row.ends_on,
                row.due_on,
                steps,
            )
        )
    return found
