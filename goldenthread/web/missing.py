"""What a form says of a field that was left empty or is out of bounds: which one, and what to do about it.

Django's own words ("This field is required.") name no field, so two of them in a summary say the same twice.
"""

from __future__ import annotations

from django import forms
from django.utils.functional import lazy

from goldenthread.web.dates import DateField, MonthField

LOST = "A part of this form was lost on its way, so nothing was saved. Open the page again"
LEAST, MOST = "Enter %(limit_value)s or more", "Enter %(limit_value)s or less"
_DJANGO = forms.Field.default_error_messages["required"]


def tell(field: forms.Field) -> None:
    """Give a field words of ours for what its form does not say itself."""
    if field.error_messages.get("required") == _DJANGO:
        field.error_messages["required"] = _said_when_asked(field)
    field.error_messages.setdefault("min_value", LEAST)
    field.error_messages.setdefault("max_value", MOST)


# A form may give a field its label after it was made, so the words are put together when they are told.
_said_when_asked = lazy(lambda field: _words(field), str)


def _words(field: forms.Field) -> str:
    label = str(field.label or "").rstrip("?:. ")
    if isinstance(field.widget, forms.HiddenInput) or not label:
        return LOST
    return f"{_what(field)} “{label}”"


def _what(field: forms.Field) -> str:
    """What to do with it; the kinds of field from the particular to the general."""
    for kinds, words in _KINDS:
        if isinstance(field, kinds):
            return words
    return "Fill in"


_KINDS: tuple[tuple[type[forms.Field] | tuple[type[forms.Field], ...], str], ...] = (
    (DateField, "Enter a day for"),
    (MonthField, "Enter a month for"),
    (forms.FileField, "Choose a file for"),
    ((forms.MultipleChoiceField, forms.ModelMultipleChoiceField), "Choose at least one for"),
    ((forms.ChoiceField, forms.ModelChoiceField), "Choose an answer for"),
    (forms.BooleanField, "Tick"),
)
