"""Titles as people shorten them: one form for ``HoS QA`` and ``Head of Service, Quality Assurance``."""

from __future__ import annotations

import re

# Short forms of the field, as they stand in plans. A short form with two usual meanings is not here.
SHORT = {
    "hos": "head of service", "qa": "quality assurance", "psw": "principal social worker", "ad": "assistant director",
    "dcs": "director of children's services", "tm": "team manager", "atm": "assistant team manager",
    "sm": "service manager", "iro": "independent reviewing officer", "lado": "designated officer",
    "cp": "child protection", "lac": "looked after children", "cla": "looked after children",
    "cic": "looked after children", "mash": "multi-agency safeguarding hub", "eh": "early help",
    "l&d": "learning and development", "ld": "learning and development", "hr": "human resources",
    "sw": "social worker", "asye": "newly qualified social worker", "yot": "youth offending team",
    "yjs": "youth justice service", "vsh": "virtual school head", "cex": "chief executive",
    "nhs": "national health service", "icb": "integrated care board", "lscp": "safeguarding children partnership",
    "send": "special educational needs and disabilities", "dm": "deputy manager",
}  # fmt: skip
SMALL = frozenset(["a", "an", "and", "for", "in", "of", "on", "or", "the", "to"])
# Words that a title has or has not without being another title: Head of (Service) Quality Assurance.
LOOSE = SMALL | frozenset(["children", "child", "children's", "service", "services", "team"])
WORD = re.compile(r"[\w&'’-]+")
INITIALS = re.compile(r"^(?:[A-Z]\.?\s?){2,4}$")
PARTS = re.compile(r"\s*[,;/()\[\]|]\s*|\s+[-–—]\s+")


def expanded(title: str) -> str:
    """The title in small letters, short forms written out, without commas: equal for two spellings of one title."""
    words = [SHORT.get(word, word) for word in _words(title)]
    return " ".join(" ".join(words).replace("head of service of", "head of service").split())


def bones(title: str) -> frozenset[str]:
    """The words of a title that tell it from others."""
    return frozenset(expanded(title).split()) - LOOSE


def initials(name: str) -> str:
    """``Jo Westbrook`` as ``JW``; a title before the name and what stands in brackets do not count."""
    bare = re.sub(r"\(.*?\)|^(?:mr|mrs|ms|miss|mx|dr|cllr|sir|dame|prof)\.?\s+", "", name, flags=re.I)
    return "".join(part[0] for part in re.split(r"[\s-]+", bare) if part[:1].isalpha()).upper()


def as_initials(text: str) -> str:
    """``J.W.`` as ``JW``; empty when the text is no initials."""
    bare = text.strip()
    return re.sub(r"[.\s]", "", bare) if INITIALS.match(bare) and bare.lower() not in SHORT else ""


def parts(text: str) -> list[str]:
    """What commas, brackets, strokes and dashes set apart: ``Jo Westbrook (HoS QA)`` is a name and a title."""
    return [part for part in PARTS.split(text) if part]


def _words(title: str) -> list[str]:
    return [word.replace("’", "'").strip("-'") for word in WORD.findall(title.casefold().replace(" & ", " and "))]
