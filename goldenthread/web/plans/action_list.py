"""The actions of a plan in one list, and what is changed in several of them at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django import forms as django
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from goldenthread.core.errors import Refusal
from goldenthread.plans import exceptions, operations, policies, queries
from goldenthread.plans.checking import from_plan
from goldenthread.plans.delivery import Rating
from goldenthread.plans.errors import NotAllChanged
from goldenthread.plans.models import Action, Plan, WorkStream
from goldenthread.web import forms, undo
from goldenthread.web.access import Asking, page
from goldenthread.web.plans import lists, pages, presenters, words
from goldenthread.web.plans.forms import LinesField
from goldenthread.web.plans.presenters import ActionLine
from goldenthread.web.saved_views import pages as saved_views

MOST = 200  # actions in one step; a page shows 50
_DONE = {
    "leads": "The leads of {} are replaced",
    "stream": "{} joined the work stream",
    "due": "The due date of {} is moved",
    "banded": "{} given the day of the time band they stand under",
    "begun": "{} said to be under way",
}


class ChangeForm(forms.Form):
    """What may be done with those chosen; each has a button of its own."""

    leads = LinesField(
        label="Leads", max_length=3000, required=False, widget=django.Textarea(attrs={"rows": 2}),
        help_text="In place of those named now. One on each line.",
    )  # fmt: skip
    stream = django.ModelChoiceField(
        WorkStream.objects.none(), label="Work stream", required=False, empty_label="Choose"
    )  # fmt: skip
    due = django.CharField(label="New due date", max_length=100, required=False, help_text="For example, 31 Mar 2027")
    reason = django.CharField(label="Why the date moves", max_length=1000, required=False)
    agreed_by = django.CharField(label="Agreed by", max_length=200, required=False, help_text="A post or a board.")

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["stream"].queryset = plan.streams.filter(removed_on__isnull=True)
        for field in self.fields.values():
            field.is_one_of = True  # each belongs to its button; "optional" beside it would mislead


@page("plan.view")
def actions(request: Asking, plan_id: int) -> HttpResponse:
    return _show(request, queries.plan_for(request.user, plan_id, on=request.on))


@page("plan.view")
@require_POST
def change(request: Asking, plan_id: int) -> HttpResponse:
    """Do one thing to every action that is chosen, or take the last such step back; all of them or none."""
    found = queries.plan_for(request.user, plan_id, on=request.on)
    form = ChangeForm(request.POST, plan=found)
    back = f"{reverse('plan-actions', args=[found.pk])}?{request.GET.urlencode()}".rstrip("?")
    if "undo" in request.POST:
        return _undo(request, found, back)
    kind = request.POST.get("change", "")
    refused: list[tuple[Action, Refusal]] = []

    def operate(typed: dict[str, Any]) -> dict[int, int]:
        try:
            return _operation(kind, typed)(plan=found, chosen=_chosen(request), by=request.user, on=request.on)
        except NotAllChanged as told:
            refused.extend(told.refused)
            raise

    if not form.attempt(operate):
        return _show(request, found, form, refused)
    done = _DONE[kind].format(words.counted(len(form.outcome), "action"))
    stream = form.cleaned_data["stream"].pk if kind == "stream" else ""
    given = ",".join(f"{pk}:{version}" for pk, version in form.outcome.items())
    address = f"{reverse('plan-actions-change', args=[found.pk])}?{request.GET.urlencode()}".rstrip("?")
    undo.offer(request, f"{words.begin(done)}.", address=address, undo=kind, chosen=given, stream=stream)
    return redirect(back)


def _operation(kind: str, typed: dict[str, Any]) -> Callable[..., dict[int, int]]:
    """The operation behind a button, with what it takes of the form."""

    def call(name: str, *fields: str) -> Callable[..., dict[int, int]]:
        return lambda **more: getattr(operations, name)(**{field: typed[field] for field in fields}, **more)

    if kind == "stream" and typed["stream"] is None:
        raise Refusal("No work stream is chosen.", remedy="Choose one, or add one to the plan first.", field="stream")
    ways = {
        "leads": call("lead_actions", "leads"),
        "stream": call("stream_actions", "stream"),
        "due": call("move_actions", "due", "reason", "agreed_by"),
        "banded": call("band_actions", "agreed_by"),
        "begun": call("begin_actions"),
    }
    if kind not in ways:
        raise Refusal("Nothing was asked for.", remedy="Use one of the buttons below the list.")
    return ways[kind]


def _undo(request: Asking, found: Plan, back: str) -> HttpResponse:
    number = request.POST.get("stream", "")
    stream = found.streams.filter(pk=int(number)).first() if number.isascii() and number.isdigit() else None
    try:
        operations.change_back(
            plan=found, chosen=_chosen(request), change=request.POST["undo"], stream=stream, by=request.user,
            on=request.on,
        )  # fmt: skip
    except NotAllChanged as told:
        which = "; ".join(pages.name_of(action) for action, _ in told.refused)
        messages.error(request, f"Nothing was changed back, because others changed meanwhile: {which}.")
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, "They are as they were before.")
    return redirect(back)


def _chosen(request: Asking) -> dict[int, int]:
    """The versions of the actions that were ticked; what is no pair of numbers is left out."""
    asked = [item for text in request.POST.getlist("chosen") for item in text.split(",")]
    pairs = [item.partition(":")[::2] for item in asked[: MOST + 1]]
    chosen = {int(pk): int(version) for pk, version in pairs if _is_number(pk) and _is_number(version)}
    if len(asked) > MOST:
        raise Refusal(f"At most {MOST} actions change in one step.", remedy="Choose fewer.")
    return chosen


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 10


def _show(
    request: Asking, found: Plan, form: ChangeForm | None = None, refused: Sequence[tuple[Action, Refusal]] = ()
) -> HttpResponse:
    visible = queries.areas_visible_to(request.user, on=request.on).filter(plan=found)
    lines = presenters.action_lines(exceptions.of_areas(visible, period=pages.period_of(request.on), on=request.on))
    able = _choosable(request, lines)
    table = lists.actions(lines, request.GET, request.user, on=request.on, choose=bool(able))
    choosable = able if form else able & {line.action.pk for line in table.things}  # what was typed stays
    if table.is_export:
        return table.as_csv(f"actions-{found.pk}.csv")
    context = {
        "plan": found, "table": table, "trail": pages.plan_trail(found), "choosable": choosable, "refused": refused,
        "form": form or ChangeForm(plan=found), "ticked": {text.partition(":")[0] for text in _ticked(request)},
        "can_edit": policies.can_edit_plan(found, by=request.user, on=request.on),
        "answer": _answer(found, lines, table.things), "empty": _empty(found, lines),
        "has_bands": _has_bands([line.action for line in table.things if line.action.pk in choosable]),
    } | saved_views.beside_actions(request, found)  # fmt: skip
    return render(request, "web/plans/actions.html", context, status=forms.status(form) if form else 200)


def _answer(found: Plan, lines: Sequence[ActionLine], shown: Sequence[ActionLine]) -> str:
    """Where those stand that were chosen by the filters."""
    if lines and not shown:
        return "No action matches what you chose."
    if not lines and _has_actions(found):
        return "The areas of its actions are not yours to open."
    return words.of_actions([Rating(_plain(line.rated.rating)) for line in shown])


def _empty(found: Plan, lines: Sequence[ActionLine]) -> str:
    """What stands in place of the list where it holds nothing."""
    why = "Those of this plan stand in areas that you do not see." if not lines and _has_actions(found) else ""
    return f"Each with its owner, its due date and where it stands. {why or 'None has been written down yet.'}"


def _has_actions(found: Plan) -> bool:
    return Action.objects.filter(area__plan=found, dropped_on=None).exists()


def _ticked(request: Asking) -> list[str]:
    return request.POST.getlist("chosen") if request.method == "POST" else []


def _choosable(request: Asking, lines: list[ActionLine]) -> set[int]:
    """The actions that this person may change by one of the ways below the list."""
    able = [policies.changing(right, by=request.user, on=request.on) for right in ("plan.edit", "action.update")]
    return {line.action.pk for line in lines if any(may(line.action) for may in able)}


def _has_bands(actions: Sequence[Action]) -> bool:
    """Is there one without a date of its own that a time band gives one?"""
    from_plan.fetch_bands(actions)
    return any(band.day for action in actions for band in from_plan.bands_of(action))


def _plain(rating: str) -> str:
    return "blue" if rating == "embedded" else rating
