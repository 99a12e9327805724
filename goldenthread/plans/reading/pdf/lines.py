"""Words back into lines, and lines back into paragraphs.

A PDF keeps only where words stand. A line starts a new paragraph when it has a bullet or a number of its own, when it
stands further down than lines do, when it is another date or says the same again, or when its first word would still
have had room on the line above.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median

from goldenthread.plans.reading import dates, indicators, timing
from goldenthread.plans.reading.pdf import cut_words
from goldenthread.plans.reading.pdf.cut_words import SMALL_WORDS, Known
from goldenthread.plans.reading.pdf.pages import Box, Word
from goldenthread.plans.reading.tables import Doubt, Line, line, tidy

NUMBERED = re.compile(r"^(?:\(?(?:\d{1,2}|[a-z])[.)]|\d{1,2}(?:\.\d{1,2}){1,3}\.?)\s+\S|^\d{1,2}(?:\.\d{1,2}){1,3}\.?$")
# In a list whose entries all begin so, what begins otherwise goes on; "1." may be an amount or a day.
PARTED = re.compile(r"^\d{1,2}(?:\.\d{1,2}){1,3}\.?(?:\s|$)")
LONE_BULLET = re.compile("^[•‣◦▪●·\u2043\uf0b7\uf0a7o]$")
DASH = re.compile(r"^[–*-](?=\s|$)")  # a bullet where the first line has one, else a dash that came to stand first
MARK = re.compile(
    r"^(?:Outcomes?|Baseline|Progress|Risks?|Evidence(?: including)?|Leads?|Linked (?:[Ss]ervice )?[Pp]lans?|"
    r"(?:(?:Responsible|Accountable|Lead) )?[Oo]fficers?)\s?[:;]|^Core Ofsted\b"
)
LABEL = re.compile(r"^(?:[A-Z][\w'’]*\s?){1,4}:")  # "Outcome:", "Responsible officers:"
TYPED = re.compile(r"^[•‣◦▪●·\u2043\uf0b7\uf0a7o](?:\s+)(?=\S)")
DATED = re.compile(rf"^(?:{timing.A_DATE}|\d{{1,2}}[/.]\d{{1,2}}[/.]\d\d)", re.I)
STARTS_DATE = re.compile(r"^(?:\d{1,2}(?:st|nd|rd|th)?\b|[A-Z][a-z]{2,8}\b)")
APART = 0.45  # of the size of the type: standing lower by more than this than lines do is a gap between paragraphs
SPACE = 0.3  # of the size of the type, about as wide as a blank is
LOW_SPACE = 0.9  # the same with some doubt: a small letter seldom starts a paragraph
JOINED = 0.12
UNKNOWN = Known()
GO_ON = frozenset(",;:/&-(–+")
NUMBER = re.compile(r"(?:\d{1,3}[.)]?)+")
OPENS = re.compile(r"['’”][.,]? ['‘“]\S?$")  # a quotation after another
OPEN_TARGETS = ("Interim", "Milestone", "Target")
LONE_NUMBER = re.compile(r"^(\d{1,3})[.)]$")
OUT = 2.0  # points; text this far left of a bullet's text is not the bullet's
LABEL_WORDS = re.compile(
    r"(?:improvementoutcomes|keydevelopments|keyrisks|coreofstedrecommendations?|responsibleofficers?|"
    r"linked(?:service)?plans|progress|risks):?",
    re.I,
)  # of a list that follows, without blanks as they may be cut


@dataclass(frozen=True)
class Written(Box):
    """A line as it stands, with the width of its first word and of its first ``letter``.

    ``hang`` is where the text after a bullet begins.

    ``is_over`` says that it is the first of a new page, so that how far down it stands says nothing.
    """

    text: str
    first: float
    hang: float = 0.0
    letter: float = 0.0
    is_over: bool = False

    @property
    def size(self) -> float:
        return self.bottom - self.top


def may_go_on(above: Written, below: Written, right: float) -> bool:
    """Whether the first line of a page may belong to the last one of the page before, by where the two stand."""
    return not below.hang and _has_no_room(above, below, right)


def hangs_on(lines: Sequence[Written], below: Written) -> bool:
    """Whether a line stands under the text of the bullet above it, without a bullet of its own."""
    hang = next((each.hang for each in reversed(lines) if each.hang), 0.0)
    return bool(hang) and not below.hang and not TYPED.match(below.text) and abs(below.x0 - hang) < OUT


@dataclass
class Paragraph:
    """Lines that make one paragraph; ``doubts`` are the places among them where another may begin."""

    lines: list[Written]
    doubts: list[int]


def written(words: Sequence[Word]) -> list[Written]:
    """The lines that the words make, from top to bottom."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda each: (each.top, each.x0)):
        row = next((row for row in reversed(rows[-3:]) if row[0].top <= word.middle[1] <= row[0].bottom), None)
        if row is None:
            rows.append([word])
        else:
            row.append(word)
    return [_written(sorted(row, key=lambda each: each.x0)) for row in rows]


