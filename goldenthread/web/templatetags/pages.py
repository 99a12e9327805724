"""What the components need from Python: GOV.UK classes on controls, and what kind of field a field is."""

from __future__ import annotations

from typing import Any

from django import forms, template
from django.forms.boundfield import BoundField

from goldenthread.web import dates

register = template.Library()

_CLASSES = {
    "select": "govuk-select",
    "textarea": "govuk-textarea",
    "checkbox": "govuk-checkboxes__input",
    "file": "govuk-file-upload",
    "password": "govuk-input govuk-password-input__input govuk-js-password-input-input",
    "text": "govuk-input",
}
_PART_WORDS = {"day": ("Day", 2), "month": ("Month", 2), "year": ("Year", 4)}


@register.filter
def kind(field: BoundField) -> str:
    """hidden, date, radios, checkboxes, checkbox, select, textarea, file, password or text."""
    widget = field.field.widget
    for name, types in (
        ("hidden", forms.HiddenInput),
        ("date", (dates.DateInputs, dates.MonthInputs)),
        ("checkboxes", forms.CheckboxSelectMultiple),
        ("radios", forms.RadioSelect),
        ("checkbox", forms.CheckboxInput),
        ("select", forms.Select),
        ("textarea", forms.Textarea),
        ("file", forms.FileInput),
        ("password", forms.PasswordInput),
    ):
        if isinstance(widget, types):
            return name
    return "text"


@register.filter
def control(field: BoundField) -> str:
    """The control itself, with the classes of the design and a mark when it holds a mistake."""
    what = kind(field)
    classes = _CLASSES[what]
    if field.errors and what in {"text", "textarea", "select", "file", "password"}:
        classes += f" {classes.split()[0]}--error"
    given = field.field.widget.attrs
    attrs: dict[str, Any] = {"class": f"{classes} {given.get('class', '')}".strip(), "placeholder": False}
    if what == "textarea":
        attrs["rows"] = given["rows"] if str(given.get("rows", "10")) != "10" else "5"
    if what == "password":
        attrs |= {"spellcheck": "false", "autocapitalize": "none"}
    return field.as_widget(attrs=attrs)


@register.filter
def parts(field: BoundField) -> list[dict[str, Any]]:
    """The boxes of a date, each with its words and width."""
    widget = next(iter(field.subwidgets)).data
    found = []
    for box in widget["subwidgets"]:
        part = box["name"].rpartition("-")[2]
        words, width = _PART_WORDS[part]
        found.append({**box, "words": words, "width": width, "is_number": True})
    return found


@register.filter
def first_control(field: BoundField) -> str:
    """The id that an error of this field leads to."""
    what = kind(field)
    if what == "date":
        return str(parts(field)[0]["attrs"]["id"])
    if what in {"radios", "checkboxes"}:
        return f"{field.auto_id}_0"
    return str(field.id_for_label)
