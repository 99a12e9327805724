"""Refusals about plans, in words for whoever asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goldenthread.accounts.errors import NotAllowed
from goldenthread.core.errors import Refusal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from goldenthread.plans.models import Action, Plan, PlanDocument


class PlanError(Refusal):
    """Something about a plan can not be done as asked."""


class NotYours(NotAllowed):
    """The capability is held, and the thing may be seen, but it is not this person's to change."""

    def __init__(self, capability: str) -> None:
        super().__init__(capability)
        self.message = "This is not yours to change: your role covers another part of the organisation."
        self.remedy = "Ask the programme lead, or a manager of the part of the organisation that owns it."


class RatingNotYours(NotAllowed):
    """To answer for an action or area is not enough to rate it otherwise than the rule does."""

    def __init__(self) -> None:
        super().__init__("plan.edit")
        self.message = "Whoever answers for an action or area does not change its rating themselves."
        self.remedy = (
            "Ask your head of service or the programme lead to report another rating, or somebody who signs actions "
            "off; say in your update why you see it otherwise."
        )


class PlanClosed(PlanError):
    """The plan is over, so everything of it stays as it is."""

    def __init__(self, plan: Plan) -> None:
        super().__init__(
            f"The plan “{plan.name}” is closed, so nothing in it changes any more.",
            remedy="Carry on in the plan that follows it. If it was closed by mistake, whoever writes it opens it "
            "again on its page.",
        )


class SecondPersonNeeded(PlanError):
    """Somebody else has to do this: the one who asks for it does not also grant it."""


class QuestionsOpen(PlanError):
    """A reading still waits for answers, so nothing of it may be stored."""

    def __init__(self, number: int) -> None:
        noun = "question is" if number == 1 else "questions are"
        super().__init__(
            f"{number} {noun} still open, so the plan was not stored.",
            remedy="Answer each question, or accept what is proposed, and import again.",
        )


class AlreadyUploaded(PlanError):
    """The same file, byte for byte, was handed in before; ``earlier`` is where it went."""

    def __init__(self, earlier: PlanDocument) -> None:
        super().__init__(
            f"This file was already uploaded on {earlier.uploaded_on:%d %B %Y} for the plan “{earlier.plan_name}”.",
            remedy="Open the earlier one, or say that you mean to upload it again.",
            field="file",
        )
        self.earlier = earlier


class NotAllChanged(PlanError):
    """Several actions were to change together, and some can not; ``refused`` holds each of those with its reason."""

    def __init__(self, refused: Sequence[tuple[Action, Refusal]], count: int) -> None:
        some = len(refused) < count
        super().__init__(
            f"{len(refused)} of the {count} chosen can not be changed so, and therefore none was." if some
            else "The one that you chose can not be changed so." if count == 1
            else f"None of the {count} chosen can be changed so.",
            remedy="Leave those out, or look at them one by one." if some else "",
        )  # fmt: skip
        self.refused = tuple(refused)
