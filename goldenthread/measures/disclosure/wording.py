"""Sentences that name a small group: "one family of three", "the two siblings". Nobody is refused; a person is asked.

Words give a child away as surely as a number does, and no table hides them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

_NUMBERS = r"(?:one|two|three|four|five|[1-5]|both|single|only|a couple of|a pair of|a handful of)"
_PEOPLE = (
    r"(?:child(?:ren)?|girls?|boys?|bab(?:y|ies)|toddlers?|teenagers?|pupils?|siblings?|brothers?|sisters?|"
    r"famil(?:y|ies)|households?|mothers?|fathers?|mums?|dads?|parents?|carers?|"
    r"young (?:people|person|women|woman|men|man)|people|person|care leavers?|students?|looked-after|unaccompanied)"
)
# Up to two words may stand between: "three of the children", "two very young boys"; not a unit of time or a percentage.
_BETWEEN = r"(?:\s+(?!(?:days?|weeks?|months?|years?|hours?|working|per|percentage|to|in)\b)[\w’'-]+){0,2}?\s+"
# "Two in three young people" is a share, "two family hubs" are houses, "three children's stories" are stories.
_NOT_A_SHARE = r"(?<![\w.,/£-])(?<!\bin\s)"
_NOT_A_THING = (
    r"\b(?![’'])(?!\s+(?:hubs?|centres?|courts?|practitioners?|workers?|teams?|panels?|plans?|services?|"
    r"group conferences?|conferences?)\b)"
)
_COUNTED = re.compile(rf"{_NOT_A_SHARE}(?:{_NUMBERS}){_BETWEEN}{_PEOPLE}{_NOT_A_THING}", re.IGNORECASE)
_FAMILY = re.compile(
    r"\b(?:famil(?:y|ies)|groups?|siblings?|household)\s+of\s+(?:one|two|three|four|five|[1-5])\b(?![.,]?\d)",
    re.IGNORECASE,
)
_KIN = re.compile(
    r"\b(?:twins?|triplets?|the (?:brother|sister|baby|boy|girl)s?|sibling (?:group|pair)s?)\b", re.IGNORECASE
)
_SENTENCES = re.compile(r"(?<=[.!?;])\s+|\n+")


@dataclass(frozen=True)
class Named:
    """A sentence that names a small group, and the words that do."""

    sentence: str
    words: str


def small_groups(text: str) -> list[Named]:
    """The sentences of a text that name one to five people, each with the words that do."""
    found = []
    for sentence in _SENTENCES.split(text):
        match = next(filter(None, (pattern.search(sentence) for pattern in (_FAMILY, _COUNTED, _KIN))), None)
        if match:
            found.append(Named(sentence.strip(), match.group()))
    return found


def in_all(texts: Iterable[str]) -> list[Named]:
    """The same for several texts, each sentence once, in the order of reading."""
    return list({one.sentence: one for text in texts for one in small_groups(text)}.values())


def not_accepted(named: Iterable[Named], accepted: Iterable[dict[str, str]]) -> list[Named]:
    """Those that nobody has given a reason for yet; a changed sentence is a new one."""
    known = {one["sentence"] for one in accepted}
    return [one for one in named if one.sentence not in known]


def rewritten(text: str, instead: Mapping[str, str]) -> str:
    """The text with some of its sentences replaced, whole ones only; everything between them stays."""
    if not any(sentence in text for sentence in instead):
        return text
    parts, at = [], 0
    for gap in _SENTENCES.finditer(text):
        parts += [_instead(text[at : gap.start()], instead), gap.group()]
        at = gap.end()
    return "".join([*parts, _instead(text[at:], instead)])


def _instead(piece: str, instead: Mapping[str, str]) -> str:
    sentence = piece.strip()
    return piece.replace(sentence, instead[sentence]) if sentence in instead else piece
