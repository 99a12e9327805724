"""The links on top of every page: only what the person may open."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.urls import NoReverseMatch, reverse

from goldenthread.accounts import policies
from goldenthread.accounts.models import Person


@dataclass(frozen=True)
class Link:
    text: str
    address: str
    is_current: bool


# The words, the page's name, and the capability it asks for; None is for everybody who is signed in.
PAGES: tuple[tuple[str, str, str | None], ...] = (
    ("Home", "home", None),
    ("Plans", "plan-list", "plan.view"),
    ("Recommendations", "recommendation-list", "plan.view"),
    ("Published plans", "published-list", "plan.view_published"),
    ("Scorecard", "scorecard", "kpi.view_suppressed"),
    ("Measures", "measure-list", "kpi.view_suppressed"),
    ("Exceptions", "exceptions", "plan.view"),
    ("Directory", "directory", "plan.edit"),
    ("Data loads", "load-list", "import.make_live"),
    ("Data quality", "finding-list", "child.list_pseudonymous"),
    ("Data quality", "finding-counts", "kpi.view_unsuppressed"),
    ("People", "people-list", "role.assign"),
    ("Organisation", "unit-list", "org.manage"),
    ("Access", "access-all", "access_log.view_all"),
    ("Restricted", "restriction-list", "restriction.lock"),
    ("Erasure", "erasure-list", "retention.run"),
)

# A page that is offered only to those who lack this, because they may open a fuller one.
_INSTEAD = {"published-list": "plan.view", "finding-counts": "child.list_pseudonymous"}


def links(person: Person, path: str, *, on: date) -> list[Link]:
    """The person's links; "Published plans" only for those who cannot open the plans themselves, and of data quality
    the counts only for those who cannot open the list."""
    held = policies.held(person, on=on)
    found = []
    for text, name, capability in PAGES:
        if capability and capability not in held:
            continue
        if _INSTEAD.get(name) in held:
            continue
        try:
            address = reverse(name)
        except NoReverseMatch:
            continue
        current = path == address if address == "/" else path.startswith(address)
        found.append(Link(text, address, current))
    return found
