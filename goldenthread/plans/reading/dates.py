"""Dates as people type them into plans. The raw text is always kept; nothing is guessed."""

from __future__ import annotations

import re
from datetime import date

from goldenthread.plans.reading.model import ReadDate

MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
GAP = r"[\s\-–—/,.'’]*"
YEAR = r"(?P<year>20\d\d|\d\d)"
DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"

FORMS = [
    re.compile(rf"{DAY}{GAP}(?:of\s+)?{MONTH}{GAP}{YEAR}", re.I),  # 14th July 2020, 30-Sept-20
    re.compile(rf"{MONTH}\s+{DAY},?\s+(?P<year>20\d\d)", re.I),  # July 14, 2020
    re.compile(rf"{MONTH}{GAP}{YEAR}", re.I),  # Jul-20, July -20, March- 21, Dec 2020
    re.compile(r"(?P<year>20\d\d)-(?P<number>\d\d)(?:-(?P<day>\d\d))?"),  # 2020-07-14
    re.compile(r"(?P<day>\d{1,2})[/.\-](?P<number>\d{1,2})[/.\-](?P<year>20\d\d|\d\d)"),  # 14/08/20: day first
    re.compile(r"(?P<number>\d{1,2})[/.\-](?P<year>20\d\d)"),  # 07/2020
]
WITHIN = re.compile(rf"(?:{DAY}\s+)?{MONTH}{GAP}{YEAR}(?!\d)", re.I)
LEADING = re.compile(r"^(?:(?:by|due|from|(?:the\s+)?end(?:\s+of)?|completed?(?:\s+by)?|start(?:ed)?)\s*:?\s+)+", re.I)
ONGOING = re.compile(r"\s*(?:&|and|then|\+|,|-|–|/)?\s*(?:on-?going|continuing)\.?$", re.I)
NO_END, FREQUENCY = "ongoing, without a date", "a frequency, not a date"

REASONS = [
    (re.compile(r"^(?:on-?going|continu\w+|rolling|business as usual|bau)\b", re.I), NO_END),
    (re.compile(r"^(?:tbc|tba|tbd|to be (?:confirmed|agreed|determined))\b", re.I), "to be confirmed"),
    (re.compile(r"^(?:immediate(?:ly)?|asap)\b", re.I), "immediately, without a date"),
    (re.compile(r"^(?:complete[d]?|done|achieved)\.?$", re.I), "said to be complete, without a date"),
    (re.compile(r"^(?:n\s*/?\s*a|none|nil|-+|–|\?)\.?$", re.I), "no date given"),
    (re.compile(r"^\d{1,2}[/.\-]\d{1,2}[/.\-](?:20)?\d\d$"), "not a day in the calendar"),
    (re.compile(r"^(?:20)?\d\d\s*/\s*\d\d(?![/\d]).*"), "a financial year, not a month"),
    (re.compile(r"^(?:q(?:uarter)?\s*[1-4])\b.*", re.I), "a quarter, not a month"),
    (re.compile(r"^(?:spring|summer|autumn|winter)\b.*", re.I), "a season, not a month"),
    (re.compile(r"^20\d\d$"), "a year, not a month"),
    (
        re.compile(r"^(?:daily|weekly|fortnightly|monthly|quarterly|termly|annual(?:ly)?|every)\b.*", re.I),
        FREQUENCY,
    ),
    (re.compile(r"^within\b.*", re.I), "a period, not a date"),
]
NOT_KNOWN = "not a form of date that is known here"


def understand(raw: str) -> ReadDate:
    """The date or month that the text names, or the reason why it names none.

    Two-digit years are of this century. ``Nov 2019 & ongoing`` gives November 2019 and says what is left out
    of it; ``TBC 14/08/20`` gives no date, for the day named may be a meeting rather than a promise.
    """
    text = raw.strip()
    if iso := _iso(text):
        return ReadDate(raw, iso)
    if ONGOING.search(text) and (iso := _iso(ONGOING.sub("", text).strip())):
        return ReadDate(raw, iso, "and ongoing afterwards")
    for pattern, reason in REASONS:
        if pattern.match(text):
            return ReadDate(raw, None, reason)
    return ReadDate(raw, None, NOT_KNOWN if text else "no date given")


def is_known(raw: str) -> bool:
    """True for a date and for the usual ways to say that there is none."""
    return understand(raw).reason != NOT_KNOWN


def has_no_end(reason: str) -> bool:
    """Was the date understood to mean that the action goes on, so that no day will come on which it is due?"""
    return reason in {NO_END, FREQUENCY}


def split(text: str) -> list[str]:
    """The dates written one after another on a line (``Oct-20 Jan-21``), or the line as it is."""
    if _iso(text):
        return [text]
    found = [match.group(0) for match in WITHIN.finditer(text)]
    rest = WITHIN.sub("", text).strip(" ,;/&")
    return found if len(found) > 1 and not rest else [text]


def _iso(text: str) -> str | None:
    bare = LEADING.sub("", text).strip(" .;,")
    for form in FORMS:
        if match := form.fullmatch(bare):
            return _assemble(**match.groupdict())
    return None


def _assemble(*, year: str, month: str = "", number: str = "", day: str | None = None) -> str | None:
    month_number = MONTHS.index(month[:3].lower()) + 1 if month else int(number)
    full_year = int(year) + 2000 if len(year) == 2 else int(year)
    try:
        whole = date(full_year, month_number, int(day) if day else 1)
    except ValueError:
        return None
    return whole.isoformat() if day else f"{full_year:04d}-{month_number:02d}"
