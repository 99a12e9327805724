"""What is asked when a file is handed in, agreed to, or taken back."""

from __future__ import annotations

from typing import Any

from django import forms as django

from goldenthread.ingest.readers import READERS
from goldenthread.records import returns
from goldenthread.web import forms

_ACCEPTED = ",".join(sorted({f".{kind}" for reader in READERS.values() for kind in reader.files}))


class UploadForm(forms.Form):
    """What the file is, the file, and the day that it speaks of."""

    kind = django.ChoiceField(
        label="What the file is",
        choices=[(code, f"{returns.BY_CODE[code].title}: {reader.what}") for code, reader in READERS.items()],
        initial=returns.ANNEX_A,
        widget=django.RadioSelect,
        error_messages={"required": "Choose what the file is"},
    )
    file = django.FileField(
        label="File",
        help_text="At most 25 MB.",
        error_messages={"required": "Choose the file", "empty": "The file is empty; export it again"},
        widget=django.FileInput(attrs={"accept": _ACCEPTED}),
    )
    as_at = forms.DateField(
        label="As-at date", help_text="The day that the extract speaks of, usually the last day of a month."
    )


class StepForm(forms.VersionedForm):
    """A step that needs nothing but the version that the person saw."""


class LiveForm(forms.VersionedForm):
    """The second person's yes, with a tick for each doubt."""

    accepted = django.MultipleChoiceField(
        label="I have looked at these, and they are right",
        error_messages={"required": "Look at each of these, and tick it when it is right"},
        widget=django.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, doubts: list[dict[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        accepted = self.fields["accepted"]
        accepted.choices = [(doubt["code"], doubt["message"]) for doubt in doubts]
        if not doubts:
            del self.fields["accepted"]


class WithdrawForm(forms.VersionedForm):
    """Why a load is taken back."""

    reason = django.CharField(
        label="Why it is taken back",
        max_length=2000,
        widget=django.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say why this load is taken back"},
    )
