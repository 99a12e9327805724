"""One cell read as what its column holds, or refused with a reason; nothing is guessed.

``value_class`` says what kind of thing a cell holds without saying what it holds, because reports about rejected
rows are kept and passed on, and a cell may hold a child's name or birth date.
"""

from __future__ import annotations

import datetime as dt
import re

_ERROR = re.compile(r"^#(N/A|REF!|VALUE!|NAME\?|DIV/0!|NULL!|NUM!|SPILL!|CALC!|GETTING_DATA)", re.IGNORECASE)
_BLANKS = {"", "-", "--", ".", "n/a", "na", "nil", "none", "null", "(blank)"}
_LONGEST_WORD = max(map(len, _BLANKS))
# Characters without width, which split() does not count as spaces.
_UNSEEN = dict.fromkeys(map(ord, "\u200b\ufeff\u2060"))
_EXPONENT = re.compile(r"^\d+([.,]\d+)?E\+?\d+$", re.IGNORECASE)
_ID = re.compile(r"^[\w./\\ ()+:-]{1,40}$")
_ISO = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?)?$")
_NUMERIC = re.compile(r"^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})(?:[ T]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?$")
_SHORT_YEAR = re.compile(r"^\d{1,2}[/.\- ](\d{1,2}|[A-Za-z]{3,9})[/.\- ]\d{2}$")
_WORDS = re.compile(
    r"^(?:[A-Za-z]{3,9},? )?(?:(\d{1,2})(?:st|nd|rd|th)?[ \-/](?:of )?([A-Za-z]{3,9})|([A-Za-z]{3,9}) (\d{1,2})"
    r"(?:st|nd|rd|th)?),?[ \-/](\d{4})$"
)
_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
# 1 January 1930 and 31 December 2099 as Excel counts days. Outside them a bare number is more likely a mistake
# (a year typed alone, an id in the wrong column) than a date about a child or an adopter.
_FIRST_SERIAL, _LAST_SERIAL = 10_959, 73_050
_FIRST_DAY, _LAST_DAY = dt.date(1930, 1, 1), dt.date(2099, 12, 31)
_EPOCH_1900, _EPOCH_1904 = dt.date(1899, 12, 30), dt.date(1904, 1, 1)
# Excel keeps fifteen digits of a number; the rest become zeros.
_MOST_DIGITS = 10**15

# Miles. Returns write 999.9 where the home or the placement has no postcode, so that there is no distance.
NO_DISTANCE = 999

_AS_TEXT = "Format the column as text and fill it again."
FORMULA_WITHOUT_VALUE = "#formula without a value"


class Unreadable(ValueError):
    """A cell that cannot be used: why, and what to do. Never carries the cell's text."""

    def __init__(self, reason: str, remedy: str = "Correct it in the case system and export again.") -> None:
        super().__init__(reason)
        self.reason, self.remedy = reason, remedy


NOT_A_CODE = Unreadable("it is not a code of the standard, nor does it look like one")


