"""What a person reads on a home page on which nothing is theirs yet: what will be here, and the one thing to do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.urls import NoReverseMatch, reverse

from goldenthread.accounts import policies
from goldenthread.accounts.models import Person


@dataclass(frozen=True)
class Beginning:
    title: str
    text: str
    address: str = ""
    action: str = ""


# The capability that opens the page, the page, and the words; the first that fits a person is theirs.
_WAYS = (
    ("role.assign", "people-list", "People and their roles",
     "Roles that wait for a second person, and who was added, changed or closed, appear here.", "See the people"),
    ("import.upload", "load-list", "Loads, findings and stale measures",
     "Nothing waits for you. What an extract turns up appears here once one is loaded.", "Load an extract"),
    ("plan.edit", "plan-list", "What slipped, and who has not answered",
     "Nothing waits for you. Actions that are overdue or without an update appear here.", "Open the plans"),
    ("action.update", "plan-list", "Your actions, and those of your teams",
     "You own no open action. Each that you are given appears here with its date.", "Open the plans"),
    ("plan.view", "plan-list", "What needs a decision",
     "Nothing waits for you.", "Open the plans"),
    ("plan.view_published", "published-list", "Plans that were published",
     "You see the plans that the council has published. Figures are not shown to your role yet.",
     "Open the published plans"),
)  # fmt: skip
_NO_ROLE = Beginning(
    "No role yet", "You can sign in, and your system administrator decides what you see. Ask them for a role."
)


def of(person: Person, *, on: date) -> Beginning:
    """The words for the person's first role that fits; for somebody without a role, whom to ask."""
    held = policies.held(person, on=on)
    for capability, name, title, text, action in _WAYS:
        if capability in held:
            try:
                return Beginning(title, text, reverse(name), action)
            except NoReverseMatch:
                return Beginning(title, text)
    return _NO_ROLE
