"""What is asked about entries of the directory."""

from __future__ import annotations

import re
from typing import Any

from django import forms as django

from goldenthread.accounts.models import Organisation, Unit
from goldenthread.plans.directory.queries import Named
from goldenthread.plans.models import Post
from goldenthread.web import forms

BODY = re.compile(r"\b(?:board|panel|forum|committee|partnership|council|group)\b", re.I)
OTHER, NEW, NONE = "other", "new", "none"


class PostForm(forms.Form):
    """A new entry: what it is called, what it is and where it belongs."""

    title = django.CharField(
        label="Title", max_length=200, error_messages={"required": "Enter a title"},
        help_text="As people say it in full, for example: Head of Service, Quality Assurance.",
    )  # fmt: skip
    kind = django.ChoiceField(label="What it is", choices=Post.Kind.choices, widget=django.RadioSelect)
    unit = django.ModelChoiceField(
        label="Part of the council", queryset=Unit.objects.order_by("name"), required=False, empty_label="None"
    )
    organisation = django.ModelChoiceField(
        label="Other organisation", queryset=Organisation.objects.all(), required=False, empty_label="None"
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].initial = Post.Kind.PERSON


class EditForm(PostForm, forms.VersionedForm):
    pass


class HolderForm(forms.VersionedForm):
    name = django.CharField(label="Name", max_length=200, error_messages={"required": "Enter a name"})
    from_on = forms.DateField(label="From", required=False)
    until_on = forms.DateField(
        label="Until", required=False, help_text="Leave it empty while they hold it or while it is not known."
    )


class MergeForm(forms.VersionedForm):
    into = django.ModelChoiceField(
        label="Which entry is the same", queryset=Post.objects.none(), empty_label="Choose one",
        error_messages={"required": "Choose the other entry"},
    )  # fmt: skip

    def __init__(self, *args: Any, others: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        into: Any = self.fields["into"]
        into.queryset = others


class SayForm(forms.Form):
    """Yes or no to "does this text mean that entry?"."""

    raw = django.CharField(max_length=300, widget=django.HiddenInput)
    post = django.ModelChoiceField(queryset=Post.objects.filter(merged_into__isnull=True), widget=django.HiddenInput)
    is_meant = django.TypedChoiceField(choices=[("yes", "Yes"), ("no", "No")], coerce=lambda typed: typed == "yes")


class NameForm(forms.Form):
    """Whom a text of a plan means: one of the likely ones, another entry, or a new one."""

    meant = django.ChoiceField(
        label="Who is it?", widget=django.RadioSelect, error_messages={"required": "Say who it is"}
    )  # fmt: skip
    other = django.ModelChoiceField(
        label="The other entry", queryset=Post.objects.filter(merged_into__isnull=True), required=False,
        empty_label="Choose one",
    )  # fmt: skip
    title = django.CharField(label="Title of the new entry", max_length=200, required=False)
    kind = django.ChoiceField(label="What the new entry is", choices=Post.Kind.choices, required=False)

    def __init__(self, *args: Any, named: Named, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        likely = named.meaning.likely
        choices = [(str(each.post.pk), f"{each.post.title}: {each.reason}") for each in likely]
        choices += [(OTHER, "Another entry of the directory"), (NEW, "Somebody new")]
        meant: Any = self.fields["meant"]
        meant.choices = [*choices, *([(NONE, "None of the proposed")] if likely else [])]
        meant.initial = None if likely else NEW
        self.fields["title"].initial = named.raw[:200]
        self.fields["kind"].initial = Post.Kind.BODY if BODY.search(named.raw) else Post.Kind.PERSON

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if typed.get("meant") == OTHER and not typed.get("other"):
            self.add_error("other", "Choose the entry")
        if typed.get("meant") == NEW and not typed.get("title"):
            self.add_error("title", "Enter a title")
        return typed
