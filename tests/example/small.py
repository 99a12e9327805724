"""A council a tenth of the usual size, for tests that go through all of its months."""

from __future__ import annotations

import pytest

from goldenthread.example import fill, rates

TENTH = (
    "FAMILIES_REFERRED_A_DAY", "DIRECT_ENTRIES_A_MONTH", "LONG_AGO_ENTRIES_A_MONTH", "CONTACTS_WITHOUT_REFERRAL_A_DAY",
    "EARLY_HELP_A_DAY",
)  # fmt: skip


def make_small(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in TENTH:
        monkeypatch.setattr(rates, name, getattr(rates, name) / 10)
    monkeypatch.setattr(fill, "BREATH", 0)
