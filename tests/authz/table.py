"""Every address of the site, the capability it asks for, and the kind of thing behind it.

A new address without a line here fails the tests. ``capability`` None: anybody who is signed in. ``public``: no
sign-in at all. ``kind`` names the samples of ``samples.py``. ``post``: the address answers POST only (GET is 405).
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Rule:
    capability: str | None = None
    kind: str = "page"
    public: bool = False
    post: bool = False
    step_up: bool = True
    theirs: bool = False
    """A library's own view, which keeps its own door; checked for sign-in only."""


RULES: dict[str, Rule] = {
    "home": Rule(),
    "account_login": Rule(public=True),
    "account_logout": Rule(theirs=True),
    "account_reauthenticate": Rule(theirs=True),
    "account_change_password": Rule(theirs=True),
}
