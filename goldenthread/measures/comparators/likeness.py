"""How far a published figure is like ours, in words: two figures may bear one name and count different things."""

from __future__ import annotations

from goldenthread.measures.comparators.catalogue import SNAPSHOT, UNSAID
from goldenthread.measures.definition import Head
from goldenthread.measures.models import Indicator

_STOCK = "month_end_stock"
_SPANS = {
    "monthly_flow": "One month", "rolling_3": "Three months", "quarterly": "Three months", "rolling_6": "Six months",
    "half_yearly": "Six months", "year_to_date": "The year so far", "school_year_to_date": "The school year so far",
    "rolling_12": "Twelve months", "yearly": "A year", _STOCK: "The last day of the month",
}  # fmt: skip
_WHOLE_YEARS = ("rolling_12", "yearly")
_COUNTS = {
    "proportion": "share", "weighted": "share", "ratio": "share", "rate": "rate", "count": "count", "mean": "mean",
    "median": "mean", "per": "mean",
}  # fmt: skip
_A = {"share": "a share", "rate": "a rate", "count": "a count", "mean": "an average"}


def warnings(head: Head, indicator: Indicator, note: str = "") -> list[str]:
    """What is not alike, the worst first; empty where both count the same over the same span.

    ``note`` is what a person wrote when putting the two side by side.
    """
    told = [_kinds(head, indicator), _spans(head, indicator), _local(head), note, _rounded(indicator)]
    return [each for each in told if each]


def _kinds(head: Head, indicator: Indicator) -> str:
    ours, theirs = _COUNTS.get(head.kind, ""), indicator.counts
    if theirs not in _A:
        return "The file does not say whether it is a count, a share or a rate."
    if ours != theirs:
        return f"{_A.get(ours, 'another kind of figure').capitalize()} here, {_A[theirs]} there: not to be compared."
    return "" if head.unit == indicator.unit else f"In {head.unit} here, in {indicator.unit} there."


def _spans(head: Head, indicator: Indicator) -> str:
    ours = _SPANS.get(head.basis, "Another span")
    if indicator.period == UNSAID:
        return "The file does not say what its period is."
    if indicator.period == SNAPSHOT:
        return "" if head.basis == _STOCK else f"{ours} here, {indicator.ends} alone there."
    return "" if head.basis in _WHOLE_YEARS else f"{ours} here, a year ending {indicator.ends} there."


def _local(head: Head) -> str:
    return f"Counted in the council's own way: {head.local_reason}." if head.local else ""


def _rounded(indicator: Indicator) -> str:
    if indicator.rounded_to is None or (indicator.counts == "count" and indicator.rounded_to == 1):
        return ""
    whole = indicator.rounded_to == 1
    return "Published as whole numbers." if whole else f"Published in steps of {indicator.rounded_to:g}."
