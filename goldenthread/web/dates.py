"""Dates as people type them: day, month and year apart; the month as a number or a word."""

from __future__ import annotations

import calendar
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

_MONTHS = {
    name.lower(): number
    for number in range(1, 13)
    for name in (calendar.month_name[number], calendar.month_abbr[number])
}
_MONTHS["sept"] = 9


class DateInputs(forms.MultiWidget):
    """Three boxes named ``due-day``, ``due-month`` and ``due-year``."""

    use_fieldset = True

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"-day": forms.TextInput, "-month": forms.TextInput, "-year": forms.TextInput}, attrs)
        self.widgets_names = ["-day", "-month", "-year"]

    def decompress(self, value: date | None) -> list[Any]:
        return [value.day, value.month, value.year] if value else ["", "", ""]


class MonthInputs(forms.MultiWidget):
    """Two boxes named ``period-month`` and ``period-year``."""

    use_fieldset = True

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"-month": forms.TextInput, "-year": forms.TextInput}, attrs)
        self.widgets_names = ["-month", "-year"]

    def decompress(self, value: date | None) -> list[Any]:
        return [value.month, value.year] if value else ["", ""]


class _PartsField(forms.Field):
    parts: tuple[str, ...]

    def to_python(self, value: list[str] | None) -> date | None:
        texts = [(part or "").strip() for part in value or []]
        if not any(texts):
            return None
        missing = [part for part, text in zip(self.parts, texts, strict=True) if not text]
        if missing:
            raise ValidationError(f"{self.label} must include a {' and a '.join(missing)}")
        return self._date(texts)

    def _date(self, texts: list[str]) -> date:
        day, month, year = texts if len(texts) == 3 else ("1", *texts)
        try:
            return date(_year(year), _month(month), int(day))
        except ValueError:
            raise ValidationError(f"{self.label} must be a real date, such as 27 11 2026") from None

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return bool(initial != self.to_python(data))
        except ValidationError:
            return True


class DateField(_PartsField):
    """A day. Cleans to a date, or None when left empty and not required."""

    widget = DateInputs
    parts = ("day", "month", "year")

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"help_text": "For example, 27 11 2026", **kwargs})


class MonthField(_PartsField):
    """A month. Cleans to its first day, or None when left empty and not required."""

    widget = MonthInputs
    parts = ("month", "year")

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"help_text": "For example, 11 2026", **kwargs})


def _month(text: str) -> int:
    return _MONTHS[text.lower()] if text.lower() in _MONTHS else int(text)


def _year(text: str) -> int:
    """Four digits; 26 is 2026, because nobody here plans for another century."""
    year = int(text)
    if len(text) == 2:
        year += 2000
    if not 1900 <= year <= 2200:
        raise ValueError(text)
    return year
