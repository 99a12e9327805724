"""The fourth question for plans: whose is it, and is it allowed now, to this person?

A role that changes its own branch (S in the matrix) changes what belongs to a unit of that branch. What names no
unit of its own belongs to the plan's unit. A named lead or officer may do for their own action or area what their
role may do at all, wherever it belongs. Reading is wider than changing: see ``queries``.

A closed plan refuses every change, whoever asks. What may still be done narrows who sees it, or opens it again.
"""

from __future__ import annotations

from goldenthread.plans.policies.actions import (
    RATING,
    can_claim,
    can_drop,
    can_edit_area,
    can_rate,
    can_reopen,
    can_sign_off,
    can_update,
    changing,
    check_begin_claim,
    check_claim,
    check_decide,
    check_drop,
    check_edit_area,
    check_embed,
    check_held,
    check_rate,
    check_reopen,
    check_sign_off,
    check_update,
)
from goldenthread.plans.policies.evidence import (
    can_add_evidence,
    check_add_evidence,
    check_restore,
    check_withdraw,
    is_shown,
    withdrawing,
    withdrawing_any,
)
from goldenthread.plans.policies.plans import (
    can_edit_plan,
    can_edit_unit,
    can_take_back,
    can_take_up,
    check_baseline,
    check_edit_plan,
    check_edit_unit,
    check_reopen_plan,
    check_sign_off_plan,
    check_take_back,
    check_takes_up,
)
from goldenthread.plans.policies.reach import (
    check_open,
    owns,
    plan_of,
    unit_of,
)

__all__ = [
    "RATING",
    "can_add_evidence",
    "can_claim",
    "can_drop",
    "can_edit_area",
    "can_edit_plan",
    "can_edit_unit",
    "can_rate",
    "can_reopen",
    "can_sign_off",
    "can_take_back",
    "can_take_up",
    "can_update",
    "changing",
    "check_add_evidence",
    "check_baseline",
    "check_begin_claim",
    "check_claim",
    "check_decide",
    "check_drop",
    "check_edit_area",
    "check_edit_plan",
    "check_edit_unit",
    "check_embed",
    "check_held",
    "check_open",
    "check_rate",
    "check_reopen",
    "check_reopen_plan",
    "check_restore",
    "check_sign_off",
    "check_sign_off_plan",
    "check_take_back",
    "check_takes_up",
    "check_update",
    "check_withdraw",
    "is_shown",
    "owns",
    "plan_of",
    "unit_of",
    "withdrawing",
    "withdrawing_any",
]
