"""The forms of the plan pages. Field names are those of the operations that they feed."""

from __future__ import annotations

from typing import Any

from django import forms as django

from goldenthread.accounts.models import Organisation, Unit
from goldenthread.plans.delivery import Rating
from goldenthread.plans.models import Area, Outcome, Plan, Recommendation, Source
from goldenthread.web import forms


class Names(tuple[str, ...]):
    """Several short texts, one on each line."""

    def __str__(self) -> str:
        return "\n".join(self)


class LinesField(django.CharField):
    """One text on each line; cleans to ``Names`` without empty ones."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"widget": django.Textarea(attrs={"rows": 3}), "help_text": "One on each line.", **kwargs})

    def to_python(self, value: Any) -> Any:
        return Names(line.strip() for line in str(value or "").splitlines() if line.strip())

    def prepare_value(self, value: Any) -> Any:
        return str(value) if isinstance(value, Names) else value


class VersionForm(forms.VersionedForm):
    """A button that changes something which the person saw in this version."""


class PlanForm(forms.VersionedForm):
    name = django.CharField(label="Name", max_length=200)
    title = django.CharField(label="Title as published", max_length=300, required=False)
    purpose = django.CharField(label="Purpose", widget=django.Textarea, max_length=2000, required=False)
    period = django.CharField(label="Period", max_length=60, required=False, help_text="For example, 2026 to 2028")


class NewPlanForm(forms.Form):
    name = django.CharField(label="Name", max_length=200)
    unit = django.ModelChoiceField(Unit.objects.none(), label="For which part of the organisation", empty_label=None)
    purpose = django.CharField(label="Purpose", widget=django.Textarea, max_length=2000, required=False)
    period = django.CharField(label="Period", max_length=60, required=False, help_text="For example, 2026 to 2028")

    def __init__(self, *args: Any, units: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choose(self, "unit", units)


class ReasonForm(forms.VersionedForm):
    """Why something is taken back, opened again or closed."""

    reason = django.CharField(label="Why", widget=django.Textarea(attrs={"rows": 3}), max_length=1000)


class NoteForm(forms.VersionedForm):
    note = django.CharField(
        label="Anything to add", widget=django.Textarea(attrs={"rows": 3}), max_length=1000, required=False
    )


class ShareForm(forms.VersionedForm):
    organisation = django.ModelChoiceField(Organisation.objects.none(), label="Share with", empty_label=None)

    def __init__(self, *args: Any, organisations: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choose(self, "organisation", organisations)


class UnshareForm(forms.VersionedForm):
    organisation = django.ModelChoiceField(Organisation.objects.all(), widget=django.HiddenInput)


class RecommendationForm(forms.Form):
    reference = django.CharField(label="Reference", max_length=40, required=False, help_text="For example, R4")
    text = django.CharField(
        label="Recommendation", widget=django.Textarea, max_length=4000, help_text="In the words of its source."
    )
    timeframe = django.CharField(label="Timeframe", max_length=200, required=False)


class NewRecommendationForm(RecommendationForm):
    """One on its own; several of one source are written down on the source's page."""

    source = django.ModelChoiceField(
        Source.objects.none(), label="Source", required=False, empty_label="No source is named"
    )
    kind = django.ChoiceField(
        label="What the source calls it", required=False, initial="recommendation",
        choices=Recommendation.Kind.choices,
    )  # fmt: skip

    def clean_kind(self) -> str:
        return self.cleaned_data["kind"] or "recommendation"

    def __init__(self, *args: Any, sources: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choose(self, "source", sources)


class RecommendationEditForm(RecommendationForm, forms.VersionedForm):
    pass


class AreaForm(forms.Form):
    name = django.CharField(label="Name", max_length=200)
    unit = django.ModelChoiceField(
        Unit.objects.none(), label="Part of the organisation", required=False, empty_label="The plan's own"
    )
    officers = LinesField(label="Responsible officers", max_length=3000, required=False)
    leads = LinesField(label="Leads", max_length=3000, required=False)
    linked_plans = LinesField(label="Linked plans", max_length=3000, required=False)
    recommendations = django.ModelMultipleChoiceField(
        Recommendation.objects.none(), label="Answers", widget=django.CheckboxSelectMultiple, required=False
    )

    def __init__(self, *args: Any, plan: Plan, units: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choose(self, "unit", units)
        _choose(self, "recommendations", plan.recommendations.all())


class AreaEditForm(AreaForm, forms.VersionedForm):
    pass


class OutcomeForm(forms.Form):
    text = django.CharField(
        label="Outcome", widget=django.Textarea(attrs={"rows": 3}), max_length=2000,
        help_text="What will be different for children.",
    )  # fmt: skip
    recommendations = django.ModelMultipleChoiceField(
        Recommendation.objects.none(), label="Answers", widget=django.CheckboxSelectMultiple, required=False
    )

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choose(self, "recommendations", plan.recommendations.all())


class OutcomeEditForm(OutcomeForm, forms.VersionedForm):
    pass


class ActionFields(forms.Form):
    reference = django.CharField(label="Reference", max_length=40, required=False, help_text="For example, 3.2")
    text = django.CharField(label="Action", widget=django.Textarea(attrs={"rows": 4}), max_length=4000)
    start = django.CharField(
        label="Start", max_length=200, required=False, help_text="A day or a month, such as Apr 2026"
    )
    phase = django.CharField(
        label="Phase or time band", max_length=200, required=False,
        help_text="The heading of the plan that it stands under, such as Phase 2",
    )  # fmt: skip
    cost = django.CharField(label="Cost", max_length=300, required=False, help_text="For example, £53k pa")
    outcomes = django.ModelMultipleChoiceField(
        Outcome.objects.none(), label="Serves the outcomes", widget=django.CheckboxSelectMultiple, required=False
    )
    recommendations = django.ModelMultipleChoiceField(
        Recommendation.objects.none(), label="Answers directly", widget=django.CheckboxSelectMultiple, required=False
    )

    def __init__(self, *args: Any, area: Area, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choose(self, "outcomes", area.outcomes.all())
        _choose(self, "recommendations", area.plan.recommendations.all())


class ActionForm(ActionFields, forms.VersionedForm):
    """An action as it stands. Once the plan is signed off a change of it needs a reason."""

    reason = django.CharField(
        label="Why it changes", widget=django.Textarea(attrs={"rows": 3}), max_length=1000, required=False,
        help_text="The plan is signed off: this is shown beside what was promised before.",
    )  # fmt: skip

    def __init__(self, *args: Any, needs_reason: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not needs_reason:
            del self.fields["reason"]


class NewActionForm(ActionFields):
    due = django.CharField(
        label="Due", max_length=500, required=False, help_text="A day or a month, such as 31 Mar 2027"
    )
    leads = LinesField(label="Owners", max_length=3000, required=False)
    partners = LinesField(label="Partners", max_length=3000, required=False)
    field_order = ("reference", "text", "leads", "partners", "start", "due")


class PeopleForm(forms.VersionedForm):
    leads = LinesField(
        label="Owners", max_length=3000, required=False,
        help_text="Name or post, one on each line. Whoever is known here by these words finds it on their home page.",
    )  # fmt: skip
    partners = LinesField(label="Partners", max_length=3000, required=False)


class AgreedForm(forms.VersionedForm):
    """With who agreed, which a signed-off plan asks for and a draft leaves open."""

    agreed_by = django.CharField(
        label="Agreed by", max_length=200, required=False, help_text="The post or the board that agreed to it."
    )

    def __init__(self, *args: Any, needs_agreement: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agreed_by"].required = needs_agreement
        self.fields["agreed_by"].error_messages["required"] = "Say who agreed to it: the plan is signed off"


class DropForm(AgreedForm):
    reason = django.CharField(
        label="Why it is no longer in the plan", widget=django.Textarea(attrs={"rows": 3}), max_length=1000
    )
    field_order = ("reason", "agreed_by")


class DueForm(AgreedForm):
    due = django.CharField(label="New due date", max_length=200, help_text="A day or a month, such as 31 Mar 2027")
    reason = django.CharField(
        label="Why it moves", widget=django.Textarea(attrs={"rows": 3}), max_length=1000,
        help_text="The board reads this.",
    )  # fmt: skip
    field_order = ("due", "reason", "agreed_by")


class RatingForm(forms.VersionedForm):
    rating = django.ChoiceField(
        label="Your rating", widget=django.RadioSelect,
        choices=[(each.value, each.label) for each in Rating if each != Rating.BLUE],
    )  # fmt: skip
    reason = django.CharField(
        label="Why", widget=django.Textarea(attrs={"rows": 3}), max_length=1000, help_text="Shown beside the rating."
    )
    expires_on = forms.DateField(
        label="Last day on which it holds", help_text="At most a quarter from now. After it the rule's rating returns."
    )


class MeasureForm(forms.VersionedForm):
    measure_slug = django.ChoiceField(label="Measure", required=False)

    def __init__(self, *args: Any, choices: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["measure_slug"].choices = [("", "None"), *choices]


def _choose(form: django.Form, name: str, things: Any) -> None:
    form.fields[name].queryset = things
