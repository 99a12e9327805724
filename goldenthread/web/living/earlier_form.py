"""What is asked about an earlier document before its dates come into the log: its day, and what words leave in doubt.

A box stands only where words leave a doubt. Two hundred boxes with two hundred actions each were 1.7 MB and seven
seconds; what is certain stands as text, and is asked where a person wants it so.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from django import forms as django

from goldenthread.plans.earlier import Comparison, Found
from goldenthread.plans.models import Action
from goldenthread.plans.reading import model as read
from goldenthread.web import forms
from goldenthread.web.plans import pages

OTHER = "other"  # none of those offered: the page comes back with all of the plan's actions that are left
CHOOSE = "Choose which action it became, or leave “Not in the plan”"


class EarlierForm(forms.VersionedForm):
    """The document's day; pairs to be believed; and for what words do not find the actions that it may have become.

    ``doubted`` are keys of pairs with the same words that a person wants to be asked about.
    """

    dated_on = forms.DateField(label="The document's day", help_text="The day on which its dates stood so.")
    same = django.MultipleChoiceField(
        label="The same action in other words", widget=django.CheckboxSelectMultiple, required=False,
        help_text="Untick what is not the same.",
    )  # fmt: skip

    def __init__(self, *args: Any, compared: Comparison, doubted: Collection[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.compared = compared
        self.doubted = [each.key for each in compared.found if each.key in doubted]
        self._near = [each for each in compared.found if each.likeness < 1 or each.key in doubted]
        self.certain = [each for each in compared.found if each not in self._near]
        self._names = {each.key: f"lost-{number}" for number, each in enumerate(compared.lost)}
        self.asked_for = self._opened()
        self._ask_about(self._near)
        for each in compared.lost if compared.added else ():
            if each.key in self.asked_for or each.key in compared.perhaps:
                self.fields[self._names[each.key]] = self._became(each)
        self._ask_to_open([each for each in compared.lost if self._names[each.key] not in self.fields])

    def clean(self) -> dict[str, Any]:
        """What the operation takes: ``apart`` and ``by_hand`` in place of the single fields."""
        typed = super().clean() or {}
        typed.pop("opened", None)
        believed = set(typed.pop("same", ()))
        for key in self.asked_for:
            if self._names[key] not in self.data:
                self.add_error(self._names[key], CHOOSE)
        by_hand = {key: int(typed[name]) for key, name in self._names.items() if typed.get(name)}
        if len(set(by_hand.values())) < len(by_hand):
            raise django.ValidationError("Two actions of the document are joined to one of the plan. Choose again.")
        rest = {name: value for name, value in typed.items() if not name.startswith("lost-")}
        return rest | {"apart": [each.key for each in self._near if each.key not in believed], "by_hand": by_hand}

    def _opened(self) -> list[str]:
        """The actions whose box holds all that is left of the plan, because a person asked for it."""
        if not (self.is_bound and self.compared.added):
            return []
        ticked = set(self.data.getlist("opened"))
        return [
            key for key, name in self._names.items() if key in ticked or self.data.get(name) == OTHER
        ]  # fmt: skip

    def _ask_about(self, near: Sequence[Found]) -> None:
        same: Any = self.fields["same"]
        same.choices = [(each.key, f"“{each.text}” is now “{each.action.text}”") for each in near]
        same.initial = [each.key for each in near]
        if not near:
            del self.fields["same"]

    def _became(self, lost: read.Action) -> django.ChoiceField:
        is_open = lost.key in self.asked_for
        likely = self.compared.perhaps.get(lost.key, ())
        offered = (*likely, *(each for each in self.compared.added if each not in likely)) if is_open else likely
        choices = [("", "Not in the plan"), *map(_choice, offered)]
        choices += (
            [] if is_open or len(offered) == len(self.compared.added) else [(OTHER, "Another action of the plan")]
        )
        label = f"What became of “{pages.shorten(lost.text, 150)}”"
        return django.ChoiceField(
            label=label, choices=choices, required=False, error_messages={"invalid_choice": CHOOSE}
        )

    def _ask_to_open(self, closed: Sequence[read.Action]) -> None:
        if not (closed and self.compared.added):
            return
        field = django.MultipleChoiceField(
            label="Nothing that is left in the plan is like these", widget=django.CheckboxSelectMultiple,
            required=False, help_text="Tick what is in the plan all the same: the page then asks which action it is.",
        )  # fmt: skip
        field.choices = [(each.key, each.text) for each in self.compared.lost]
        field.widget.choices = [(each.key, each.text) for each in closed]
        self.fields["opened"] = field


def _choice(action: Action) -> tuple[str, str]:
    return str(action.pk), pages.shorten(str(action), 100)