def text(cell: object) -> str:
    """The cell as text: spaces of every kind made one, a whole number without its ".0"."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    shown = "" if cell is None else str(cell)
    return " ".join((shown if shown.isascii() else shown.translate(_UNSEEN)).split())


def is_blank(cell: object) -> bool:
    """Whether the cell says nothing: empty, spaces, a dash, or a word such as NULL."""
    if isinstance(cell, str):
        # Most cells are told by their length or their first character, which is many times quicker than their text.
        if cell and (cell[0].isalnum() and (len(cell) > _LONGEST_WORD or cell[0] not in "Nn")):
            return False
        return text(cell).casefold() in _BLANKS
    return cell is None


def check_not_error(cell: object) -> None:
    """Refuse what Excel shows when a formula fails, and a formula that was never worked out."""
    if not isinstance(cell, str) or not cell.startswith("#"):
        return
    if cell == FORMULA_WITHOUT_VALUE:
        raise Unreadable("it is a formula that was never worked out", "Open the file in Excel, save it, and upload it.")
    if _ERROR.match(cell):
        raise Unreadable("it is an Excel error", "Correct the formula, or paste the values, and save.")


def identifier(cell: object) -> str:
    """An id as text, leading zeros kept; a number that Excel has rounded or reshaped is refused."""
    check_not_error(cell)
    if isinstance(cell, bool | dt.date | dt.time | dt.timedelta):
        raise Unreadable("Excel has turned the id into a date or a true/false", _AS_TEXT)
    if isinstance(cell, int | float):
        return _number_id(float(cell))
    found = text(cell)
    if _EXPONENT.match(found):
        raise Unreadable("Excel has shortened the id (E+ notation)", _AS_TEXT)
    if not _ID.match(found):
        raise Unreadable("it is not an id: over 40 characters, or characters that ids do not have")
    return re.sub(r"^(\d+)\.0$", r"\1", found) if found.endswith(".0") else found


def _number_id(number: float) -> str:
    if not number.is_integer() or number < 0:
        raise Unreadable("it is not an id: a number with decimals or below zero")
    if number >= _MOST_DIGITS:
        raise Unreadable("the id has more than 15 digits and Excel has rounded it", _AS_TEXT)
    return str(int(number))


def day(cell: object, *, from_1904: bool = False) -> dt.date:
    """A date, day first; a number is days as Excel counts them. What could only be month first is refused."""
    check_not_error(cell)
    if isinstance(cell, dt.datetime):
        return _in_our_time(cell.date())
    if isinstance(cell, dt.date):
        return _in_our_time(cell)
    if isinstance(cell, bool | dt.time | dt.timedelta):
        raise Unreadable("it is a time or a true/false, not a date (Excel shows an empty date as 00/01/1900)")
    if isinstance(cell, int | float):
        return _serial(float(cell), from_1904)
    return _written(text(cell), from_1904)


def _serial(number: float, from_1904: bool) -> dt.date:
    epoch = _EPOCH_1904 if from_1904 else _EPOCH_1900
    shift = (_EPOCH_1904 - _EPOCH_1900).days if from_1904 else 0
    if not _FIRST_SERIAL <= number + shift <= _LAST_SERIAL:
        raise Unreadable("it is a number that is not a date between 1930 and 2099", "Format the column as a date.")
    return epoch + dt.timedelta(days=int(number))


def _written(found: str, from_1904: bool) -> dt.date:
    if match := _ISO.match(found):
        return _made(int(match[1]), int(match[2]), int(match[3]))
    if match := _NUMERIC.match(found):
        return _day_first(int(match[1]), int(match[2]), int(match[3]))
    if match := _WORDS.match(found):
        return _made(int(match[5]), _month(match[2] or match[3]), int(match[1] or match[4]))
    if _SHORT_YEAR.match(found):
        raise Unreadable("the year has two digits", "Write the year with four digits.")
    if re.fullmatch(r"\d{5}(\.\d+)?", found):
        return _serial(float(found), from_1904)
    raise Unreadable("it is not a date", "Write it as DD/MM/YYYY.")


def _day_first(day_: int, month: int, year: int) -> dt.date:
    if month > 12 >= day_:
        raise Unreadable("it is only a date if the month comes first (American order)", "Write it as DD/MM/YYYY.")
    return _made(year, month, day_)


def _month(word: str) -> int:
    fitting = [number for number, name in enumerate(_MONTHS, 1) if name.startswith(word.lower()[:9])]
    if word.lower() == "sept":
        return 9
    if len(fitting) != 1:
        raise Unreadable("it is not a date: the month is not known", "Write it as DD/MM/YYYY.")
    return fitting[0]


def _made(year: int, month: int, day_: int) -> dt.date:
    try:
        made = dt.date(year, month, day_)
    except ValueError as problem:
        raise Unreadable("there is no such day", "Write it as DD/MM/YYYY.") from problem
    return _in_our_time(made)


def _in_our_time(found: dt.date) -> dt.date:
    if found < _FIRST_DAY:
        raise Unreadable(
            f"it is before {_FIRST_DAY.year}: systems write such a day where there is no date",
            "Leave the cell blank where there is no date, and export again.",
        )
    if found > _LAST_DAY:
        raise Unreadable(
            f"it is after {_LAST_DAY.year}", "Leave the cell blank where there is no date, and export again."
        )
    return found


def whole_number(cell: object, *, lowest: int = 0, decimals: bool = False) -> int:
    """A whole number of at least ``lowest``; with ``decimals`` a fraction is cut off, as ages are."""
    check_not_error(cell)
    if isinstance(cell, bool | dt.date | dt.time | dt.timedelta):
        raise Unreadable("it is a date, a time or a true/false, not a number")
    found = text(cell)
    if not re.fullmatch(r"-?\d{1,6}(\.\d+)?", found, re.ASCII):
        raise Unreadable("it is not a whole number")
    number = float(found)
    if not decimals and not number.is_integer():
        raise Unreadable("it is not a whole number")
    whole = int(number // 1)
    if whole < lowest:
        raise Unreadable(f"it is below {lowest}")
    return whole


def looks_month_first(cell: object) -> bool:
    """Whether a written date could only be month first, as 03/25/2026."""
    match = _NUMERIC.match(text(cell)) if isinstance(cell, str) else None
    return bool(match) and int(match[2]) > 12 >= int(match[1])  # type: ignore[index]


def could_be_either(cell: object) -> bool:
    """Whether a written date would also be a date with the month first, as 03/04/2026."""
    match = _NUMERIC.match(text(cell)) if isinstance(cell, str) else None
    return bool(match) and int(match[1]) <= 12 and int(match[1]) != int(match[2])  # type: ignore[index]


def value_class(cell: object) -> str:
    """What kind of thing a cell holds, without what it holds: ``text like 99/99/9999``, ``a number``, ``#N/A``."""
    if is_blank(cell):
        return "blank"
    if isinstance(cell, bool):
        return "true or false"
    if isinstance(cell, int | float):
        return "a number"
    if isinstance(cell, dt.date):
        return "a date"
    if isinstance(cell, dt.time | dt.timedelta):
        return "a time"
    found = text(cell)
    if found == FORMULA_WITHOUT_VALUE or _ERROR.match(found):
        return found.removeprefix("#") if found == FORMULA_WITHOUT_VALUE else found[:8]
    if re.fullmatch(r"[\d/.\- :TE+]{1,24}", found):
        return "text like " + re.sub(r"\d", "9", found)
    return f"text of {len(found)} characters"
