"""Lines of history in words: what is stored there as a code or a word of the program, as a reader says it."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from goldenthread.accounts import matrix
from goldenthread.core.periods import Month
from goldenthread.history.models import Entry
from goldenthread.ingest.models import Finding, Load
from goldenthread.measures import definition
from goldenthread.plans.costing import Every, Funding
from goldenthread.plans.delivery import Rating, Status
from goldenthread.plans.models import Difference, Evidence, Occurrence, Plan, PlanDocument, Recommendation, Source

NOTHING = "nothing"

# What happened, where the kind alone does not say it well.
_HAPPENED = {
    "accounts.role_agreed": "Role agreed by a second person",
    "accounts.unit_added": "Part of the council added",
    "accounts.unit_named": "Part of the council named",
    "accounts.unit_closed": "Part of the council closed",
    "example.begun": "Filling of the example council begun",
    "example.filled": "Example council filled",
    "ingest.finding_accepted": "Accepted for now",
    "ingest.finding_assigned": "Given to somebody",
    "ingest.finding_moved": "How it stands changed",
    "ingest.finding_noted": "Note",
    "ingest.finding_taken_back": "Last step taken back",
    "ingest.load_live": "Load made live",
    "plans.action_not_embedded": "Action no longer embedded",
    "plans.action_costed": "Cost changed",
    "plans.action_dropped": "Action taken out of the plan",
    "plans.action_dropped_again": "Action out of the plan again: it was taken up by mistake",
    "plans.action_serves_related": "What it serves in related plans changed",
    "plans.action_waits": "What it waits for changed",
    "plans.commitment_goes_on": "Commitment goes on after all",
    "plans.earlier_document_brought": "Earlier document brought into the log of dates",
    "plans.earlier_document_taken_back": "Earlier document taken out of the log of dates",
    "plans.occurrence_taken_back": "What came of one time taken back",
    "plans.occurrence_told": "Said what came of one time",
    "plans.version_taken": "Newer version of its document taken over",
    "plans.version_taken_back": "Newer version of its document taken back",
    "plans.document_taken_back": "What it changed was taken back",
    "plans.addition_taken_back": "What a newer version had added was taken back",
    "plans.finding_accepted": "Finding of the plan check let stand",
    "plans.finding_asked_again": "Finding of the plan check asked again",
    "plans.plan_imported": "Plan brought in from its document",
    "plans.plan_placed": "Place among the plans changed",
    "plans.rating_overridden": "Another rating given",
    "plans.rating_override_lifted": "Back to the rating of the rule",
    "plans.ratings_recorded": "Ratings kept",
    "plans.recommendation_sourced": "Where it came from changed",
    "plans.recommendation_tied": "What answers it changed",
    "plans.update_made": "Update written",
    "reporting.scorecard_downloaded": "Scorecard taken out as a workbook",
    "web.view_first": "View with which the scorecard opens chosen",
}
_FIELDS = {
    "cost_funding": "Funding", "cost_period": "How often", "cost_raw": "Cost", "cost_since": "To be confirmed since",
    "dropped_by": "Taken out by", "dropped_on": "Taken out on", "dropped_reason": "Why it was taken out",
    "dropped_agreed_by": "Agreed by",
    "due": "Due date", "ends_on": "Last day", "expires_on": "Until", "known_as": "Also known as",
    "measure_slug": "Measure", "starts_on": "First day", "unit": "Part of the council",
}  # fmt: skip
_EDITED = re.compile(r"_(?:edited|placed|costed|sourced)$|\.response_(?:set|recorded)$")
_CHOICES: dict[str, dict[str, str]] = {
    "cost_funding": dict(Funding.choices()),
    "cost_period": dict(Every.choices()),
    "rating": dict(Rating.choices()),
    "said": dict(Occurrence.Said.choices),
    "status": {**dict(Status.choices()), **dict(Plan.Status.choices)},
    "state": {**dict(Load.State.choices), **dict(PlanDocument.State.choices), **dict(Finding.State.choices)},
    "kind": {
        word: said
        for kinds in (Source.Kind, Recommendation.Kind, Evidence.Kind, Difference.Kind)
        for word, said in kinds.choices
    },
}


def happened(line: Entry) -> str:
    """``plans.update_made`` as ``Update written``."""
    return _HAPPENED.get(line.kind) or _begin(line.kind.rpartition(".")[2].replace("_", " "))


def detail(line: Entry) -> str:
    """What the line adds to it: a reason, a name, a month, a role with where it holds; empty for nothing."""
    changes = line.changes or {}
    match line.kind:
        case "plans.ratings_recorded":
            return _value("period", line.detail)
        case "plans.rating_overridden" if "rating" in changes:
            until = _value("expires_on", changes.get("expires_on", [None, None])[1])
            return f"{_value('rating', changes['rating'][1]).lower()} until {until}. {line.detail}"
        case "plans.finding_accepted" if "finding" in changes:
            until = _value("expires_on", changes.get("expires_on", [None, None])[1])
            return f"{changes['finding'][1]}, until {until}. {line.detail}"
        case "accounts.role_assigned" | "accounts.role_agreed":
            code, _, where = line.detail.partition(" for ")
            name = matrix.role_names().get(code, code)
            return f"{name}, {where}" if where else name
        case "accounts.role_ended" if "role" in changes:
            name = matrix.role_names().get(changes["role"][0], changes["role"][0])
            return f"{name}, last day {_value('ends_on', changes.get('ends_on', [None, None])[1])}"
        case "plans.action_measure_linked":
            linked = [_value(name, pair[1]) for name, pair in changes.items() if pair[1]]
            return line.detail or "; ".join(linked)
    return line.detail


def fields(line: Entry) -> list[tuple[str, str, str]]:
    """What the line says changed: the field in words, before, after.

    Where something was added or said, a field that had nothing before is left out: the line itself tells of it. Where
    something was edited it is what was filled in. What was read out of a cell whose words changed too is left out: the
    words say it.
    """
    if line.kind == "accounts.role_ended":
        return []
    pairs = [(name, pair) for name, pair in (line.changes or {}).items() if isinstance(pair, list) and len(pair) == 2]
    return [
        (_field(name), _value(name, before), _value(name, after))
        for name, (before, after) in pairs
        if (before is not None or _EDITED.search(line.kind))
        and not (f"{name}_raw" in line.changes and isinstance(before or after, list | dict))
    ]


def _field(name: str) -> str:
    return _FIELDS.get(name) or _begin(name.removesuffix("_on").removesuffix("_raw").replace("_", " "))


def _value(name: str, value: Any) -> str:
    """One stored value in words: chosen words, months, days, measures and whatever was kept with its name."""
    if value is None or value in ("", [], {}):
        return NOTHING
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dict):
        return str(value.get("name") or ", ".join(f"{key}: {_value(key, each)}" for key, each in value.items()))
    if isinstance(value, list):
        return "; ".join(_value(name, each) for each in value)
    if name == "measure_slug" and value in definition.library():
        return definition.library()[value].head.title
    return _CHOICES.get(name, {}).get(str(value)) or dated(str(value))


def dated(text: str) -> str:
    """``2026-10`` as ``Oct 2026``, ``2026-10-31`` as ``Sat 31 Oct 2026``; what is neither, as it is."""
    try:
        if re.fullmatch(r"\d{4}-\d{2}", text):
            return Month.parse(text).label
        day = date.fromisoformat(text) if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text) else None
    except ValueError:
        return text
    return f"{day:%a} {day.day} {day:%b %Y}" if day else text


def _begin(text: str) -> str:
    return text[:1].upper() + text[1:]
