"""Refusals about plans, in words for whoever asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goldenthread.accounts.errors import NotAllowed
from goldenthread.core.errors import Refusal

if TYPE_CHECKING:
    from goldenthread.plans.models import PlanDocument


class PlanError(Refusal):
    """Something about a plan can not be done as asked."""


class NotYours(NotAllowed):
    """The capability is held, and the thing may be seen, but it is not this person's to change."""

    def __init__(self, capability: str) -> None:
        super().__init__(capability)
        self.message = "This is not yours to change: your role covers another part of the organisation."
        self.remedy = "Ask the programme lead, or a manager of the part of the organisation that owns it."


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
