"""What a check hands back: something wrong in one place, or two readings side by side."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any

from goldenthread.plans.checking.codes import CODES, SEVERITIES, Code

SHORT = 160  # characters of a text that a finding quotes


@dataclass(frozen=True)
class Finding:
    """One thing wrong in a plan. ``about`` is the key of the thing it is about; ``place`` says it to a person."""

    code: str
    about: str
    area: str
    place: str
    reason: str
    where: str = ""
    many: int = 1
    """How many things it speaks of: more than one where nearly all of a plan lack the same."""

    @property
    def kind(self) -> Code:
        return CODES[self.code]

    @property
    def key(self) -> str:
        """Names the finding for as long as it is found."""
        return f"{self.code}:{self.about}"

    @property
    def severity(self) -> str:
        return SEVERITIES[self.kind.severity]

    @property
    def remedy(self) -> str:
        return self.kind.remedy

    def as_json(self) -> dict[str, Any]:
        return {
            "code": self.code, "severity": self.kind.severity, "key": self.key, "area": self.area, "place": self.place,
            "where": self.where, "reason": self.reason, "remedy": self.remedy, "many": self.many,
        }  # fmt: skip


@dataclass(frozen=True)
class Side:
    """One of two readings: in which plan, where, and what it says."""

    plan: str
    about: str
    place: str
    says: str
    plan_key: str = ""
    figure_id: str = ""
    """Of one of our figures: what it rests on can be followed by it."""


@dataclass(frozen=True)
class Contradiction:
    """Two readings that can not both hold, side by side."""

    code: str
    area: str
    subject: str
    left: Side
    right: Side
    reason: str
    many: int = 1

    @property
    def kind(self) -> Code:
        return CODES[self.code]

    @property
    def key(self) -> str:
        """Names the contradiction while both sides say what they say: other words, and it is asked anew."""
        sides = sorted(f"{side.plan_key}/{side.about}={side.says}" for side in (self.left, self.right))
        return f"{self.code}:{hashlib.sha256(' | '.join(sides).encode()).hexdigest()[:24]}"

    @property
    def severity(self) -> str:
        return SEVERITIES[self.kind.severity]

    @property
    def remedy(self) -> str:
        return self.kind.remedy

    @property
    def is_within(self) -> bool:
        """Do both sides stand in one plan?"""
        return self.left.plan_key == self.right.plan_key

    def as_json(self) -> dict[str, Any]:
        return {
            "code": self.code, "severity": self.kind.severity, "key": self.key, "area": self.area,
            "subject": self.subject, "reason": self.reason, "remedy": self.remedy,
            "readings": [_reading(side) for side in (self.left, self.right)],
        }  # fmt: skip


def _reading(side: Side) -> dict[str, str]:
    said = {"plan": side.plan, "place": side.place, "says": side.says}
    return said | ({"figure_id": side.figure_id} if side.figure_id else {})


def short(text: str) -> str:
    """The beginning of a text on one line, cut between words."""
    line = " ".join(text.split())
    return line if len(line) <= SHORT else f"{line[:SHORT].rsplit(' ', 1)[0]} …"
