"""The value of a field in words, for two people who changed one thing: what is stored now beside what was typed."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django import forms
from django.db.models import Manager, QuerySet


def in_words(field: forms.Field, value: Any) -> str:
    """Things chosen by their names, each once and in order; a choice by its label; anything else as it stands.

    Of chosen things only those that the form offers: others are not the reader's to see, and stay as they are.
    """
    if isinstance(field, forms.ModelMultipleChoiceField):
        return "; ".join(sorted(str(each) for each in _offered(field, value)))
    if isinstance(value, Decimal):
        value = field.prepare_value(value)
    if isinstance(field, forms.ChoiceField) and not isinstance(field, forms.ModelChoiceField):
        return _chosen(field, value)
    return "" if value is None else str(value).strip()


def _offered(field: forms.ModelMultipleChoiceField, value: Any) -> Iterable[Any]:
    things = value.all() if isinstance(value, Manager | QuerySet) else value or []
    return field.queryset.filter(pk__in=[each.pk for each in things])


def _chosen(field: forms.ChoiceField, value: Any) -> str:
    labels = {str(key): str(label) for key, label in field.choices if not isinstance(label, list | tuple)}
    several = value if isinstance(value, list | tuple | set) else [value]
    return "; ".join(labels.get(str(each), str(each)) for each in several if each not in (None, ""))
