"""What an imported report says of an area becomes its update of that month, its evidence beside it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from goldenthread.accounts.models import Person
from goldenthread.plans import editing
from goldenthread.plans.models import Area, Evidence, Update
from goldenthread.plans.operations.updates import update_area
from goldenthread.plans.reading import model as read


def keep(area: Area, said: read.Area, *, month: str, by: Person, on: date) -> Update | None:
    """The update; None when the document says nothing of the area.

    A reported rating is kept in words: ratings here are computed, and those of others are no results of ours.
    """
    progress = "\n".join([*_rated(said), *said.key_developments, *_texts(said.progress)])
    risk = "\n".join([*said.key_risks, *_texts(said.risks)])
    if not (progress or risk):
        return None
    update = update_area(
        area=area, version=area.version, period=month or f"{on:%Y-%m}", progress=progress, risk=risk, by=by, on=on
    )
    named = dict.fromkeys(text for each in (*said.progress, *said.risks) for text in each.evidence)
    for text in named:
        shown = Evidence(area=area, update=update, kind=Evidence.Kind.TEXT, text=text, made_on=on, made_by=by)
        editing.add(shown)
    return update


def _texts(statements: Iterable[read.Statement]) -> list[str]:
    return [statement.text for statement in statements]


def _rated(said: read.Area) -> list[str]:
    """The ratings that the document gives, as one line."""
    current, previous = said.rag_current or said.rag_current_raw, said.rag_previous or said.rag_previous_raw
    told = [f"now {current}" if current else "", f"before {previous}" if previous else ""]
    return [f"Rating reported: {', '.join(each for each in told if each)}."] if current or previous else []
