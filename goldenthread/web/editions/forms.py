"""The forms of editions. One that names a small group comes back with a box for the reason beside each sentence."""

from __future__ import annotations

from typing import Any

from django import forms as django

from goldenthread.measures.disclosure import dividing, presets, wording
from goldenthread.web import forms

_ACCEPT = "accept_"
MISSING = "Say why this sentence may go out, or write it otherwise"


class WordsForm(forms.Form):
    """A form whose words go out: each sentence that names a small group has a field of its own for why it stays.

    ``told`` are words that go out and are not typed here.
    """

    words: tuple[str, ...] = ()

    def __init__(self, *args: Any, told: tuple[str, ...] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        typed = [str(self.data.get(self.add_prefix(name), "")) for name in self.words] if self.is_bound else []
        self.named = wording.in_all([*typed, *told])
        for number, one in enumerate(self.named):
            self.fields[f"{_ACCEPT}{number}"] = django.CharField(
                label=f"Why this may go out: “{one.sentence}”", max_length=300, error_messages={"required": MISSING},
                help_text=f"It names a small group: “{one.words}”. Write it otherwise, or say why it stays.",
            )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """What was typed, the reasons gathered under ``accepted`` by their sentence."""
        typed: dict[str, Any] = super().clean() or self.cleaned_data
        reasons = {one.sentence: typed.pop(f"{_ACCEPT}{at}", "") for at, one in enumerate(self.named)}
        return typed | {"accepted": reasons}


class PrepareForm(WordsForm):
    words = ("title", "note")

    title = django.CharField(label="Title", max_length=200, help_text="For example: Figures for the scrutiny committee")
    chosen = django.ChoiceField(label="Which measures")
    first = forms.MonthField(label="First month")
    last = forms.MonthField(label="Last month")
    with_teams = django.BooleanField(
        label="With the figures of teams", required=False,
        help_text="Teams make sums with the whole, so more is withheld. Leave it out unless somebody asks for them.",
    )  # fmt: skip
    parts = django.MultipleChoiceField(
        label="Also by", required=False, widget=django.CheckboxSelectMultiple,
        choices=[(each.code, each.title) for each in dividing.OFFERED],
        help_text="Worked out again from the data loads, for measures that are counted from records. Parts make sums "
        "with the whole, so much more is withheld.",
    )  # fmt: skip
    note = django.CharField(
        label="Words that go with the figures", required=False, max_length=4000, widget=django.Textarea
    )

    def __init__(self, *args: Any, choices: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["chosen"].choices = choices


class ApproveForm(forms.VersionedForm):
    unsuppressed_because = django.CharField(
        label="Only if small numbers must stay in: why", required=False, max_length=2000, widget=django.Textarea,
        help_text="Leave empty. Otherwise every small number of this edition is shown, under your name and reason.",
    )  # fmt: skip


class ReasonForm(forms.VersionedForm):
    reason = django.CharField(label="Why", max_length=2000, widget=django.Textarea)


class RuleForm(forms.Form):
    preset = django.ChoiceField(label="Rule", choices=presets.CHOICES, widget=django.RadioSelect)
    starts_on = forms.DateField(label="From", help_text="What was published before stays as it is.")
    reason = django.CharField(label="Why", max_length=500, help_text="The agreement, the minute or the policy.")
