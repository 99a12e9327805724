"""The questions, in words for the person who answers them, each with what "accept" would do."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from goldenthread.plans.reading import dates
from goldenthread.plans.reading.area_cell import AreaCell, same
from goldenthread.plans.reading.gathering import Gathering
from goldenthread.plans.reading.model import Area, Block
from goldenthread.plans.reading.pairing import Pairing
from goldenthread.plans.reading.tables import Table

LINES = "lines_in_doubt"
ROW, ROW_CHOICES = "row_in_doubt", ("A row of its table", "A title of the next")
ONE_LINE = "none"
GOES_ON = " The row stands where its table goes on: "
LONGEST_SHOWN = 160  # characters of a cell, enough to find it on the page
MANAGER = re.compile(r"^(.+?)\s+(?:service\s+|team\s+|unit\s+)?(?:manager|lead|leader)$", re.I)


def about_counts(found: Gathering, block: Block, texts: list[str], pairs: Pairing, *, is_plain: bool = False) -> str:
    """Asks which dates, measures, partners and leads go with which action; the id of the question.

    ``is_plain`` says that nothing tells an outcome from the actions below it.
    """
    lists = _shown(block)
    counts = ", ".join(_many(len(lines), name) for name, lines in lists.items() if lines)
    certain = [name for name, lines in lists.items() if lines and name not in pairs.differs]
    message = (
        f"{_many(len(texts), 'actions')} stand beside {counts}, so the document does not say which go together. "
        + (f"Of one length with the actions: {', '.join(certain)}. " if certain else "")
        + "Confirm the proposed pairs or change them."
    )
    if is_plain and len(texts) > max(map(len, lists.values())):
        message += " No line has a bullet, so one that heads others may be an outcome; it is read as an action."
    beside = found.beside.get(block.where, ())
    if beside:
        message += f"{GOES_ON}{' and '.join(beside)}, read alone, may be part of it."
    return found.ask(
        "counts_differ",
        block.where,
        message,
        readings=(tuple(texts), *lists.values()),
        proposal=_proposal(block, texts, pairs),
        about={
            "block": block.key,
            "columns": ["actions", *lists],
            "differs": list(pairs.differs),
            **({"places": [block.where, *beside]} if beside else {}),
        },
    )


def _many(count: int, plural: str) -> str:
    return f"{count or 'no'} {plural[:-1] if count == 1 else plural}"


def _proposal(block: Block, texts: list[str], pairs: Pairing) -> tuple[dict[str, Any], ...]:
    """One entry per action, and a last one without an action for lines that seem to go with none."""
    rows = [
        {"action": key, "text": text, **_lines(block, pairs, index)}
        for index, (key, text) in enumerate(zip(block.actions, texts, strict=True))
    ]
    left = _lines(block, pairs, None)
    return (*rows, *([{"action": None, "text": "", **left}] if any(left.values()) else []))


def _lines(block: Block, pairs: Pairing, index: int | None) -> dict[str, list[str]]:
    return {name: list(pairs.of(index, name, lines)) for name, lines in _shown(block).items()}


def _shown(block: Block) -> dict[str, tuple[str, ...]]:
    """The row's lists; leads only where the table names them."""
    return {name: lines for name, lines in block.lists.items() if lines or name != "leads"}


def about_guess(found: Gathering, block: Block, texts: list[str], pairs: Pairing) -> str:
    """Asks whether rows that one list alone put together are one row, by what goes with which action then."""
    lists = _shown(block)
    return found.ask(
        "counts_differ",
        block.where,
        "These rows were read as one, because only together they have as many lines beside their actions as actions; "
        "that may be chance. Confirm the proposed pairs, or change them if they are several rows.",
        readings=(tuple(texts), *lists.values()),
        proposal=_proposal(block, texts, pairs),
        about={
            "block": block.key,
            "columns": ["actions", *lists],
            "differs": [name for name, lines in lists.items() if lines],
            "places": block.where.split(" and "),
        },
    )


def about_dates(found: Gathering, block: Block) -> None:
    """Asks what a date is that has a form nobody knows, once for each text in the row."""
    for raw in dict.fromkeys(block.dates_raw):
        if not dates.is_known(raw):
            found.ask(
                "date_not_understood",
                block.where,
                f"“{raw}” could not be read as a date or month. Give one, or keep it without a date.",
                readings=((raw,),),
                about={"block": block.key, "raw": raw},
            )


def about_area(found: Gathering, cell: AreaCell, *, where: str) -> str:
    """Asks for the name of an area that stands nowhere; gives the one proposed, or one that says where."""
    name = _likely_name(cell)
    basis = "its officers and linked plans suggest the one proposed" if name else "nothing in it suggests one"
    placeholder = name or f"Area without a name ({where})"
    found.ask(
        "area_not_named",
        where,
        f"No heading names this area, and its officers are not those of the area before; {basis}.",
        readings=(tuple(cell.officers), tuple(cell.linked_plans)),
        proposal=({"name": name},) if name else (),
        about={"area": placeholder},
    )
    return placeholder


def _likely_name(cell: AreaCell) -> str:
    """A linked plan whose manager is among the officers; else the service of a manager among them."""
    services = [match[1] for officer in cell.officers if (match := MANAGER.match(officer))]
    named = {same(service) for service in services}
    return next((plan for plan in cell.linked_plans if same(plan) in named), services[0] if services else "")


