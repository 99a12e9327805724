"""The forms around a source: what it is, what it found, and what in the plan answers that."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms as django

from goldenthread.plans.models import Action, Outcome, Plan, Recommendation, Source
from goldenthread.plans.operations import Answers
from goldenthread.web import forms
from goldenthread.web.living.forms import choose
from goldenthread.web.plans.forms import LinesField


class SourceFields(forms.Form):
    kind = django.ChoiceField(label="What it is", choices=Source.Kind.choices)
    title = django.CharField(
        label="Title", max_length=300, help_text="For example, Second monitoring visit: care leavers"
    )
    published_on = forms.DateField(
        label="Published on", required=False, help_text="The response clock and the time bands count from this day."
    )
    judgement = django.CharField(label="Judgement", max_length=200, required=False)
    link = django.CharField(label="Link", max_length=500, required=False, help_text="Begins with https:// or mailto:")


class SourceForm(SourceFields, forms.VersionedForm):
    pass


class FoundForm(forms.Form):
    """What a source found, in its words."""

    texts = LinesField(
        label="What it asks for", max_length=40_000, widget=django.Textarea(attrs={"rows": 8}),
        help_text="In the words of the source, one on each line. Each line becomes a recommendation of the plan.",
    )  # fmt: skip
    kind = django.ChoiceField(
        label="What the source calls them", choices=Recommendation.Kind.choices, initial="recommendation"
    )
    timeframe = django.CharField(
        label="By when, in its words", max_length=200, required=False,
        help_text="For example, Within three months. It counts from the day of the source.",
    )  # fmt: skip


MEANWHILE = "One of them was changed, or names a source by now. Look at the list and tick again"


class HereForm(forms.Form):
    """Recommendations of the plan that name no source, each with the version that the person saw."""

    chosen = django.MultipleChoiceField(
        label="Recommendations that name no source", widget=django.CheckboxSelectMultiple,
        help_text="Untick what did not come from it.",
        error_messages={"required": "Tick those that came from it", "invalid_choice": MEANWHILE},
    )  # fmt: skip

    def __init__(self, *args: Any, loose: Iterable[Recommendation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["chosen"]
        field.choices = [(f"{each.pk}:{each.version}", f"{each.reference} {each.text}".strip()) for each in loose]
        field.initial = [value for value, _ in field.choices]

    def clean_chosen(self) -> dict[int, int]:
        pairs = [value.split(":") for value in self.cleaned_data["chosen"]]
        return {int(pk): int(version) for pk, version in pairs}


class SourcedForm(forms.VersionedForm):
    """Where a recommendation came from."""

    source = django.ModelChoiceField(
        Source.objects.none(), label="Source", required=False, empty_label="No source is named"
    )
    kind = django.ChoiceField(label="What the source calls it", choices=Recommendation.Kind.choices)
    place = django.CharField(
        label="Where it says so", max_length=200, required=False, help_text="For example, page 5, paragraph 13"
    )

    def __init__(self, *args: Any, sources: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "source", sources)


class NumbersField(django.CharField):
    """The numbers of things that the person saw ticked: ``4,7``."""

    def __init__(self) -> None:
        super().__init__(required=False, widget=django.HiddenInput)

    def to_python(self, value: Any) -> Any:
        parts = str(value or "").split(",")
        return frozenset(int(part) for part in parts if part.isascii() and part.isdigit() and len(part) < 19)


class TieForm(forms.Form):
    """What answers a recommendation; ``seen_…`` keep what was ticked when the page was made."""

    outcomes = django.ModelMultipleChoiceField(
        Outcome.objects.none(), label="Outcomes that answer it", widget=django.CheckboxSelectMultiple, required=False
    )
    actions = django.ModelMultipleChoiceField(
        Action.objects.none(), label="Actions that answer it directly", widget=django.CheckboxSelectMultiple,
        required=False,
    )  # fmt: skip
    reason = django.CharField(
        label="Why actions answer it now, or no longer", widget=django.Textarea(attrs={"rows": 3}), max_length=1000,
        required=False, help_text="The plan is signed off: this is shown beside what each action promised before.",
    )  # fmt: skip
    seen_outcomes, seen_actions = NumbersField(), NumbersField()

    def __init__(self, *args: Any, outcomes: Any, actions: Any, needs_reason: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "outcomes", outcomes)
        choose(self, "actions", actions)
        if not needs_reason:
            del self.fields["reason"]

    @property
    def seen(self) -> Answers:
        return Answers(self.cleaned_data["seen_outcomes"], self.cleaned_data["seen_actions"])

    @property
    def wanted(self) -> Answers:
        typed = self.cleaned_data
        return Answers(
            frozenset(each.pk for each in typed["outcomes"]), frozenset(each.pk for each in typed["actions"])
        )


def ticked(outcomes: list[Outcome], actions: list[Action]) -> dict[str, Any]:
    """What a new form shows ticked, and remembers as seen."""
    return {
        "outcomes": outcomes, "actions": actions, "seen_outcomes": ",".join(str(each.pk) for each in outcomes),
        "seen_actions": ",".join(str(each.pk) for each in actions),
    }  # fmt: skip


class WhichPlanForm(forms.Form):
    plan = django.ModelChoiceField(Plan.objects.none(), label="Which plan answers it", empty_label=None)

    def __init__(self, *args: Any, plans: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "plan", plans)
