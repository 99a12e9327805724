"""What a table of a return is made of: its items (columns), how their headings are met, what may be in them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["id", "text", "date", "integer", "number", "code", "json"]
# What becomes of a row when a cell cannot be used:
# ``essential`` blank or unreadable: the row is rejected; ``event`` unreadable: the row is rejected, blank is allowed or
# counted; ``detail`` unreadable: the cell is set aside and named, the row is kept.
Weight = Literal["essential", "event", "detail"]


@dataclass(frozen=True)
class Item:
    """One column of one table.

    ``others`` are other spellings of its heading. ``words`` finds the heading when no spelling fits: a heading that
    holds all of them, if only one does. ``expected`` says that the guidance does not allow a blank; blanks are counted
    and reported, never invented. ``optional_edition`` says that some editions do not have the column.
    """

    number: int
    heading: str
    kind: Kind = "text"
    codes: str = ""
    weight: Weight = "detail"
    expected: bool = True
    optional_edition: bool = False
    others: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