def about_rest(
    found: Gathering, area: str, above: str, section: str, lines: Sequence[str], *, places: Sequence[str]
) -> None:
    """Asks whether the words at the top of a slide name an area, or are more of what stands in the one above.

    ``places`` are those of the row and of the one above it.
    """
    what = section.replace("_", " ")
    found.ask(
        "area_not_named",
        places[0],
        f"“{' '.join(lines)[:LONGEST_SHOWN]}” is read as the name of an area, but the {what} of {above} may go on here "
        f"from the slide before. Accept {above} if they do, or give the area its own name.",
        readings=(tuple(lines), ()),
        proposal=({"name": above},),
        about={"area": area, "rest_of": above, "section": section, "lines": list(lines), "places": list(places)},
    )


def about_rating(found: Gathering, area: Area, column: str, raw: str, *, likely: str = "") -> None:
    """Asks what rating an area has, where the document says it in no known way or only in a sentence."""
    is_sentence = len(raw.split()) > 1
    told = "stands in no cell, only in a sentence" if is_sentence else f"is “{raw}”, which is none of those known here"
    found.ask(
        "rating_not_understood",
        area.where,
        f"The {column} rating of {area.name} {told}. Say which it is, or keep it without one.",
        readings=((raw,),),
        proposal=({"rating": likely},) if likely else (),
        about={"area": area.name, "column": column},
    )


def about_month(found: Gathering, likely: str) -> None:
    """Asks for the month that a report is about: what it says is kept as said in that month."""
    basis = "The one proposed is named most often where it says what was achieved." if likely else ""
    found.ask(
        "month_not_stated",
        "the whole document",
        f"The document reports on its areas but does not say for which month. {basis}".strip(),
        proposal=({"month": likely},) if likely else (),
    )


def about_leads(found: Gathering, line: str, apart: Sequence[str], *, where: str) -> None:
    """Asks whether names without a sign between them are so many people, or who the last one of a line is."""
    told = "names several people" if len(apart) > 1 else "may name the area and who leads it"
    found.ask(
        "leads_run_together",
        where,
        f"“{line}” {told} without a sign between them. Confirm who leads it.",
        readings=((line,), tuple(apart)),
        proposal=({"names": list(apart)},),
        about={"area": found.area},
    )


def about_lines(
    found: Gathering, line: str, pieces: Sequence[str], *, where: str, places: Sequence[str] = (), listed: str = ""
) -> None:  # fmt: skip
    """Asks which of these pieces, read as one line, begin a line of their own, here and in all ``places``; ``listed``
    names the list it stands in."""
    found.ask(
        LINES,
        where,
        "These pieces may be one line of the document or several, and nothing in it says which. They are read as one. "
        "Say which pieces begin a line of their own." + also(places),
        readings=((line,), tuple(pieces)),
        proposal=({"begins": ONE_LINE},),
        about={"pieces": list(pieces), "places": list(places or (where,)), "list": listed},
    )


def also(places: Sequence[str]) -> str:
    """That an answer counts for other places too, which are all but the first; empty when there are none."""
    return f" The answer also counts for {'; '.join(places[1:])}." if places[1:] else ""


def about_table(found: Gathering, table: Table, texts: tuple[str, ...]) -> None:
    """Says that a table was left out, and shows its first row that has words."""
    found.ask(
        "table_not_understood",
        table.where(),
        "These headings are not those of a plan or scorecard known here; the table is left out.",
        readings=(tuple(text[:LONGEST_SHOWN] for text in texts),),
        about={"table": table.number, "rows": len(table.rows)},
    )


def about_column(found: Gathering, table: Table, heading: str, texts: Sequence[str]) -> None:
    """Says that a column of a table was left out, and shows its heading and what stands below it."""
    found.ask(
        "table_not_understood",
        table.where(),
        f"The heading “{heading[:LONGEST_SHOWN]}” is none that is known here; its column is left out, and the others "
        "are read.",
        readings=((heading[:LONGEST_SHOWN],), tuple(text[:LONGEST_SHOWN] for text in texts)),
        about={"table": table.number, "rows": len(texts), "column": heading},
    )


def about_words(found: Gathering, where: str, texts: Sequence[str], listed: str) -> None:
    """Says that rows at the end of a table were left out because they name something of which nothing is said.
    ``listed`` is what they would be as part of the plan."""
    told = "From here to the end of the table only the first column has words. They are read as words below the table"
    _about_listed(found, told, [(where, text) for text in texts], listed)


def about_words_above(found: Gathering, rows: Sequence[tuple[str, str]], listed: str) -> None:
    """Says the same of rows right above headings, each with its place: one question for all of a document."""
    told = "Only the first column has words here, right above headings. They are read as words above the next table"
    _about_listed(found, told, rows, listed)


def _about_listed(found: Gathering, told: str, rows: Sequence[tuple[str, str]], listed: str) -> None:
    places, texts = list(dict.fromkeys(place for place, _ in rows)), [text for _, text in rows]
    found.ask(
        "table_not_understood",
        places[0],
        f"{told}, not as {listed} of the plan. Say which of them are." + also(places),
        readings=(tuple(text[:LONGEST_SHOWN] for text in texts),),
        about={"rows": len(texts), "lines": texts, "listed": listed, "places": places},
    )


def about_row(found: Gathering, where: str, texts: Sequence[str]) -> None:
    """Asks whether the last row of a table, right above headings that come again, is a title of what follows."""
    found.ask(
        ROW,
        where,
        "This row has few words and stands right above headings that come again. It is read as the last row of its "
        "table, but may be a title of the next one.",
        readings=(tuple(text[:LONGEST_SHOWN] for text in texts),),
        proposal=({"is": ROW_CHOICES[0]},),
        about={"row": where, "texts": list(texts)},
    )
