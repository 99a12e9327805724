"""Every change of measures: computing results, and setting what a council wants of them."""

from __future__ import annotations

from goldenthread.measures.computing import compute
from goldenthread.measures.targets.ending import approve_end, decline_end, propose_end, withdraw_end
from goldenthread.measures.targets.operations import approve_target, decline_target, propose_target, withdraw_target
from goldenthread.measures.targets.ratings import (
    approve_override,
    decline_override,
    propose_override,
    set_rating_rule,
    set_tolerance,
    withdraw_override,
)

__all__ = [
    "approve_end",
    "approve_override",
    "approve_target",
    "compute",
    "decline_end",
    "decline_override",
    "decline_target",
    "propose_end",
    "propose_override",
    "propose_target",
    "set_rating_rule",
    "set_tolerance",
    "withdraw_end",
    "withdraw_override",
    "withdraw_target",
]