def over(lines: Sequence[Written]) -> tuple[Written, ...]:
    """The lines of a cell that goes on over the page."""
    return (replace(lines[0], is_over=True), *lines[1:]) if lines else ()


def paragraphs(
    lines: Sequence[Written], *, right: float, known: Known = UNKNOWN, doubts: list[Doubt] | None = None
) -> tuple[Line, ...]:
    """The paragraphs of a cell, or of a page, whose text may reach as far as ``right``.

    ``doubts`` gains each line that may be several, with what it may be instead.
    """
    found: list[Line] = []
    for group in _groups(lines, right, known):
        words: list[tuple[str, str]] = []
        whole = line(cut_words.joined(group.lines, right, known, words))
        if not whole:
            continue
        found.append(whole)
        if doubts is not None:
            doubts += [Doubt(whole.text, pieces)] if len(pieces := _pieces(group, right, known)) > 1 else []
            doubts += [Doubt(read, (instead,)) for read, instead in words]
    return tuple(found)


def told(lines: Sequence[Written], right: float, known: Known) -> tuple[list[str], list[str]]:
    """The paragraphs of a cell that no doubt touches, as their words stand, none of a cell of one; and the first word
    of each paragraph, those in doubt too."""
    groups = _groups(lines, right, known)
    sure = [" ".join(each.text for each in group.lines) for group in groups if len(groups) > 1 and not group.doubts]
    words = (group.lines[0].text.split(" ")[bool(group.lines[0].hang) :] for group in groups)
    return sure, [each[0] for each in words if each]


def _groups(lines: Sequence[Written], right: float, known: Known) -> list[Paragraph]:
    usual = _usual_pitch(lines)
    dashed = bool(lines) and bool(DASH.match(lines[0].text))
    groups: list[Paragraph] = []
    for each, after in itertools.zip_longest(lines, lines[1:]):
        starts = not groups or (dashed and DASH.match(each.text)) or _is_next_number(groups, each)
        starts = starts or _opens_label(each, after)
        if starts or not _goes_on(groups[-1].lines, each, right, usual) or _are_two(groups[-1].lines, each, known):
            groups.append(Paragraph([each], []))
            continue
        if _is_doubtful(groups[-1].lines, each, known):
            groups[-1].doubts.append(len(groups[-1].lines))
        groups[-1].lines.append(each)
    return groups


def _pieces(group: Paragraph, right: float, known: Known) -> tuple[str, ...]:
    """The paragraph cut wherever another may begin."""
    cuts = [0, *group.doubts, len(group.lines)]
    parts = (line(cut_words.joined(group.lines[start:end], right, known)) for start, end in itertools.pairwise(cuts))
    return tuple(each.text for each in parts if each)


def _written(row: list[Word]) -> Written:
    text = row[0].text
    for before, word in itertools.pairwise(row):
        text += word.text if _is_one(before, word) else f" {word.text}"
    is_listed = len(row) > 1 and bool(LONE_BULLET.match(row[0].text))
    first = _end_of_word(row[is_listed:]) - row[0].x0
    top, bottom = min(word.top for word in row), max(word.bottom for word in row)
    hang = row[1].x0 if is_listed else 0.0
    return Written(row[0].x0, top, row[-1].x1, bottom, tidy(text), first, hang, row[0].letter)


def _is_one(before: Word, word: Word) -> bool:
    """Whether two runs of letters touch: a ligature, as in “reflect”, is a run of its own."""
    return word.x0 - before.x1 < JOINED * (word.bottom - word.top)


def _end_of_word(row: Sequence[Word]) -> float:
    """Where the first word of a line ends."""
    end = row[0]
    for before, word in itertools.pairwise(row):
        if not _is_one(before, word):
            break
        end = word
    return end.x1


