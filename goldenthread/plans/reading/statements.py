"""What a report says of an area: statements put together from the lines of a cell, each with its evidence.

Converters cut a line where its lettering changes, and people start a new line in mid-sentence; a line that
can not stand alone is joined to the one before.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from goldenthread.plans.reading.model import Statement
from goldenthread.plans.reading.tables import Line

PROGRESS, RISKS = "progress", "risks"
SECTIONS = {PROGRESS: r"(?:key )?(?:progress|achievements?)", RISKS: r"(?:key )?(?:risks?|issues?|concerns?)"}
ALONE = {name: re.compile(rf"{words}(?: (?:and|/|&) \w+)?\s*[:–-]?", re.I) for name, words in SECTIONS.items()}
LEADING = {name: re.compile(rf"{words}\s*:\s*(?=\S)", re.I) for name, words in SECTIONS.items()}
TRAILING = {name: re.compile(rf"(?<=[.)\s]){words}\s*:\s*$", re.I) for name, words in SECTIONS.items()}

FEWEST_WORDS = 4  # before a colon; fewer are a label
FEWEST_LISTED = 2  # lines below it; one is what it announces
TAIL = 30  # characters: enough of a text to see how it ends
EMPHASIS = re.compile(r"\*(?=\S)([^*]+)(?<=\S)\*")
SENTENCE = re.compile(r"(?<=[.!?])(?<!\bDr\.)(?<!\bMr\.)(?<!\bMrs\.)(?<!\bMs\.)(?<!\bSt\.)(?<!\bNo\.)\s+(?=[A-Z‘“\"'])")
DANGLING = re.compile(
    r"(?:[(,–-]|\b(?:a|an|and|against|are|as|at|be|been|by|for|from|has|have|in|is|of|on|or|than|that|the|to|was|"
    r"were|which|with))$",
    re.I,
)
CONTINUES = re.compile(r"[a-z),;:.–-]")
EVIDENCE_FIRST = re.compile(r"[–-]*\s*evidenced?\b(?:\s+(?:by|through|in))?\s*(?:[:–-]|[A-Z])", re.I)
EVIDENCE = re.compile(
    r"(?:(?P<open>\()\s*|[.;:–-]\s*|^)evidenced?\b(?:\s+(?:by|through|in))?\s*[:–-]*\s*|"
    r"\bevidenced?\b(?:\s+(?:by|through|in))?\s*[:–-]+\s*",
    re.I,
)
ENDS = re.compile(r"[.!?](?=\s|$)")
NEW_CLAUSE = re.compile(r"\s+(?=[A-Z][a-z]+ [a-z])")


def divided(lines: Iterable[Line], standing: str) -> tuple[list[tuple[str, Line]], str]:
    """Each line with the part it stands in, labels taken off, and the part that stands after the last line.

    ``standing`` is the part before any label.
    """
    kept: list[tuple[str, Line]] = []
    for line in lines:
        text = line.text
        if alone := _named(ALONE, text, whole=True):
            standing = alone[0]
            continue
        if leading := _named(LEADING, text):
            standing, text = leading[0], text[leading[1].end() :]
        trailing = next(((n, m) for n, p in TRAILING.items() if (m := p.search(text))), None)
        text = text[: trailing[1].start()].strip() if trailing else text
        kept += [(standing, Line(text, bullet=line.bullet))] if text else []
        standing = trailing[0] if trailing else standing
    return kept, standing


def _named(patterns: dict[str, re.Pattern[str]], text: str, *, whole: bool = False) -> tuple[str, re.Match[str]] | None:
    found = ((name, p.fullmatch(text) if whole else p.match(text)) for name, p in patterns.items())
    return next(((name, match) for name, match in found if match), None)


def sentences(lines: Iterable[Line]) -> tuple[str, ...]:
    """Every sentence of the lines, for lists that are sometimes written as one paragraph."""
    return tuple(part for text, _ in _joined(list(lines)) for part in SENTENCE.split(text))


def statements(lines: Iterable[Line], words: Collection[str] = ()) -> tuple[Statement, ...]:
    """One statement for each line that can stand alone; for each sentence where lines were cut in mid-sentence.

    ``words`` are those of the whole document: a word cut in two is put together when it occurs there whole.
    """
    texts: list[str] = []
    for text, was_cut in _joined(_with_bullets(list(lines)), words):
        texts.extend(_with_evidence(SENTENCE.split(text)) if was_cut else [text])
    return tuple(Statement(text, evidence(text)) for text in texts)


def bare_list(lines: Sequence[Line]) -> tuple[str, ...]:
    """A line that ends in a colon and all below it, where no line has a bullet: they were lost with the list style of
    another format, or there were none. Empty where there is no such list."""
    if any(line.bullet for line in lines):
        return ()
    heads = [at for at, line in enumerate(lines) if line.text.endswith(":") and len(line.text.split()) >= FEWEST_WORDS]
    listed = lines[heads[-1] :] if heads else ()
    return tuple(line.text for line in listed) if len(listed) > FEWEST_LISTED else ()


def _with_bullets(lines: list[Line]) -> list[Line]:
    """The lines, those of such a list with bullets, so that it is one statement."""
    count = max(len(bare_list(lines)) - 1, 0)
    return [*lines[: len(lines) - count], *(Line(line.text, bullet=True) for line in lines[len(lines) - count :])]


def evidence(text: str) -> tuple[str, ...]:
    """What the text names as evidence, up to the end of its sentence or bracket."""
    marks = list(EVIDENCE.finditer(text))
    ends = [*(mark.start() for mark in marks[1:]), len(text)][: len(marks)]
    found = [_named_evidence(text, mark, end) for mark, end in zip(marks, ends, strict=True)]
    return tuple(each for each in found if each)


def _named_evidence(text: str, mark: re.Match[str], end: int) -> str:
    said = text[mark.end() : end]
    if mark["open"] and ")" in said:
        said = said[: said.index(")")]
    elif stop := ENDS.search(said):
        said = said[: stop.start()]
    elif end < len(text):  # another piece of evidence follows, so what it shows begins in between
        said = NEW_CLAUSE.split(said)[0]
    return said.strip(" .;,–-")


def _with_evidence(parts: Sequence[str]) -> list[str]:
    """Sentences, one that only names evidence kept with what it shows."""
    kept: list[str] = []
    for part in parts:
        if kept and EVIDENCE_FIRST.match(part):
            kept[-1] = f"{kept[-1]} {part}"
        else:
            kept.append(part)
    return kept


def _joined(lines: Sequence[Line], words: Collection[str] = ()) -> list[tuple[str, bool]]:
    """The lines with what can not stand alone joined to the one before, and whether a sentence was cut."""
    small = bool(lines) and lines[0].text[:1].islower()
    kept: list[tuple[str, bool]] = []
    listing = False
    for before, line in zip([None, *lines], lines, strict=False):
        text = EMPHASIS.sub(r"\1", line.text).strip()
        opens = before is not None and before.text.endswith(":") and line.bullet and not before.bullet
        listing = opens or (listing and line.bullet)
        if not kept:
            kept.append((text, False))
        elif listing:
            kept[-1] = (f"{kept[-1][0]}{' ' if opens else '; '}{text}", kept[-1][1])
        elif EVIDENCE_FIRST.match(text):
            kept[-1] = (f"{kept[-1][0]} {text}", kept[-1][1])
        elif DANGLING.search(kept[-1][0][-TAIL:]) or _goes_on(kept[-1][0], text, small=small):
            blank = "" if _is_one_word(kept[-1][0], text, words) else " "
            kept[-1] = (f"{kept[-1][0]}{blank}{text}", True)
        else:
            kept.append((text, False))
    return kept


def _goes_on(before: str, text: str, *, small: bool) -> bool:
    """True for a line that starts in mid-sentence; small letters say nothing where the first line has one too."""
    if text[:1].islower():
        return not small and before[-1:] not in ".!?;"
    return bool(CONTINUES.match(text))


def _is_one_word(before: str, text: str, words: Collection[str]) -> bool:
    """True for "red" and "uced": together a word of the document, the second half alone none."""
    head, tail = re.search(r"[a-z]+$", before[-TAIL:]), re.match(r"[a-z]+", text)
    return head is not None and tail is not None and head[0] + tail[0] in words and tail[0] not in words


def words_of(lines: Iterable[Line]) -> set[str]:
    """The words inside the lines, in small letters; the first of each line may be half a word."""
    return {word for line in lines for word in re.findall(r"[a-z]+", line.text.lower())[1:]}
