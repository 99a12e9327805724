"""Preparing an edition of figures: asked for on a page, made by long work, and then waiting for a second person."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from django.db import transaction
from django.db.models import QuerySet

from goldenthread import history
from goldenthread.accounts import units
from goldenthread.accounts.models import Person
from goldenthread.core.periods import Month
from goldenthread.history import versions
from goldenthread.measures import definition
from goldenthread.measures.disclosure import dividing, gathering, policies, queries, stating, treatment, wording
from goldenthread.measures.disclosure.gathering import Behind
from goldenthread.measures.disclosure.models import FigureEdition, PartBehind, PublishedFigure
from goldenthread.measures.disclosure.presets import Preset
from goldenthread.measures.disclosure.treatment import Treated
from goldenthread.measures.errors import MeasureError
from goldenthread.measures.models import Result
from goldenthread.work import registry
from goldenthread.work.models import Job

PREPARE = "measures.prepare_edition"
MOST_MONTHS = 36
# Measures times months times breakdowns: the audit of 96 took 24 s of a processor, and grows faster than they do.
MOST_DIVIDED = 150
State = FigureEdition.State
Progress = Callable[[float, str], None]


def prepare_edition(
    *, title: str, measures: Sequence[str], first: Month, last: Month, by: Person, on: date, with_teams: bool = False,
    parts: Sequence[str] = (), note: str = "", accepted: Mapping[str, str] | None = None,
) -> FigureEdition:  # fmt: skip
    """The figures in use of these measures and months, small numbers withheld by the council's rule of that day.

    ``parts`` are the codes of breakdowns besides teams. ``accepted`` gives a reason for each sentence of title and note
    that names a small group. MeasureError for what makes no edition; NotSafe when the audit finds anything, and nothing
    is kept then.
    """
    with transaction.atomic():
        asked = _ask(title, measures, first, last, with_teams, parts, note, accepted or {}, by, on)
        return make(edition=asked, on=on)


@transaction.atomic
def ask_for_edition(
    *, title: str, measures: Sequence[str], first: Month, last: Month, by: Person, on: date, with_teams: bool = False,
    parts: Sequence[str] = (), note: str = "", accepted: Mapping[str, str] | None = None,
) -> FigureEdition:  # fmt: skip
    """The same by long work: the edition is there at once without a figure, and its ``job`` makes them.

    What can be seen to be wrong at once is refused at once; what the audit finds, the edition says.
    """
    asked = _ask(title, measures, first, last, with_teams, parts, note, accepted or {}, by, on)
    asked.job = registry.ask(
        PREPARE, title=f"Preparing “{asked.title}”"[:200], owner=by, edition=asked.pk, on=on.isoformat()
    )
    asked.save(update_fields=["job"])
    return asked


def make(*, edition: FigureEdition, on: date, progress: Progress = lambda share, sentence: None) -> FigureEdition:
    """Gather, treat, audit and keep the figures of an edition that was asked for. NotSafe when the audit finds any.

    The right of the person who asked was looked at then and is looked at again now. No transaction is open while the
    audit runs: it takes seconds, and others write meanwhile.
    """
    policies.check_prepare(by=edition.prepared_by, on=on)
    progress(0.05, "Gathering the figures, and all that were published before.")
    preset, services = Preset(**edition.rules), units.service_by_name(on=on)
    rests_on, whole = queries.last_approved(), list(_found(edition))
    parts = _parts(edition, whole, services, progress)
    found: list[Behind] = [*whole, *parts]
    treated = treatment.treat(
        gathering.going(found), preset, earlier=gathering.earlier(),
        under=gathering.under(found, services) if "service" in edition.parts else None,
        told=lambda done, of: progress(*_audited(done, of)),
    )  # fmt: skip
    progress(0.95, "Keeping what is left.")
    with transaction.atomic():
        versions.claim(edition, edition.version)
        edition.state, edition.audit, edition.rests_on = State.PREPARED, _audit(found, treated), rests_on
        edition.save(update_fields=["state", "audit", "rests_on"])
        PartBehind.objects.bulk_create(parts)
        keep(edition, stating.figures(found, treated, preset))
        history.record(
            "measures.edition_prepared", subject=edition, by=edition.prepared_by, on=on, detail=edition.title
        )
    return edition


@transaction.atomic
def fail(*, edition: FigureEdition, why: str, on: date) -> None:
    """Say of an edition that is not made yet why it is not made; nothing of it goes out."""
    if edition.state != State.PREPARING:
        return
    versions.claim(edition, edition.version)
    edition.state, edition.reason = State.FAILED, why[:2000]
    edition.save(update_fields=["state", "reason"])
    history.record("measures.edition_failed", subject=edition, by=edition.prepared_by, on=on, detail=edition.reason)


def settle(*, edition: FigureEdition, on: date) -> FigureEdition:
    """The edition as it stands: where the job that made it was cut off, it says so."""
    if edition.state == State.PREPARING and edition.job:
        job = registry.settle(edition.job)
        edition.refresh_from_db()
        if job.state == Job.State.FAILED:
            fail(edition=edition, why=job.problem, on=on)
    return edition


def keep(edition: FigureEdition, lines: Sequence[PublishedFigure]) -> None:
    """Store what the edition tells, and seal it."""
    for line in lines:
        line.edition = edition
    PublishedFigure.objects.bulk_create(lines)
    edition.sha256 = stating.digest(lines)
    edition.save(update_fields=["sha256"])


def _ask(
    title: str, measures: Sequence[str], first: Month, last: Month, with_teams: bool, parts: Sequence[str], note: str,
    accepted: Mapping[str, str], by: Person, on: date,
) -> FigureEdition:  # fmt: skip
    policies.check_prepare(by=by, on=on)
    kept = _check_words(title, note, accepted)
    _check_span(measures, first, last)
    _check_parts(measures, first, last, parts)
    preset = queries.preset_of(on)
    asked = FigureEdition(
        title=title.strip(), note=note.strip(), first_period=first.id, last_period=last.id, with_teams=with_teams,
        measures=list(measures), parts=list(parts), preset=preset.name, rules=preset.frozen(), audit={}, accepted=kept,
        prepared_by=by, prepared_on=on,
    )  # fmt: skip
    if not gathering.any_figure(_found(asked)):
        raise MeasureError("There is no figure of these measures and months.", remedy="Choose others.", field="first")
    asked.save()
    history.record("measures.edition_asked", subject=asked, by=by, on=on, detail=asked.title)
    return asked


def _found(edition: FigureEdition) -> QuerySet[Result]:
    first, last = Month.parse(edition.first_period), Month.parse(edition.last_period)
    return gathering.results(edition.measures, first, last, with_teams=edition.with_teams)


def _parts(
    edition: FigureEdition, whole: Sequence[Result], services: Mapping[str, str], progress: Progress
) -> list[PartBehind]:
    """The parts that were asked for; reading the loads again takes a second or two each."""
    if not edition.parts:
        return []
    return dividing.behind(
        edition, whole, services,
        lambda done, of: progress(0.05 + 0.45 * done / max(of, 1), f"Dividing figures: load {done + 1} of {of}."),
    )  # fmt: skip


def _audited(done: int, of: int) -> tuple[float, str]:
    """How far the attacker's programme has come: nearly all of the time is its."""
    return 0.5 + 0.45 * done / max(of, 1), f"Auditing: {done} of {of} groups of figures that hang together."


