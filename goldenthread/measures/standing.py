"""Which results stand already, and on what each rests: so that only what changed is computed again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from django.db.models import TextField
from django.db.models.functions import Cast

from goldenthread.core import working_days
from goldenthread.core.periods import Month
from goldenthread.measures import calculation
from goldenthread.measures.models import Result

# The measure, the month, its definition's fingerprint, and the loads, settings and rule.
Key = tuple[str, str, str, str]


def figure_id(result: Result) -> str:
    """Made from everything the figure rests on, the bank holidays of its time included."""
    rests_on = [
        result.measure, result.period, result.breakdown, result.cut, result.fingerprint, result.snapshots,
        result.parameters, result.rule_version, result.state,
        working_days.fingerprint(Month.parse(result.period).last_day),
    ]  # fmt: skip
    return hashlib.sha256(json.dumps(rests_on, sort_keys=True).encode()).hexdigest()[:16]


def key(measure: str, period: str, fingerprint: str, loads: Sequence[int], settings: dict[str, Any], rule: str) -> Key:
    """What one computation of a measure and month rests on: all its cuts have it in common."""
    return (measure, period, fingerprint, json.dumps([loads, settings, rule], sort_keys=True))


def of(measures: Sequence[str], months: Sequence[Month]) -> dict[Key, list[str]]:
    """The figure ids of the results kept of these measures and months, by what they rest on.

    One whose id would be another today (the bank holidays changed) is not among them. The whole council's result is
    made whole; of the others, twenty times as many, only the id is wanted.
    """
    kept = Result.objects.filter(period__in=[month.id for month in months], measure__in=measures).exclude(snapshots=[])
    whole = [each for each in kept.filter(breakdown=calculation.COUNCIL) if figure_id(each) == each.figure_id]
    found = {
        key(each.measure, each.period, each.fingerprint, each.snapshots, each.parameters, each.rule_version): [
            each.figure_id
        ]
        for each in whole
    }
    text = {"loads": Cast("snapshots", TextField()), "given": Cast("parameters", TextField())}
    parts = kept.exclude(breakdown=calculation.COUNCIL).annotate(**text).order_by()
    names = ("measure", "period", "fingerprint", "loads", "given", "rule_version", "figure_id")
    for measure, period, fingerprint, loads, given, rule, part in parts.values_list(*names):
        if together := found.get((measure, period, fingerprint, _rests_on(loads, given, rule))):
            together.append(part)
    return found


@lru_cache(maxsize=5_000)
def _rests_on(loads: str, given: str, rule: str) -> str:
    """The last part of a key, from the words that the database keeps."""
    return key("", "", "", json.loads(loads), json.loads(given), rule)[3]
