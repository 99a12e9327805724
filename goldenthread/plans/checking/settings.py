"""What a council may set about the checks. The numbers are those of a careful reader of three published plans, not of
any guidance."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Settings:
    """``for_an_owner``: open actions in a month above which it is too much (Q07). ``cost_days``: after so many days an
    unknown cost is old (Q08). ``evidence_days``: so much older than the claim evidence may be (Q09): a quarter."""

    for_an_owner: int = 5
    cost_days: int = 91
    evidence_days: int = 92
    one_date: int = 8
    one_date_share: float = 0.5


USUAL = Settings()
