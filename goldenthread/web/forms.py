"""Forms that render as GOV.UK components, keep what was typed, and show both texts when two people edit one thing.

``{{ form }}`` or ``{{ form.name.as_field_group }}`` gives the mark-up of ``components/field.html``; the error summary
is ``components/error_summary.html`` with form=.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.forms.renderers import DjangoTemplates, TemplatesSetting
from django.http import QueryDict

from goldenthread.accounts.errors import NotAllowed, OutOfReach
from goldenthread.core.errors import Refusal, StaleVersion
from goldenthread.web import differing, missing
from goldenthread.web.dates import DateField, DateInputs, MonthField

__all__ = ["DateField", "DateInputs", "Difference", "Form", "MonthField", "Renderer", "VersionedForm"]


CHOOSE_AGAIN = "Choose the file again. Nothing was saved, and a browser does not keep a chosen file"
TOO_LONG = "Use at most %(limit_value)d characters; this has %(show_value)d"
OPEN_AGAIN = "Open the page again to see how it stands now."
Operation = Callable[[dict[str, Any]], Any]
Stored = Callable[[], tuple[Mapping[str, Any], int]]


class Renderer(TemplatesSetting):
    """Our templates for forms and fields, Django's own for single controls, ours again for boxes of choices.

    Django's box asks two templates for each choice: an earlier document of two hundred actions, each with a box of all
    actions of the plan, took half a second for them. Ours is one template with the same mark-up.
    """

    form_template_name = "components/form.html"
    field_template_name = "components/field.html"

    _controls = DjangoTemplates()
    _ours: ClassVar = {"django/forms/widgets/select.html": "components/select.html"}

    def get_template(self, template_name: str) -> Any:
        template_name = self._ours.get(template_name, template_name)
        if template_name.startswith("django/forms/"):
            return self._controls.get_template(template_name)
        return super().get_template(template_name)


@dataclass(frozen=True)
class Difference:
    """One field that two people changed: the text stored now, and the text just typed."""

    label: str
    theirs: str
    yours: str


class Form(forms.Form):
    """A form whose refusals stand beside their fields, with the remedy, and whose typing is never lost."""

    use_required_attribute = False
    conflict: list[Difference]
    data: Any
    outcome: Any = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        self.conflict = []
        for field in self.fields.values():
            _tell_of_length(field)
            missing.tell(field)

    def full_clean(self) -> None:
        super().full_clean()
        self._ask_for_files_again()

    def attempt(self, operate: Operation, *, stored: Stored | None = None) -> bool:
        """Call the operation with what was typed; whether it was done. Its answer is then in ``outcome``.

        A refusal stands beside its field; a right that is not held is no mistake in a form, and has a page of its
        own. ``stored`` reads what is stored now, by field name, and its version: with
        it, a stale form shows both texts; a form without it is opened again, for there is no text to show beside it.
        """
        if not self.is_valid():
            return False
        try:
            self.outcome = operate(self.cleaned_data)
        except StaleVersion as stale:
            if stored is None:
                self.refuse(StaleVersion(stale.message, remedy=OPEN_AGAIN))
            else:
                self.clash(*stored())
            return False
        except (NotAllowed, OutOfReach):
            raise
        except Refusal as refusal:
            self.refuse(refusal)
            return False
        return True

    def refuse(self, refusal: Refusal) -> None:
        """Put an operation's refusal beside the field it names, or on top when it names none of this form's."""
        field = refusal.field if refusal.field in self.fields else None
        self.add_error(field, str(refusal))
        self._ask_for_files_again()

    def clash(self, theirs: Mapping[str, Any], version: int) -> None:
        """Somebody saved first: list what differs and take up the new version, so that saving again is knowing.

        ``theirs`` holds the stored values by field name. Answer with status 409.
        """
        told = [self._difference(name, stored) for name, stored in theirs.items() if name in self.fields]
        self.conflict = [each for each in told if each.theirs != each.yours]
        given: QueryDict = self.data
        renewed = given.copy()
        renewed[self.add_prefix("version")] = str(version)
        self.data = renewed
        self._ask_for_files_again()

    def _difference(self, name: str, stored: Any) -> Difference:
        field = self.fields[name]
        theirs, yours = (differing.in_words(field, each) for each in (stored, self.cleaned_data.get(name)))
        return Difference(str(field.label or name), theirs, yours)

    def _ask_for_files_again(self) -> None:
        """A browser keeps what was typed but never a chosen file, so a form that comes back says so beside it."""
        if not (self.conflict or getattr(self, "_errors", None)):
            return
        for name, field in self.fields.items():
            if isinstance(field, forms.FileField) and self.add_prefix(name) in self.files and name not in self.errors:
                self.add_error(name, CHOOSE_AGAIN)


class VersionedForm(Form):
    """A form about something that exists: it carries the version that the person saw."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)


def _tell_of_length(field: forms.Field) -> None:
    """A browser cuts what is pasted at ``maxlength`` without a word; the form takes all and says how much is over."""
    if field.widget.attrs.pop("maxlength", None):
        field.error_messages["max_length"] = TOO_LONG


def status(form: Form) -> int:
    """What a page with this form answers: 409 for a stale version, 422 for a mistake, 200 otherwise."""
    if form.conflict:
        return 409
    return 422 if form.is_bound and form.errors else 200
