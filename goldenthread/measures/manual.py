"""The documentation of a computed measure: its definition in words and its worked examples, as Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from goldenthread.measures import definition, words, worked_words
from goldenthread.measures.definition import Definition
from goldenthread.measures.worked_words import Grid, Told
from goldenthread.records import parameters

KEPT = "<!-- Written by docs/make.py from the definition and its specs; change those. -->\n"


def index() -> str:
    """The list of all computed measures, each with a link to its page."""
    rows = tuple(
        (f"[{each.head.title}]({each.slug}.md)", each.head.kind, each.head.unit)
        for each in definition.computed().values()
    )
    told = "Each page says in words what is counted, what it cannot know, and shows it on children who are made up."
    lines = ["# The computed measures", "", told, "", *_table(("Measure", "Kind", "Unit"), rows)]
    return KEPT + "\n".join(lines) + "\n"


def page(measure: Definition) -> str:
    """One measure's page."""
    head = measure.head
    facts = [
        ("How it is counted", head.how_it_is_counted), ("What it cannot know", head.what_it_cannot_know),
        ("Source", head.source), ("Kind", f"{head.kind}, {head.basis.replace('_', ' ')}, in {head.unit}"),
        ("Better", head.better), ("The council's own numbers", _settings(head.settings)),
        ("Local", head.local_reason), ("Owner", f"{head.owner}; checked by: {head.checked_by}"),
        ("Variation of", _link(head.variant_of)), ("Read it with", _link(head.companion)),
    ]  # fmt: skip
    lines = [f"# {head.title}", "", head.why_it_matters, ""]
    lines += [line for name, text in facts if text for line in (f"**{name}**: {_one_line(text)}", "")]
    return KEPT + "\n".join([*lines, *_examples(measure)]) + "\n"


def _examples(measure: Definition) -> Iterator[str]:
    told, others = worked_words.examples(measure)
    for title, group in (("Worked examples", told), ("More examples", others)):
        if group:
            yield from (f"## {title}", "", "Every child here is made up.", "")
        for each in group:
            yield from _example(each)


def _example(one: Told) -> Iterator[str]:
    yield from (f"### {one.title}", "", f"{one.span}.", "")
    for setting in one.settings:
        yield from (setting, "")
    for grid in (*one.drawn, one.outcome):
        yield from (f"{grid.caption}:", "", *_grid(grid), "")
    yield from (one.figure, "")


def _grid(grid: Grid) -> Iterator[str]:
    return _table(grid.headings, grid.rows) if grid.rows else iter(["Nothing is drawn."])


def _table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(headings)} |"
    yield f"|{'---|' * len(headings)}"
    for row in rows:
        yield f"| {' | '.join(each.replace('|', '/') for each in row)} |"


def _settings(names: Sequence[str]) -> str:
    return "; ".join(_setting(parameters.BY_NAME[name]) for name in names)


def _setting(one: parameters.Parameter) -> str:
    if one.default is None:
        return f"{one.meaning} (entered by the council)"
    return f"{one.meaning}: {words.value(one.default, one.unit)} unless set otherwise"


def _link(slug: str) -> str:
    found = definition.library().get(slug)
    if found is None:
        return ""
    return found.head.title if found.entry else f"[{found.head.title}]({slug}.md)"


def _one_line(text: str) -> str:
    return " ".join(text.split())
