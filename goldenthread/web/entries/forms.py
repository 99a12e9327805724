"""What is asked when a figure is entered, taken back, or handed in as a file."""

from __future__ import annotations

from typing import Any

from django import forms as django

from goldenthread.measures import entry
from goldenthread.measures.definition import Definition
from goldenthread.web import forms

_NO_NUMBER = {"invalid": "Enter a number in digits, such as 14 or 12.5"}


class EntryForm(forms.Form):
    """The numbers of a measure, or for a milestone whether it is done; with where they are from, and a note."""

    version = django.IntegerField(widget=django.HiddenInput, min_value=0)
    numerator = django.FloatField(label="", error_messages=_NO_NUMBER)
    denominator = django.FloatField(label="", error_messages=_NO_NUMBER)
    done = django.TypedChoiceField(
        label="Is it done?", choices=[("yes", "Yes"), ("no", "No")], widget=django.RadioSelect,
        coerce=lambda text: text == "yes", error_messages={"required": "Say whether it is done"},
    )  # fmt: skip
    done_on = forms.DateField(label="Day on which it was done", required=False)
    source = django.CharField(label="Where this is from", max_length=300, required=False)
    note = django.CharField(
        label="Note", max_length=2000, required=False, widget=django.Textarea(attrs={"rows": 3}),
        help_text="What somebody should know who reads this figure. No names of children.",
    )  # fmt: skip

    def __init__(self, *args: Any, measure: Definition, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        how = measure.entry
        if how is None:
            raise ValueError(f"{measure.slug} is not entered")
        is_milestone = measure.nature == entry.MILESTONE
        if is_milestone:
            self.fields["note"].label = "What shows it"
            self.fields["note"].help_text = "The minute, report or decision. No names of children."
        for name in ("numerator", "denominator"):
            words = getattr(how, name)
            self.fields[name].label = words
            self.fields[name].error_messages["required"] = f"Enter the number for: {words}"
            if is_milestone or not words:
                del self.fields[name]
        for name in ("done", "done_on"):
            if not is_milestone:
                del self.fields[name]


class TakeBackForm(forms.Form):
    """Why an entry is taken back."""

    reason = django.CharField(
        label="Why it is taken back", max_length=2000, widget=django.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say what was wrong with it"},
    )  # fmt: skip


class FileForm(forms.Form):
    """The file and the day that it speaks of."""

    file = django.FileField(
        label="CSV of figures",
        help_text="One row for each measure, period and team, with the headings named below.",
        error_messages={"required": "Choose the file", "empty": "The file is empty; save it again"},
        widget=django.FileInput(attrs={"accept": ".csv"}),
    )
    as_at = forms.DateField(label="As-at date", help_text="The day that the figures were drawn up.")
