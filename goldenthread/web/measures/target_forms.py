"""The forms about targets and ratings, and what they make of the words typed."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms as django

from goldenthread.core.periods import Month
from goldenthread.measures.definition import Definition
from goldenthread.measures.statistics.performance import MOVERS, Thresholds
from goldenthread.measures.targets import checks, reading
from goldenthread.measures.targets.checks import Proposed
from goldenthread.measures.targets.models import RatingOverride, Target
from goldenthread.web import forms

MOVER_WORDS = {
    "small_numbers": "Off track becomes at risk where so few were counted that chance alone may have taken it there",
    "concern": "On track becomes at risk where the course shows a change for the worse",
    "unlikely": "On track becomes at risk where the target is unlikely to be met by its date",
    "improvement": "Off track becomes at risk where the course shows an improvement and the target is near",
    "failing": "At risk becomes off track where the target is out of reach as things run",
}
NONE = "none"  # an empty choice would say "optional" beside a question that has an answer
_MOVER_CHOICES = [(code, MOVER_WORDS[code]) for code in MOVERS]


class TargetForm(forms.Form):
    operator = django.ChoiceField(label="The figure should be", choices=Target.Operator.choices)
    value = django.CharField(label="Value", max_length=60, required=False)
    comparator = django.ChoiceField(label="Or what others have", required=False)
    part = django.ChoiceField(label="For", initial=NONE)
    starts_on = forms.DateField(label="From", help_text="The target before it ends the day before.")
    due_on = forms.DateField(
        label="To be reached by", required=False, help_text="Leave empty when it should be reached at once."
    )
    course = django.ChoiceField(
        label="Asked before its date", choices=[(code or NONE, said) for code, said in Target.Course.choices],
        widget=django.RadioSelect, initial=NONE,
    )  # fmt: skip
    baseline = django.CharField(
        label="Baseline", max_length=60, required=False, help_text="The figure that the line starts from."
    )
    baseline_on = forms.MonthField(label="Month of the baseline", required=False)
    points = django.CharField(
        label="Points or interim targets", required=False, widget=django.Textarea(attrs={"rows": 4}), max_length=1000,
        help_text="One on each line, month and value. For example: Sep 2026 75",
    )  # fmt: skip
    origin = django.CharField(
        label="Where this target is from", max_length=300, help_text="The plan, the meeting or the policy."
    )

    def __init__(self, *args: Any, measure: Definition, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.measure = measure
        self.fields["value"].help_text = f"In {unit(measure)}."
        self.fields["value"].required = not measure.comparable
        self.fields["part"].choices = part_choices(measure, on=on)
        others = [("", "No: the value above"), *Target.Comparator.choices]
        self.fields["comparator"].choices = others
        if not measure.comparable:
            del self.fields["comparator"]

    def proposed(self, typed: dict[str, Any]) -> Proposed:
        """What was typed; MeasureError where it can not be read, or can be read in two ways."""
        operator, of = typed["operator"], self.measure.head.unit
        code, _, cut = _given(typed["part"]).partition(":")
        comparator = typed.get("comparator", "")
        value = None if comparator and not typed["value"].strip() else typed["value"]
        baseline_on = Month.of(typed["baseline_on"]).last_day if typed["baseline_on"] else None
        return Proposed(
            measure=self.measure.slug, operator=operator, starts_on=typed["starts_on"], due_on=typed["due_on"],
            value=None if value is None else reading.value(value, operator=operator, unit=of), breakdown=code, cut=cut,
            comparator=comparator, course=_given(typed["course"]), baseline=_baseline(typed["baseline"], operator, of),
            baseline_on=baseline_on, points=reading.points(typed["points"], operator=operator, unit=of),
            origin=typed["origin"],
        )  # fmt: skip


class DeclineForm(forms.VersionedForm):
    reason = django.CharField(label="Why not", max_length=500, widget=django.Textarea(attrs={"rows": 3}))


class ToleranceForm(forms.Form):
    amount = django.FloatField(label="May miss by", min_value=0)
    starts_on = forms.DateField(label="From")
    reason = django.CharField(
        label="Why as much as this", max_length=300, required=False, help_text="What is ordinary from month to month."
    )


class MoversForm(forms.Form):
    movers = django.MultipleChoiceField(
        label="What may move its rating by one step", choices=_MOVER_CHOICES, required=False,
        widget=django.CheckboxSelectMultiple,
    )  # fmt: skip
    starts_on = forms.DateField(label="From")
    reason = django.CharField(label="Why", max_length=300)


class CouncilRulesForm(MoversForm):
    unlikely = django.FloatField(label="A chance below this is unlikely, in per cent", min_value=0, max_value=100)
    even = django.FloatField(label="A chance from this on is even, in per cent", min_value=0, max_value=100)
    far = django.FloatField(label="The target is near within this many tolerances", min_value=1)
    fewest = django.IntegerField(label="Months that a signal needs", min_value=1)

    @staticmethod
    def thresholds(typed: dict[str, Any]) -> Thresholds:
        chances = {name: typed[name] / 100 for name in ("unlikely", "even")}
        return Thresholds(frozenset(typed["movers"]), far=typed["far"], fewest=typed["fewest"], **chances)

    @staticmethod
    def of(found: Thresholds) -> dict[str, Any]:
        """The form's first values."""
        chances = {"unlikely": 100 * found.unlikely, "even": 100 * found.even}
        return {"movers": sorted(found.movers), "far": found.far, "fewest": found.fewest, **chances}


class OverrideForm(forms.Form):
    rating = django.ChoiceField(label="Rate it", widget=django.RadioSelect)
    reason = django.CharField(
        label="Why the rule is wrong here", max_length=500, widget=django.Textarea(attrs={"rows": 3})
    )
    starts_on = forms.DateField(label="From")
    ends_on = forms.DateField(label="Last day", help_text="At most 92 days from today.")

    def __init__(self, *args: Any, ratings: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = dict(RatingOverride.Rating.choices)
        self.fields["rating"].choices = [(each, named[each]) for each in ratings]


def unit(found: Definition) -> str:
    """The unit as a hint says it."""
    return "per cent, 85 for 85%" if found.head.unit == "%" else found.head.unit


def part_choices(measure: Definition, *, on: date) -> list[tuple[str, str]]:
    """The whole council, then every part that may have a target of its own."""
    found = [(NONE, "The whole council")]
    for code, title, names in checks.all_parts(measure, on=on):
        found += [(f"{code}:{name}", f"{title}: {name}") for name in names]
    return found


def _given(chosen: str) -> str:
    return "" if chosen == NONE else chosen


def _baseline(text: str, operator: str, of: str) -> float | None:
    return reading.value(text, operator=operator, unit=of, field="baseline") if text.strip() else None
