"""An amount in pounds as people type it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from goldenthread.plans import costing

NOT_READ = "Enter an amount such as 12,000 or £12k"
MOST = Decimal(10) ** 12  # what the database keeps: fourteen digits, two of them pence
TOO_MUCH = "This is more than can be kept here. Enter it in pounds"


class PoundsField(forms.CharField):
    """Cleans ``12000``, ``£12,000.50``, ``12k`` or ``£1.2m`` to an amount, an empty box to None. A box for numbers only
    would take no comma, and lose in silence what is pasted with a pound sign."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"widget": forms.TextInput(attrs={"inputmode": "decimal"}), **kwargs})

    def prepare_value(self, value: Any) -> Any:
        return costing.pounds(value).removeprefix("£") if isinstance(value, Decimal) else value

    def clean(self, value: Any) -> Decimal | None:
        text = super().clean(value)
        if not text:
            return None
        amount = costing.amount(text)
        if amount is None:
            raise ValidationError(NOT_READ)
        if abs(amount) >= MOST:
            raise ValidationError(TOO_MUCH)
        return amount
