"""Refusals about people and rights."""

from goldenthread.core.errors import Refusal


class AccountError(Refusal):
    """Something about a person, unit or role can not be done as asked."""


class NotAllowed(Refusal):
    """No role of this person holds the capability: a 403, said in words."""

    def __init__(self, capability: str) -> None:
        super().__init__(
            "Your role does not include this.",
            remedy="If your work needs it, ask your system administrator which role holds it.",
        )
        self.capability = capability


class WholeCouncilOnly(NotAllowed):
    """The capability is held for a part of the council, and this belongs to all of it."""

    def __init__(self, capability: str) -> None:
        super().__init__(capability)
        self.message = "This holds for the whole council, and your role covers a part of it."
        self.remedy = "Ask the programme lead or the data team to change it."


class OutOfReach(Refusal):
    """The capability is held, but not for this thing: a 404, the same as for something that does not exist."""

    def __init__(self) -> None:
        super().__init__("There is nothing here.", remedy="Check the address, or go back to your home page.")
