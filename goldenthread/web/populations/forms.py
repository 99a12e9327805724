"""What is asked with a file of published populations, and of the second person."""

from __future__ import annotations

from django import forms as django

from goldenthread.web import forms


class FileForm(forms.Form):
    """The file, and what it does not say of itself."""

    file = django.FileField(
        label="CSV of mid-year estimates",
        help_text="As it was downloaded. The forms that are read are named below.",
        error_messages={"required": "Choose the file", "empty": "The file is empty; save it again"},
        widget=django.FileInput(attrs={"accept": ".csv"}),
    )
    authority = django.CharField(
        label="Your authority in the file", max_length=200, help_text="Its name or its code, such as E06000005.",
        error_messages={"required": "Enter the name or the code of your authority"},
    )  # fmt: skip
    publication = django.CharField(
        label="Name of the publication", max_length=200,
        help_text="For example, Office for National Statistics, mid-year population estimates.",
        error_messages={"required": "Enter the name of the publication"},
    )  # fmt: skip
    released_on = forms.DateField(
        label="Day of release",
        help_text="The day on which the publisher released it. Rates of months that end on or after it rest on it.",
    )
    newest_is_provisional = django.BooleanField(
        label="The publisher calls the estimate of the last year provisional", required=False
    )
