"""Lines of one paragraph as one text, with words put together again that were too long for their column.

A word is cut only when it does not fit on a line of its own: then the line holds nothing else and is full to its last
letter. Whether what follows is its rest is told by the words that the document writes whole elsewhere.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

SHORTEST_CUT = 5  # letters; a column is wider than that
SHORTEST_WORD = 3  # letters; of the shorter ones, all that start a line are small words
FEWEST_NAMES = 2  # in which a word stands behind another one; once may be chance
LONG_WORD = 8  # letters; what is written whole elsewhere and is as long has few longer words made of it
LONG_REST = re.compile(r"[bcdfghjklmnpqrstvwxz]\w{5}")  # endings that are added to words begin with a vowel
ROUNDED = 0.1  # points
PUNCTUATION = tuple(".,;:!?)]”’/")
OPENING, CLOSING = "('\"‘“", ".,;:!?)'\"’”"
QUOTES = ("'", '"', "'.", '".')
# Words that start a line of their own more often than they end a long one.
_SMALL = (
    "a across after against all an and are as at be before between by each for from has have in into is "
    "it its more no not of on or our over that the their them these they this through to under until up "
    "was we what when where which who will with within "
)
SMALL_WORDS = frozenset(_SMALL.split())
# Of these, what ends no word that is long enough to be cut, so that they stand for themselves; "to" ends a few.
_APART = (
    "each for has have into more no of our that their them these they this to under until up was we were what which "
    "who will with"
)
APART = frozenset(_APART.split())
ENDED_SO = frozenset(("forthwith", "hereof", "manifesto", "memento", "somewhat", "thereof", "therewith", "whereof"))
# How whole English words end that are long enough to be cut.
ENDINGS = (
    "ion", "ions", "ing", "ings", "ment", "ments", "ness", "ity", "ities", "able", "ible", "ance", "ence", "ship",
    "ships", "ed", "ers", "ies", "ive", "al", "ally", "ly", "ous", "ic", "ics", "ent", "ents", "ant", "ants", "ure",
    "ures", "age", "hood", "work", "works", "ate", "ates", "ise", "ised", "ises",
)  # fmt: skip
HEADS = tuple(
    {
        each
        for ending in (*ENDINGS, "ary", "ees", "ers", "ors", "ency", "ledge", "tain")
        for each in (ending, f"{ending}s")
    }
)
# What long words end with and no word is.
TAILS = frozenset((
    *ENDINGS, "ation", "ations", "ational", "tion", "tions", "sion", "sions", "ional", "ted", "ting", "ning", "ility",
    "pment", "tation", "tations", "ement", "ements", "ary", "ory", "ery", "aries", "ably", "ative", "ively", "ency",
    "ancy",
))  # fmt: skip
SEAM = re.compile(r"\d \d|['’] (?:s|t|re|ve|ll)\b")
LONG_TAILS = ("ship", "ment", "ation", "ness", "ments", "ships", "hood")
AT_HYPHEN, AT_SLASH = re.compile(r"[^\W\d_]-$"), re.compile(r"\w/$")
# What no word begins with, so that it is the rest of one.
CLUSTER = re.compile(
    "[bcdfgjklmnpqrstvwxz]{4}|nt|nd|ng|nc|ns|mp|mm|nn|tt|ll|ss|rr|rs|rt|rd|rk|rm|rn|ds|ld|lt|ct|pt|ts|ks"
)
STROKE = re.compile(r"\w/( ?)([^\W\d_])")
PIECE = re.compile(r"[^\W\d_]{2,}")
HEAD, REST = re.compile(r"(?<![^\W_]['’])\b[^\W\d_]+$"), re.compile(r"^[^\W\d_]+")


class Line(Protocol):
    """A line as it stands, up to ``x1``; ``hang`` with a bullet before it; ``letter`` is how wide its first is."""

    @property
    def x1(self) -> float: ...
    @property
    def text(self) -> str: ...
    @property
    def hang(self) -> float: ...
    @property
    def letter(self) -> float: ...


@dataclass(frozen=True)
class Known:
    """What a document writes whole somewhere, in small letters, to tell what goes together elsewhere.

    ``words``; ``pairs`` of words that follow each other within a line; ``strokes``, as ``/a`` where a letter follows
    one at once and ``/ A`` where a blank and a capital do; ``enders`` stand behind other capitals, as Board does in
    Safeguarding Board, and begin no paragraph; ``wholes`` are paragraphs, ``openings`` their first words.
    """

    words: frozenset[str] = frozenset()
    pairs: frozenset[str] = frozenset()
    strokes: frozenset[str] = frozenset()
    enders: frozenset[str] = frozenset()
    wholes: frozenset[str] = frozenset()
    openings: frozenset[str] = frozenset()

    def with_paragraphs(self, texts: Iterable[str], begun: Iterable[str]) -> Known:
        """The same with these paragraphs; ``begun`` are the first words of all, those in doubt too."""
        enders = self.enders - {bare(word) for word in begun}
        wholes = frozenset(text.casefold() for text in texts)
        openings = (" ".join(text.split(" ")[:count]) for text in wholes for count in range(1, text.count(" ") + 2))
        return replace(self, enders=enders, wholes=wholes, openings=frozenset(openings))


def known(cells: Iterable[tuple[Sequence[Line], float]]) -> Known:
    """What the cells of a document write whole: each given as its lines and how far its text may reach.

    A word alone on its line, and the one after it, may be halves and do not count.
    """
    words: set[str] = set()
    pairs: set[str] = set()
    strokes: set[str] = set()
    enders: Counter[str] = Counter()
    for lines, right in cells:
        seams = {at for at in range(1, len(lines)) if _is_full(lines[at - 1], lines[at], right)}
        for at, each in enumerate(lines):
            whole = _words(each)[at in seams : len(_words(each)) - (at + 1 in seams)]
            words.update(part.casefold() for word in whole for part in PIECE.findall(word))
            pairs.update(pair(one, other) for one, other in itertools.pairwise(whole))
            enders.update(bare(other) for one, other in itertools.pairwise(whole) if is_name(one, other))
            strokes.update(_stroke(gap, letter.isupper()) for gap, letter in STROKE.findall(each.text))
    ended = frozenset(word for word, count in enders.items() if count >= FEWEST_NAMES)
    return Known(frozenset(words), frozenset(pairs), frozenset(strokes), ended)


def is_name(one: str, other: str) -> bool:
    """Whether two words that follow each other may be of one name: both with a capital, and no sign between them."""
    return one[:1].isupper() and one[-1:].isalpha() and other[:1].isupper()


def bare(word: str) -> str:
    """A word in small letters without the signs around it."""
    return word.strip(f"{OPENING}{CLOSING}/").casefold()


def pair(one: str, other: str) -> str:
    """Two words that follow each other, whatever stands around them and however an apostrophe is written; what ends the
    first tells more than the words do, and stays."""
    return f"{one.lstrip(OPENING)} {other.rstrip(CLOSING)}".casefold().replace("’", "'")


def joined(lines: Sequence[Line], right: float, known: Known, doubts: list[tuple[str, str]] | None = None) -> str:
    """The lines as one text. ``doubts`` gains each word that may be two, or two that may be one, as read and instead.

    A word cut at its own hyphen is put together, and the hyphen stays.
    """
    read = lines[0].text
    for above, below in itertools.pairwise(lines):
        at_hyphen = AT_HYPHEN.search(above.text) and below.text[:1].isalpha()
        is_cut, is_sure = (True, True) if at_hyphen else _is_cut(above, below, right, known)
        if not is_sure and doubts is not None:
            head, rest = above.text.split(" ")[-1], below.text.split(" ")[0]
            apart, one = f"{head} {rest}", f"{head}{rest}"
            doubts.append((one, apart) if is_cut else (apart, one))
        read += below.text if is_cut else f" {below.text}"
    return read


def is_figure(above: Line, below: Line, right: float) -> bool:
    """Whether a figure goes on below that was too long for its line: ``08/01/20`` and ``18)``."""
    is_number = above.text[-1:].isdigit() and below.text[:1].isdigit()
    return is_number and not above.text.isdigit() and _is_full(above, below, right)


def _words(each: Line) -> list[str]:
    """The words of a line, the bullet aside."""
    return each.text.split(" ")[bool(each.hang) :]


def _is_full(above: Line, below: Line, right: float) -> bool:
    """Whether a line holds one word, and the first letter of the next line would not have had room there."""
    words = _words(above)
    return len(words) == 1 and len(words[0]) >= SHORTEST_CUT and right - above.x1 < below.letter + ROUNDED


def _is_cut(above: Line, below: Line, right: float, known: Known) -> tuple[bool, bool]:
    """Whether the word that ends the line above goes on below, and whether that is sure."""
    if AT_SLASH.search(above.text):
        return _after_stroke(below.text[:1].isupper(), known)
    if not _is_full(above, below, right):
        return False, True
    if below.text.startswith(PUNCTUATION) or below.text in QUOTES or SEAM.match(f"{above.text[-1:]} {below.text[:3]}"):
        return True, True
    head, rest = HEAD.search(above.text), REST.search(below.text)
    if not head or not rest or head[0][-1:].isupper() != rest[0][:1].isupper():
        return False, True
    return _is_one_word(head[0].casefold(), rest[0].casefold(), known.words)


def _after_stroke(is_upper: bool, known: Known) -> tuple[bool, bool]:
    """Whether what follows a stroke stands close to it, as it does elsewhere in the document before such a letter."""
    close, apart = _stroke("", is_upper) in known.strokes, _stroke(" ", is_upper) in known.strokes
    return (close, True) if close != apart else (not is_upper, False)


def _stroke(gap: str, is_upper: bool) -> str:
    return f"/{gap}{'A' if is_upper else 'a'}"


def _is_one_word(head: str, rest: str, known: frozenset[str]) -> tuple[bool, bool]:
    """Whether two pieces are one word, and whether that is sure."""
    if head + rest in known or len(head) < SHORTEST_WORD or CLUSTER.match(rest):
        return True, True
    if rest in APART and head + rest not in ENDED_SO:
        return False, True
    head_is_word = head in known or head.endswith(HEADS)
    if rest in known or rest in SMALL_WORDS:
        is_end = not head_is_word and len(rest) < SHORTEST_CUT and (head + rest).endswith(ENDINGS)
        return is_end, is_end or head_is_word or len(rest) >= SHORTEST_CUT
    if (
        head in known
        and len(head) >= LONG_WORD
        and LONG_REST.match(rest)
        and rest.endswith(HEADS)
        and rest not in TAILS
    ):
        return False, True
    if len(rest) < SHORTEST_WORD or rest in TAILS or (not head_is_word and rest.endswith(LONG_TAILS)):
        return True, True
    is_short = len(rest) < SHORTEST_CUT and not head_is_word
    return is_short, is_short
