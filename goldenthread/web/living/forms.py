"""The forms of how a plan lives. Field names are those of the operations that they feed."""

from __future__ import annotations

from typing import Any

from django import forms as django

from goldenthread.plans.costing import Every, Funding
from goldenthread.plans.models import Action, Outcome, Plan, Recommendation
from goldenthread.plans.recurring import BY_LENGTH
from goldenthread.web import forms
from goldenthread.web.living.money import PoundsField


class ApprovalForm(forms.Form):
    body = django.CharField(
        label="Which body", max_length=200, help_text="For example, Improvement Board",
        error_messages={"required": "Name the body that approved the plan"},
    )  # fmt: skip
    approved_on = forms.DateField(
        label="On which day", error_messages={"required": "Enter the day on which it approved the plan"}
    )
    minute = django.CharField(
        label="Reference of the minute", max_length=200, help_text="Where it can be looked up, such as minute 12.3",
        error_messages={"required": "Enter where its minute can be looked up"},
    )  # fmt: skip


class PlaceForm(forms.VersionedForm):
    parent = django.ModelChoiceField(
        Plan.objects.none(), label="Hangs below", required=False, empty_label="No other plan",
        help_text="The plan that this one is a part of.",
    )  # fmt: skip
    earlier = django.ModelChoiceField(
        Plan.objects.none(), label="Took over from", required=False, empty_label="No earlier iteration",
        help_text="The iteration before this one.",
    )  # fmt: skip

    def __init__(self, *args: Any, plans: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "parent", plans)
        choose(self, "earlier", plans)


class ResponseForm(forms.VersionedForm):
    response_lead = django.CharField(
        label="Who answers it", max_length=200, required=False, help_text="A post, such as Director."
    )
    response_working_days = django.IntegerField(
        label="Working days that it gives", required=False, min_value=1, max_value=999,
        help_text="Only where it says so itself. An ILACS report gives what the council's own numbers say.",
    )  # fmt: skip


class AnsweredForm(forms.VersionedForm):
    responded_on = forms.DateField(label="The response was sent on")


class CostForm(forms.VersionedForm):
    amount = PoundsField(
        label="Amount in pounds", required=False,
        help_text="Such as 12,000 or 12k. Leave it empty while nobody knows. A saving is entered without a sign.",
    )  # fmt: skip
    every = django.ChoiceField(
        label="How often", required=False, widget=django.RadioSelect, choices=Every.choices(),
    )  # fmt: skip
    funding = django.ChoiceField(
        label="Where the money comes from", widget=django.RadioSelect, choices=Funding.choices()
    )
    note = django.CharField(
        label="In words", max_length=300, required=False,
        help_text="As the plan says it. Left empty, it is made from the above.",
    )  # fmt: skip
    reason = django.CharField(
        label="Why it changes", widget=django.Textarea(attrs={"rows": 3}), max_length=1000, required=False,
        help_text="The plan is signed off: a change needs a reason, shown beside what was promised before.",
    )  # fmt: skip

    def __init__(self, *args: Any, needs_reason: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not needs_reason:
            del self.fields["reason"]
        else:
            self.fields["reason"].is_one_of = True  # "optional" beside it would mislead


class ActionChoice(django.ModelMultipleChoiceField):
    """Actions to tick, each with its area."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(Action.objects.none(), widget=django.CheckboxSelectMultiple, required=False, **kwargs)

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj} ({obj.area.name})"


class StreamForm(forms.Form):
    name = django.CharField(label="Name", max_length=200)
    lead = django.CharField(label="Lead", max_length=300, required=False, help_text="A name or a post.")
    actions = ActionChoice(label="Actions", help_text="An action may be in several.")

    def __init__(self, *args: Any, actions: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "actions", actions)


class StreamEditForm(StreamForm, forms.VersionedForm):
    pass


class MilestoneForm(forms.Form):
    name = django.CharField(label="What is reached", max_length=300)
    due_on = forms.DateField(label="By which day")


class MilestoneEditForm(MilestoneForm, forms.VersionedForm):
    pass


class ReachedForm(forms.VersionedForm):
    reached_on = forms.DateField(label="Reached on")


class WaitsForm(forms.VersionedForm):
    waits_for = ActionChoice(label="Waits for")

    def __init__(self, *args: Any, actions: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "waits_for", actions)


class OutcomeChoice(django.ModelMultipleChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.text} ({obj.area.plan.name})"


class RecommendationChoice(django.ModelMultipleChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return f"{obj} ({obj.plan.name})"


class RelatedForm(forms.VersionedForm):
    outcomes = OutcomeChoice(
        Outcome.objects.none(), label="Serves the outcomes", widget=django.CheckboxSelectMultiple, required=False
    )
    recommendations = RecommendationChoice(
        Recommendation.objects.none(), label="Answers", widget=django.CheckboxSelectMultiple, required=False
    )

    def __init__(self, *args: Any, outcomes: Any, recommendations: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "outcomes", outcomes)
        choose(self, "recommendations", recommendations)


class CommitmentForm(forms.Form):
    text = django.CharField(label="What is done each time", max_length=300, help_text="For example, Visit a team")
    rule = django.ChoiceField(
        label="How often", widget=django.RadioSelect, choices=[(each.value, each.label) for each in BY_LENGTH]
    )
    starts_on = forms.DateField(label="First time", help_text="The others are counted from it.")
    ends_on = forms.DateField(label="Last day", required=False)


class EndForm(forms.VersionedForm):
    ends_on = forms.DateField(label="Last day", required=False, help_text="Left empty, it goes on.")


class TellForm(forms.VersionedForm):
    said = django.ChoiceField(
        label="What came of it", widget=django.RadioSelect, choices=[("done", "Done"), ("not_done", "Not done")]
    )
    done_on = forms.DateField(label="Done on", required=False, help_text="If on another day than it was due.")
    note = django.CharField(
        label="In words", widget=django.Textarea(attrs={"rows": 3}), max_length=500, required=False,
        help_text="Why, if it was not done.",
    )  # fmt: skip


def choose(form: django.Form, name: str, things: Any) -> None:
    form.fields[name].queryset = things
