"""What is asked with a file of comparators, of the second person, and of whoever says what stands beside what."""

from __future__ import annotations

from typing import Any

from django import forms as django

from goldenthread.measures.models import Area, Indicator, Release
from goldenthread.web import forms


class FileForm(forms.Form):
    """The file, and what it does not say of itself."""

    file = django.FileField(
        label="Published file (CSV, Excel workbook, Parquet, or a zip of CSV files)",
        help_text="As it was downloaded. The forms that are read are named below.",
        error_messages={"required": "Choose the file", "empty": "The file is empty; save it again"},
        widget=django.FileInput(attrs={"accept": ".csv,.xlsx,.zip,.parquet"}),
    )
    publication = django.CharField(
        label="Name of the publication", max_length=200,
        help_text="For example, Department for Education, children in need.",
        error_messages={"required": "Enter the name of the publication"},
    )  # fmt: skip
    released_on = forms.DateField(
        label="Day of release",
        help_text="The day on which the publisher released it. A set of neighbours is that of the year of this day.",
    )
    more = django.CharField(
        label="More indicators (optional)", required=False, max_length=2000, widget=django.Textarea(attrs={"rows": 3}),
        help_text="Their names in the file, one to a line. Those that are known to stand beside a measure are taken "
        "anyway.",
    )  # fmt: skip

    def clean_more(self) -> tuple[str, ...]:
        return tuple(line.strip() for line in self.cleaned_data["more"].splitlines() if line.strip())


class FirstForm(forms.VersionedForm):
    """A form whose thing may not be there yet: it stands at version 0 then."""

    version = django.IntegerField(widget=django.HiddenInput, min_value=0)


class AuthorityForm(FirstForm):
    """Which of the authorities of the loaded files this council is."""

    key = django.ChoiceField(
        label="Your authority", error_messages={"required": "Choose your authority"},
        help_text="The list is made from the files that are loaded, with the department's numbers.",
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        every = Area.objects.filter(level="authority").values_list("key", "name")
        self.fields["key"].choices = [("", "Choose one"), *((key, f"{name} ({key})") for key, name in every)]


class BesideForm(FirstForm):
    """The published indicator beside a measure, and how far the two are alike."""

    code = django.ChoiceField(label="Published indicator", required=False)
    note = django.CharField(
        label="How far the two are alike", max_length=300, widget=django.Textarea(attrs={"rows": 3}),
        help_text="What the published figure counts otherwise. It stands beside every comparison.",
        error_messages={"required": "Say how far the two are alike"},
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        live = Indicator.objects.filter(release__state=Release.State.LIVE).order_by("title")
        every = dict(live.values_list("code", "title"))
        self.fields["code"].choices = [("", "None: this measure is local"), *every.items()]