def _usual_pitch(lines: Sequence[Written]) -> float:
    """How far lines that follow each other stand apart, middle to middle: the smaller distances, as gaps between
    paragraphs are larger. Tops and bottoms would not do, as they are those of the letters."""
    pairs = itertools.pairwise(lines)
    pitches = sorted(below.middle[1] - above.middle[1] for above, below in pairs if not below.is_over)
    return median(pitches[: max(1, len(pitches) // 2)]) if pitches else 0.0


def _goes_on(group: Sequence[Written], below: Written, right: float, usual: float) -> bool:
    above, hang = group[-1], group[0].hang
    if len(group) == 1 and _opens_label(above, below):
        return True
    if any(mark.match(below.text) for mark in (TYPED, LONE_BULLET, MARK, indicators.TARGET)) or (
        hang and LABEL.match(below.text)
    ):
        return False
    if NUMBERED.match(below.text) and not hangs_on(group, below) and not cut_words.is_figure(above, below, right):
        return False
    if not below.is_over and below.middle[1] - above.middle[1] > usual + APART * max(above.size, below.size):
        return False
    if LONE_BULLET.match(above.text):
        return True
    if hang and hang > group[0].x0 + OUT:
        return below.x0 > hang - OUT or _is_under_bullet(group[0], above, below, right)
    if _is_another_date(group, below) or below.text == group[0].text or _is_label(group, below):
        return False
    if OPENS.search(f"{above.text[-3:]} {below.text[:2]}") and above.text.split(" ")[-1] not in SMALL_WORDS:
        return False
    return _has_no_room(above, below, right)


def _is_under_bullet(first: Written, above: Written, below: Written, right: float) -> bool:
    """Whether half a sentence stands right under a bullet that was typed, whose line was full."""
    is_half = below.text[:1].islower() and abs(below.x0 - first.x0) < OUT
    return is_half and _has_no_room(above, below, right)


def _has_no_room(above: Written, below: Written, right: float) -> bool:
    """Whether the first word of a line did not fit on the one above."""
    space = LOW_SPACE if below.text[:1].islower() else SPACE
    return right - above.x1 < below.first + space * above.size


def _is_another_date(group: Sequence[Written], below: Written) -> bool:
    """Whether the lines so far are a date and the next begins with one: a date is whole when its year is there."""
    if not STARTS_DATE.match(below.text):
        return False
    if not DATED.match(below.text) and below.text[:3].casefold() not in dates.MONTHS:
        return False
    return dates.understand(" ".join(each.text for each in group)).iso is not None


def _is_next_number(groups: Sequence[Paragraph], below: Written) -> bool:
    """Whether a number that stands alone on its line counts on from the last one that began a paragraph."""
    alone = LONE_NUMBER.match(below.text)
    begun = (re.match(r"^(\d{1,3})[.)]", group.lines[0].text) for group in reversed(groups))
    last = next((int(match[1]) for match in begun if match), None)
    return alone is not None and last is not None and int(alone[1]) == last + 1


def _opens_label(each: Written, after: Written | None) -> bool:
    """Whether a line is the first word of a label whose rest had no room: ``Interim`` above ``target: 70%``."""
    if after is None or " " in each.text or MARK.match(each.text):
        return False
    whole = f"{each.text} {after.text}"
    return bool(each.text in OPEN_TARGETS and indicators.TARGET.match(whole)) or bool(MARK.match(whole))


def _is_label(group: Sequence[Written], below: Written) -> bool:
    """Whether the lines so far are the label of a list, whose words may be cut."""
    text = "".join(each.text for each in group).replace(" ", "")
    return bool(LABEL_WORDS.fullmatch(text)) and below.text.lstrip("'‘“\"")[:1].isupper()


def _are_two(group: Sequence[Written], below: Written, known: Known) -> bool:
    """Whether the lines so far are a paragraph elsewhere in the document, and the next begins one that is too."""
    if group[0].hang or below.text.casefold() not in known.openings:
        return False
    text = " ".join(each.text for each in group)
    is_pair = cut_words.pair(text.split(" ")[-1], below.text.split(" ")[0]) in known.pairs
    return not is_pair and text.casefold() in known.wholes


def _is_doubtful(group: Sequence[Written], below: Written, known: Known) -> bool:
    """Whether a full line may have been the end of a paragraph.

    It takes a capital, or a figure after a full stop; no word before it that asks for more; and two words at the seam
    that nowhere follow each other within a line.
    """
    text = " ".join(each.text for each in group)
    last = text.split(" ")[-1]
    if PARTED.match(text):
        return False
    if group[0].hang or last[-1] in GO_ON or last.casefold() in SMALL_WORDS or NUMBER.fullmatch(text):
        return False
    first = below.text.split(" ")[0]
    if cut_words.pair(last, first) in known.pairs:
        return False
    if cut_words.is_name(last, first) and cut_words.bare(first) in known.enders:
        return False
    begins = below.text.lstrip("'‘“\"")[:1]
    return begins.isupper() or begins == "%" or (last[-1] in ".!?" and begins.isdigit())
