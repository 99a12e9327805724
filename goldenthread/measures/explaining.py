"""Any figure explained in words: what and who was counted, who was not and why, and what it rests on. Never a child.

The page of a figure and ``goldenthread measure explain`` both say what stands here, so they cannot disagree.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from goldenthread.core import periods
from goldenthread.core.periods import Month
from goldenthread.ingest.models import Load
from goldenthread.measures import answers, definition, given_settings, reported, words
from goldenthread.measures.definition import Definition
from goldenthread.measures.models import Result
from goldenthread.measures.queries import COUNCIL
from goldenthread.measures.reported import Version
from goldenthread.records import engine, parameters, returns, tables
from goldenthread.records.models import Snapshot

TEAM_THEN = (
    "A row counts for the team that held the work at the time. Children who have moved since stay where they "
    "were counted; the page of rows says how many have moved."
)
LAST_TEAM = (
    "A row counts for the team that held the work last: the file is of a later month, and of a plan, a time in care or "
    "an episode of need it names one team. Figures of teams may not be those of the time; the council's is."
)
NO_TEAMS = "The file names no team for these rows, so there is a figure of the council only."
MET = {"higher": "meet what is asked", "lower": "are what the title names", "neither": "are what the title names"}


@dataclass(frozen=True)
class Part:
    """One question about a figure, and the sentences that answer it."""

    title: str
    sentences: tuple[str, ...]


@dataclass(frozen=True)
class File:
    """One data load that a figure rests on. ``rows`` are those of the lists or tables that the measure reads."""

    as_at: str
    name: str
    kind: str
    state: str
    loaded: str
    sha256: str
    rows: str
    answers: bool
    load_id: int | None


@dataclass(frozen=True)
class Explanation:
    """One figure explained; ``versions`` has more than one line only where the figure has changed."""

    figure_id: str
    title: str
    period: str
    cut: str
    answer: str
    parts: tuple[Part, ...]
    files: tuple[File, ...]
    versions: tuple[Version, ...]


def explain(result: Result, *, whole: bool) -> Explanation:
    """The explanation of a result whose measure is in the library.

    ``whole``: the reader sees every team, so that what the others counted may be said. At most seven queries.
    """
    measure, month = definition.get(result.measure), Month.parse(result.period)
    read = _files(measure, result)
    asked: list[tuple[str, Sequence[str]]] = [
        ("What was counted", (measure.head.how_it_is_counted, _span(measure, month))),
        *(_of_people(result) if measure.entry else _of_records(measure, result, read, whole=whole)),
        ("What it cannot know", (measure.head.what_it_cannot_know,)),
        ("Which definition", _definition(measure, result)),
    ]
    parts = tuple(Part(title, tuple(sentences)) for title, sentences in asked)
    return Explanation(
        result.figure_id, measure.head.title, month.label, result.cut, _answer(measure, result), parts,
        tuple(file for file, _ in read), tuple(reported.versions(result)),
    )  # fmt: skip


def _of_records(
    measure: Definition, result: Result, read: Sequence[tuple[File, Snapshot]], *, whole: bool
) -> list[tuple[str, Sequence[str]]]:
    return [
        ("Who was counted", _counted(measure, result)),
        ("Who was not, and why", _left_out(measure, result, read, whole=whole)),
        ("Which settings were in force", _settings(result)),
    ]


def _of_people(result: Result) -> list[tuple[str, Sequence[str]]]:
    met, of = _number(result.numerator), _number(result.denominator)
    told = f"{met} of {of}." if met and of else f"{met}." if met else "No number: see what was entered."
    return [("What was entered", ("A person entered it; no program counted it from records.", told))]


def _answer(measure: Definition, result: Result) -> str:
    said = reported.said(measure, result)
    if result.value is None and result.is_current:
        return f"{said}."
    use = "It is the figure in use." if result.is_current else "A newer figure has taken its place."
    return f"{said}. {use}"


def _span(measure: Definition, month: Month) -> str:
    last = periods.long_day(month.last_day)
    return {
        "monthly_flow": f"The period is {periods.long_day(month.first_day)} to {last}.",
        "month_end_stock": f"It says how things stood on {last}.",
        "rolling_12": f"The period is the twelve months up to {last}.",
        "school_year_to_date": f"The period is the school year since 1 September, up to {last}.",
        "year_to_date": f"The period is the year since April, up to {last}.",
        "quarterly": f"The period is the quarter up to {last}.",
        "rolling_3": f"The period is the three months up to {last}.",
        "half_yearly": f"The period is the half-year up to {last}.",
        "termly": f"The period is the school term up to {last}.",
        "yearly": f"The period is the year up to {last}.",
    }.get(measure.head.basis, f"It says what was so by {last}.")


def _counted(measure: Definition, result: Result) -> list[str]:
    if result.numerator is None and result.denominator is None:
        return [f"Nobody: {words.small(result.reason or 'nothing is known')}."]
    met, of = _number(result.numerator), _number(result.denominator)
    head = measure.head
    match head.kind:
        case "proportion":
            rest = _number((result.denominator or 0) - (result.numerator or 0))
            do = "do" if head.better == "higher" else "are"
            told = f"{of} were counted: {met} {MET[head.better]} and {rest} {do} not."
        case "rate":
            told = f"{met} were counted, in a population of {of}." if of else f"{met}; the population is not known."
        case "per":
            told = f"{met} were counted, held by {of} workers."
        case "weighted":
            told = f"{met} in all, out of {of} that were possible."
        case "ratio":
            told = f"{met} were counted, divided by {of}."
        case "mean":
            told = f"{of} were counted: together {words.value(result.numerator, head.unit)}."
        case "median":
            told = f"{of} were counted."
        case _:
            told = f"{met} were counted."
    if result.state not in ("known", "stale"):
        return [told, f"No figure is given: {words.small(result.reason)}."]
    return [told]


def _left_out(measure: Definition, result: Result, read: Sequence[tuple[File, Snapshot]], *, whole: bool) -> list[str]:
    if not result.snapshots:
        return ["No file was read for it, so nobody was left out."]
    elsewhere = _elsewhere(result, whole=whole)
    found = [_missing(result), *elsewhere, *_not_reached(measure, read)]
    if measure.head.kind == "rate":
        found.append("A rate is for the whole council only: no population is published for a team.")
    elif NO_TEAMS not in elsewhere:
        answering = next((snapshot for file, snapshot in read if file.answers), None)
        found.append(
            LAST_TEAM if answers.names_last_team(answering, measure, Month.parse(result.period)) else TEAM_THEN
        )
    return found


def _missing(result: Result) -> str:
    if not result.missing:
        return "No row lacks the fact that is asked for."
    rows = "1 row lacks" if result.missing == 1 else f"{result.missing:,} rows lack"
    return f"{rows} the fact that is asked for: counted apart, in neither number, and listed first among the rows."


def _elsewhere(result: Result, *, whole: bool) -> list[str]:
    """What stands in the council's figure and in no team's, or with the other teams."""
    if not whole or not result.snapshots:
        return []
    siblings = [each for each in _siblings(result) if each.breakdown != result.breakdown or each.cut != result.cut]
    if result.breakdown == COUNCIL:
        nameless = next((each for each in siblings if not each.cut), None)
        if nameless is None:
            return []
        if _rows(nameless) == _rows(result):
            return [NO_TEAMS]
        return [f"{_rows(nameless):,} of these rows name no team: they are in the council's figure and in no team's."]
    others = sum(_rows(each) for each in siblings if each.breakdown != COUNCIL)
    return [f"{others:,} more rows were counted for other teams or for none."]


def _siblings(result: Result) -> list[Result]:
    """The results that were computed with this one: the same text, files, settings and rule."""
    found = Result.objects.filter(measure=result.measure, period=result.period, fingerprint=result.fingerprint)
    return [
        each
        for each in found
        if (each.snapshots, each.parameters, each.rule_version)
        == (result.snapshots, result.parameters, result.rule_version)
    ]


def _rows(result: Result) -> int:
    base = result.denominator if result.denominator is not None else result.numerator
    return int(base or 0) + result.missing


def _not_reached(measure: Definition, read: Sequence[tuple[File, Snapshot]]) -> list[str]:
    """What the file held beside what was counted, and what reading it had to reject."""
    answering = next((file for file, _ in read if file.answers), None)
    if answering is None:
        return []
    found = [
        f"The file that answers the month held {answering.rows}. Whatever of it is not counted lies outside the "
        "period or is left out by the steps told under “What was counted”."
    ] if answering.rows else []  # fmt: skip
    snapshot = next(each for file, each in read if file.answers)
    load = Load.objects.filter(snapshot=snapshot).first()
    for each in load.lists if load else []:
        if each["number"] in measure.head.lists and each["rows_rejected"]:
            found.append(f"{each['rows_rejected']:,} rows of {each['name']} were rejected when the file was read.")
    return found


def _settings(result: Result) -> list[str]:
    found = []
    for name, what in result.parameters.items():
        known, given = parameters.declared(name), given_settings.read(name, what)
        meaning, unit = (known.meaning, known.unit) if known else (name, "")
        of = f", the {given.note}" if given.note else ""
        found.append(f"{meaning}{of}: {given_settings.told(given, unit)}.")
        found += _other_year(name, result)
    return found or ["It rests on none of the council's own numbers."]


def _other_year(name: str, result: Result) -> list[str]:
    """That a rate of twelve months rests on an earlier estimate than its own, because its own is not there yet."""
    wanted = definition.get(result.measure).populations
    if len(wanted) < 2 or name != wanted[-1]:
        return []
    year = Month.parse(result.period).plus(-5).year
    return [
        f"The mid-{year} estimate, which lies in these twelve months, was not loaded, so the latest of its time stands."
    ]


def _definition(measure: Definition, result: Result) -> list[str]:
    same = measure.fingerprint == result.fingerprint
    return [
        f"Version {result.fingerprint}, counting rules {result.rule_version}, computed on "
        f"{periods.long_day(result.computed_on)}.",
        "The text is the one in use today."
        if same
        else f"The text has changed since: today's is version {measure.fingerprint}, and the words above are its.",
    ]


def _files(measure: Definition, result: Result) -> list[tuple[File, Snapshot]]:
    found = list(Snapshot.objects.filter(pk__in=result.snapshots).order_by("-as_at", "-pk").prefetch_related("files"))
    loads = dict(Load.objects.filter(snapshot__in=found).values_list("snapshot_id", "pk"))
    looks_back = engine.looks_back(measure.body + measure.denominator_body)
    return [
        (_file(measure, each, loads.get(each.pk), answers=number == 0), each)
        for number, each in enumerate(found)
        if number == 0 or looks_back
    ]


def _file(measure: Definition, snapshot: Snapshot, load_id: int | None, *, answers: bool) -> File:
    return File(
        periods.short_day(snapshot.as_at), snapshot.source_name, snapshot.get_kind_display(),
        snapshot.get_state_display(), periods.short_day(snapshot.made_on), snapshot.source_sha256,
        _held(measure, snapshot), answers, load_id,
    )  # fmt: skip


def _held(measure: Definition, snapshot: Snapshot) -> str:
    """``412 rows of assessment; 380 rows of person``: of the tables that the definition names."""
    named = answers.tables_of(measure)
    rows = {each.table: each.rows for each in snapshot.files.all()}
    found = [
        f"{rows[table.name]:,} {'row' if rows[table.name] == 1 else 'rows'} of {words.small(words.heading(table.name))}"
        for table in tables.TABLES
        if table.name in named and table.name in rows
    ]
    *before, last = map(str, measure.head.lists or [""])
    lists = f"lists {', '.join(before)} and {last}" if before else f"list {last}"
    of_annex_a = f" (Annex A {lists})" if last and snapshot.kind == returns.ANNEX_A else ""
    return f"{'; '.join(found)}{of_annex_a}" if found else ""


def _number(size: float | None) -> str:
    return "" if size is None else f"{size:,.1f}".removesuffix(".0")
