"""What is asked about people, their roles and the units they work in."""

from __future__ import annotations

from typing import Any

from django import forms as django

from goldenthread.accounts.models import Organisation, Person, Role, Unit, in_force
from goldenthread.web import forms


class PersonForm(forms.Form):
    name = django.CharField(label="Name", max_length=200)
    email = django.EmailField(label="E-mail address", max_length=254)
    post = django.CharField(label="Post", max_length=200, required=False, help_text="As on the organisation chart.")
    organisation = django.ModelChoiceField(
        label="Organisation", queryset=Organisation.objects.all(), empty_label="Choose one", required=False
    )
    worker_id = django.CharField(
        label="Worker id", max_length=200, required=False,
        help_text="How the case system names this person; it leads to their own children.",
    )  # fmt: skip
    kind = django.ChoiceField(
        label="What it is", choices=Person.Kind.choices, initial=Person.Kind.PERSON, required=False,
        widget=django.RadioSelect,
        help_text="A service account is a program that hands in files. Nobody signs in as it; give the address of who "
        "looks after it, and the role Service account.",
    )  # fmt: skip

    def clean_kind(self) -> str:
        return self.cleaned_data["kind"] or str(Person.Kind.PERSON)


class ChangePersonForm(forms.VersionedForm):
    name = PersonForm.base_fields["name"]
    post = PersonForm.base_fields["post"]
    organisation = PersonForm.base_fields["organisation"]
    worker_id = PersonForm.base_fields["worker_id"]


class CloseAccountForm(forms.VersionedForm):
    reason = django.CharField(
        label="Why", max_length=500, help_text="For example: left the council. It is kept in the history."
    )


class OpenAccountForm(forms.VersionedForm):
    """Nothing to ask: only which version is meant."""


class RoleForm(forms.Form):
    role = django.ModelChoiceField(label="Role", queryset=Role.objects.all(), empty_label="Choose a role")
    unit = django.ModelChoiceField(
        label="For", queryset=Unit.objects.none(), empty_label="Choose a part of the council"
    )
    starts_on = forms.DateField(label="First day")
    ends_on = forms.DateField(label="Last day", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        on = kwargs.pop("on")
        super().__init__(*args, **kwargs)
        units: Any = self.fields["unit"]
        units.queryset = Unit.objects.filter(in_force(on)).select_related("parent").order_by("name")
        units.label_from_instance = unit_words
        self.fields["starts_on"].initial = on


class AgreeForm(forms.VersionedForm):
    """Nothing to ask: the second person's yes to what stands."""


class EndRoleForm(forms.VersionedForm):
    ends_on = forms.DateField(label="Last day")


class UnitForm(forms.Form):
    name = django.CharField(label="Name", max_length=200)
    kind = django.ChoiceField(
        label="What it is", choices=[choice for choice in Unit.Kind.choices if choice[0] != Unit.Kind.AUTHORITY],
        widget=django.RadioSelect,
    )  # fmt: skip
    parent = django.ModelChoiceField(label="Part of", queryset=Unit.objects.none(), empty_label="Choose one")
    starts_on = forms.DateField(label="First day")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        on = kwargs.pop("on")
        super().__init__(*args, **kwargs)
        parents: Any = self.fields["parent"]
        parents.queryset = Unit.objects.filter(in_force(on)).exclude(kind=Unit.Kind.TEAM).order_by("name")
        parents.label_from_instance = unit_words


class UnitNameForm(forms.Form):
    text = django.CharField(label="Name in returns", max_length=200, help_text="Exactly as the extract spells it.")
    starts_on = forms.DateField(label="From")


class CloseUnitForm(forms.VersionedForm):
    ends_on = forms.DateField(label="Last day")


def unit_words(unit: Unit) -> str:
    """``Assessment North (team)``."""
    return f"{unit.name} ({unit.get_kind_display().lower()})"
