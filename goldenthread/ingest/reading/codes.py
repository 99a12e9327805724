"""Codes as councils write them ("a) Male", "Male", "1A: Individual", "1A") brought to the bare code of a standard.

The letters that templates put in front are dropped before anything is compared, because they differ between editions;
a set may say what a letter alone stands for.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from goldenthread.ingest.reading import headings

# "a) ", "(a) ", "p1) ", "zz)": one or two letters and perhaps a digit, then a bracket or a full stop.
_PREFIX = re.compile(r"^\s*\(?([a-z]{1,2}\d?)\s*[).]\s*", re.IGNORECASE)
# "1A: Individual", "N1 - Abuse", "RC9 – Case closed": a code, then a colon, a dash or a bracket, then words.
_CODE_THEN_WORDS = re.compile(r"^\s*([A-Z]{0,3}\d{0,2}[A-Z]?)\s*[:\-–—(]\s*\S", re.IGNORECASE)
# "N1 Abuse or neglect", "6 Police", "B Parents": the same with a space only.
_CODE_SPACE_WORDS = re.compile(r"^([A-Z]{0,3}\d{0,2}[A-Z]?)\s+(\S.*)$", re.IGNORECASE)
# Numbers that were once stored with decimals: "1.0".
_DECIMALS = re.compile(r"^(\d+)\.0+$")


# "N1", "PHY", "WBRI", "Z14", "FCONT2": few characters without a space, and from five on with a digit among them. A new
# code of a standard looks so; a name or a sentence in the wrong column does not, but for the shortest names.
_LIKE_A_CODE = re.compile(r"(?=[A-Z0-9]{1,4}$|(?=.*\d)[A-Z0-9]{5,6}$)[A-Z0-9]+")


@dataclass(frozen=True)
class Coded:
    """A bare code, and whether the standard knows it."""

    code: str
    known: bool

    @property
    def looks_like_one(self) -> bool:
        """Whether it can be a code that the standard has gained since; anything else may be a name, and is not kept."""
        return bool(_LIKE_A_CODE.fullmatch(self.code))


@dataclass(frozen=True)
class CodeSet:
    """The codes of one column: code to other ways of writing it, as words separated by "|".

    ``letters`` says which code a template's letter stands for in a cell that holds nothing else.
    """

    ways: Mapping[str, str]
    letters: Mapping[str, str] = field(default_factory=dict)
    by_words: dict[str, str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        words = {headings.plain(way): code for code, ways in self.ways.items() for way in ways.split("|") if way}
        object.__setattr__(self, "by_words", words)

    @property
    def labels(self) -> tuple[str, ...]:
        """The bare codes, in the order of the standard."""
        return tuple(self.ways)

    def read(self, text: str) -> Coded:
        """The code that ``text`` stands for."""
        prefix = _PREFIX.match(text)
        rest = text[prefix.end() :].strip() if prefix else text.strip()
        if not rest and prefix:
            rest = prefix[1]
        if found := self._known(rest):
            return Coded(found, True)
        letter = self.letters.get(rest.lower())
        if not letter and prefix and prefix[1].upper() in self.ways:  # "F1) …", where the letter in front is the code
            letter = prefix[1].upper()
        return Coded(letter, True) if letter else Coded(rest.upper()[:20], False)

    def _known(self, rest: str) -> str | None:
        plain = _DECIMALS.sub(r"\1", rest.upper())
        if plain in self.ways:
            return plain
        split = _CODE_THEN_WORDS.match(rest)
        if split and split[1].upper() in self.ways:
            return split[1].upper()
        return self.by_words.get(headings.plain(plain)) or self._spaced(rest)

    def _spaced(self, rest: str) -> str | None:
        """A code, a space and words. A code without a digit may be a word ("B and B"), so its words must be its own."""
        split = _CODE_SPACE_WORDS.match(rest)
        code = split[1].upper() if split else ""
        if not split or code not in self.ways:
            return None
        sure = any(map(str.isdigit, code)) or self.by_words.get(headings.plain(split[2])) == code
        return code if sure else None


# A flag is Y, N or U (unknown), however it is written.
FLAG = CodeSet(
    {"Y": "yes|true|1", "N": "no|false|0", "U": "unknown|not known|not recorded"}, {"a": "Y", "b": "N", "c": "U"}
)
