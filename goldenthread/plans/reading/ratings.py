"""Red, amber and green as reports give them: a word, a letter, the colour of the cell, or a sentence."""

from __future__ import annotations

import colorsys
import re
from dataclasses import dataclass

from goldenthread.plans.reading.tables import Cell

RED, AMBER, GREEN, BLUE, GREY, YELLOW = "Red", "Amber", "Green", "Blue", "Grey", "Yellow"
KNOWN = (RED, AMBER, GREEN, BLUE, GREY)
NONE = "No rating"
LETTERS = {"r": RED, "a": AMBER, "g": GREEN, "b": BLUE, "y": YELLOW}
NAMES = {"red": RED, "amber": AMBER, "orange": AMBER, "green": GREEN, "blue": BLUE, "grey": GREY, "gray": GREY}
NAMES["yellow"] = YELLOW
CIRCLES = {"🔴": " red ", "🟥": " red ", "🟠": " amber ", "🟧": " amber ", "🟡": " yellow ", "🟨": " yellow "}
CIRCLES |= {"🟢": " green ", "🟩": " green ", "🔵": " blue ", "🟦": " blue "}
SIGNS = {ord(sign): word for sign, word in CIRCLES.items()}
COLOUR = re.compile(rf"\b({'|'.join(NAMES)})\b", re.I)
STATED = re.compile(
    r"\brating (?:(?:has|have|is|was|been|being|remains?|stays?) )*"
    r"(?:retained|amended|downgraded|upgraded|changed|moved|revised|kept|raised|lowered|set|rated)"
    rf" (?:to|as|at) ({'|'.join(NAMES)})\b",
    re.I,
)
# Hues in degrees at which one colour is taken for the next. Office's yellow is 60 and its gold 45.
HUES = ((20, RED), (52, AMBER), (70, YELLOW), (175, GREEN), (260, BLUE), (330, ""), (361, RED))
LEAST_COLOUR = 0.13  # saturation: Office's palest "good" is 0.17, its blue tint for headings 0.11
GREYS = (0.4, 0.9)  # brightness between black and the tints of headings


@dataclass(frozen=True)
class Rated:
    """``rating`` is None where ``raw`` is not one of the known ratings; ``likely`` is what it may mean."""

    raw: str = ""
    rating: str | None = None
    likely: str = ""

    def __bool__(self) -> bool:
        return bool(self.raw)


def of_cell(cell: Cell) -> Rated:
    """The rating that a cell gives in words, or without any by its colour."""
    if cell:
        return of_text(cell.text)
    name = _of_colour(cell.fill) if cell.fill else ""
    return _rated(f"#{cell.fill}", name) if name else Rated()


def of_text(text: str) -> Rated:
    """The rating named by a word or letter; two different ones are none."""
    bare = text.translate(SIGNS).strip(" .:*")
    names = {NAMES[found.lower()] for found in COLOUR.findall(bare)}
    if len(names) == 1:
        return _rated(text, names.pop())
    return _rated(text, LETTERS.get(bare.lower(), "") if not names else "")


def stated(text: str) -> str:
    """The rating to which a sentence says the whole was changed; empty when it says nothing of it."""
    match = STATED.search(text)
    return (_rated(match[1], NAMES[match[1].lower()]).rating or AMBER) if match else ""


def _rated(raw: str, name: str) -> Rated:
    """Yellow is no rating here: amber, most likely, but a person says so."""
    return Rated(raw, None, AMBER) if name == YELLOW else Rated(raw, name or None)


def _of_colour(fill: str) -> str:
    red, green, blue = (int(fill[at : at + 2], 16) / 255 for at in (0, 2, 4))
    hue, saturation, value = colorsys.rgb_to_hsv(red, green, blue)
    if saturation < LEAST_COLOUR:
        return GREY if GREYS[0] <= value <= GREYS[1] else ""
    return next(name for below, name in HUES if hue * 360 < below)
