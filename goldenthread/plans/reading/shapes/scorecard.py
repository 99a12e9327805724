"""Shape 2: area | measure | baseline | actual (period) with comparators | target | outcome.

Without a column of areas, the words above the table may name the one that it is of.
"""

from __future__ import annotations

from goldenthread.plans.reading import headings, rows, values
from goldenthread.plans.reading.area_cell import same
from goldenthread.plans.reading.cut_rows import Seam
from goldenthread.plans.reading.gathering import Gathering
from goldenthread.plans.reading.headings import WHEN, Layout
from goldenthread.plans.reading.model import Measure
from goldenthread.plans.reading.tables import Row, Table

_LATEST = r"(?:latest |current )?(?:actual|performance|position|outturn)|current|latest"
WORDS = {
    "area": r"(?:service |priority )?areas?|theme|service",
    "measure": r"(?:performance |key performance )?(?:measures?|indicators?)|kpis?|what we measure",
    "baseline": r"baseline(?: position)?|starting point|start position",
    "actual": rf"(?:{_LATEST})(?:\s*[-–:]?\s*{WHEN})?|{WHEN}",
    "comparator": r"comparators?|benchmarks?|comparative data",
    "target": r"targets?",
    "outcome": r"outcomes?|impact|outcome for children",
}
NEEDED = {"measure", "actual", "target"}
FIGURES = ("baseline", "actual", "target")
LONGEST_FIGURE = 80  # characters; a longer cell is a sentence that happens to hold a number


def recognise(table: Table) -> Layout | None:
    return headings.find(table, WORDS, needed=NEEDED, free="area")


def understand(table: Table, layout: Layout, found: Gathering, continued: bool) -> None:
    """Adds the table's measures. The headings may come again, with another area, inside the table."""
    area = found.measures[-1].area if continued and found.measures else _area_above(table, found)
    for row in table.rows:
        if again := headings.of_row(row, WORDS, needed=NEEDED, free="area"):
            layout = again
            area = _area_in_heading(layout) or area
        elif named := headings.named(row, WORDS):
            area = named
        elif not rows.is_page_furniture(row):
            fitted = fit(row, layout)
            area = fitted.cell(layout.index("area")).text or area
            _take(table, fitted, layout, found, area)


def _area_above(table: Table, found: Gathering) -> str:
    """The area that the words above a table name, where the plan has one of that name."""
    return next((found.areas[key].name for text in table.titles if (key := same(text)) in found.areas), "")


def _area_in_heading(layout: Layout) -> str:
    """The area's name where it stands as the heading of the first column, without a heading's own word."""
    word = layout.words.get("area", "")
    return "" if headings.of_words(word, WORDS) else word


def fit(row: Row, layout: Layout) -> Row:
    """The row under its headings."""
    return rows.fit(row, layout, _likeness)


def is_rest(seam: Seam) -> bool:
    """Whether a row at the top of a slide names no measure, and so is about the last one of the slide before."""
    measure, figures = seam.cells("measure")[1], [seam.cells(name)[1] for name in (*FIGURES, "outcome", "comparator")]
    return not measure and any(figures)


def _likeness(row: Row, layout: Layout) -> float:
    figures = sum(_is_figure(row.cell(layout.index(name)).text) for name in FIGURES)
    measure = row.cell(layout.index("measure")).text
    return figures + (1 if measure and not _is_figure(measure) else -1)


def _is_figure(text: str) -> bool:
    if not text or len(text) > LONGEST_FIGURE:
        return False
    return values.is_figure(text)


def _take(table: Table, row: Row, layout: Layout, found: Gathering, area: str) -> None:
    text = row.cell(layout.index("measure")).text
    if not text:
        _ask_about(table, row, layout, found)
        return
    found.measures.append(_measure(table, row, layout, area, key=f"m{len(found.measures) + 1}"))
    if stray := rows.stray_text(row, layout):
        found.warnings.append(f"{table.where(row)}: left out, being under no heading: {stray}")


def _ask_about(table: Table, row: Row, layout: Layout, found: Gathering) -> None:
    texts = tuple(cell.text for cell in row.cells if cell)
    if len(texts) == 1 and row.cell(layout.index("area")):
        return  # an area's name on a row of its own
    found.ask(
        "table_not_understood",
        table.where(row),
        "This row has figures but names no measure, so it is left out.",
        readings=(texts,),
        about={"row": table.where(row)},
    )


def _measure(table: Table, row: Row, layout: Layout, area: str, *, key: str) -> Measure:
    baseline_raw, target_raw = (row.cell(layout.index(name)).text for name in ("baseline", "target"))
    actual_raw, beside = _actual(row, layout)
    text = row.cell(layout.index("measure")).text
    baseline = values.understand_values(baseline_raw)
    return Measure(
        key=key,
        text=text,
        area=area,
        baseline_raw=baseline_raw,
        actual_raw=actual_raw,
        period=headings.period(layout.words.get("actual", "")),
        comparator_raw=beside,
        target_raw=target_raw,
        baseline=baseline,
        actual=values.understand_values(actual_raw),
        comparators=values.understand_comparators(beside),
        targets=values.understand_target(target_raw, measure=text, baseline=baseline),
        outcome=row.cell(layout.index("outcome")).text,
        where=table.where(row),
    )


def _actual(row: Row, layout: Layout) -> tuple[str, str]:
    """The actual's own words and those that compare, each as one text."""
    lines = row.cell(layout.index("actual")).texts
    parts = [values.divided(line) for line in lines]
    if len(lines) > 1 and not any(beside for _, beside in parts):  # "Regional" may stand above its figure
        parts = [values.divided(" ".join(lines))]
    own, beside = ([text for text in texts if text] for texts in zip(*parts, strict=True)) if parts else ([], [])
    column = row.cell(layout.index("comparator")).texts
    return " ".join(own), " ".join([*beside, *column])