def _check_words(title: str, note: str, accepted: Mapping[str, str]) -> list[dict[str, str]]:
    """The sentences that name a small group with the reasons why they stay; MeasureError for one without."""
    if not title.strip():
        raise MeasureError("Give the edition a title.", field="title")
    named = wording.in_all([title, note])
    kept = [{"sentence": one.sentence, "reason": accepted.get(one.sentence, "").strip()} for one in named]
    if left := [one["sentence"] for one in kept if not one["reason"]]:
        raise MeasureError(
            f"This sentence names a small group: “{left[0]}”", field="note",
            remedy="Write it so that nobody is recognised, or say beside it why it stays.",
        )  # fmt: skip
    return kept


def _check_span(measures: Sequence[str], first: Month, last: Month) -> None:
    if not measures:
        raise MeasureError("Choose at least one measure.", field="measures")
    for slug in measures:
        definition.get(slug)
    if last < first:
        raise MeasureError("The last month is before the first.", remedy="Check both.", field="last")
    if first.plus(MOST_MONTHS) <= last:
        raise MeasureError(f"An edition holds at most {MOST_MONTHS} months.", field="first")


def _check_parts(measures: Sequence[str], first: Month, last: Month, parts: Sequence[str]) -> None:
    if strange := sorted(set(parts) - {each.code for each in dividing.OFFERED}):
        raise MeasureError(f"Figures do not go out by {strange[0]}.", remedy="Choose another breakdown.", field="parts")
    months = 12 * (last.year - first.year) + last.number - first.number + 1
    if len(measures) * months * len(parts) > MOST_DIVIDED:
        raise MeasureError(
            f"{len(measures)} measures of {months} months in {len(parts)} ways are too much for one audit.",
            remedy=f"Measures times months times breakdowns may be {MOST_DIVIDED} at most: choose a plan, fewer months "
            "or one breakdown.", field="parts",
        )  # fmt: skip


def _audit(found: Sequence[Behind], treated: Treated) -> dict[str, object]:
    """What was looked at, as it is kept and shown: no hidden number is in it."""
    return {
        "figures": len(found), "small": len(treated.small), "protecting": len(treated.protecting),
        "counts": treated.counts, "sums": treated.sums, "exposed": treated.exposed, "found": 0,
        "telling": [list(key) for key in sorted(treated.telling)],
    }  # fmt: skip
