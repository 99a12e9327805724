"""The rules by which a council hides small numbers, each with its source. A council chooses one, from a day on."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class Preset:
    """Counts of 1 to ``threshold`` are hidden. ``rounds_to``: what is left is rounded to its multiples (0: not at all).

    ``hides_all_or_none``: shares of 0% and 100% are hidden too, because they tell something of every single child.
    """

    name: str
    title: str
    threshold: int
    rounds_to: int = 0
    hides_all_or_none: bool = False
    source: str = ""

    @property
    def said(self) -> str:
        """What stands beneath every table of an edition."""
        text = f"c: not shown, because a number from 1 to {self.threshold} is behind it or could be worked out from it."
        if self.hides_all_or_none:
            text += " Shares of none or all are hidden as well."
        if self.rounds_to:
            text += f" Counts are rounded to the nearest {self.rounds_to}, so parts may not add up to a total."
        return text

    @property
    def zero(self) -> str:
        return "" if self.hides_all_or_none else " 0 is a true zero."

    def frozen(self) -> dict[str, Any]:
        """The rule in full, as it is kept with an edition."""
        return asdict(self)


DFE_LA = Preset(
    "dfe_la", "Department for Education: 1 to 5 hidden, zero shown", threshold=5,
    source="Children in need statistics (DfE): any number from 1 to 5 is shown as c, with secondary suppression",
)  # fmt: skip
ROUND5 = Preset(
    "round5", "1 to 7 hidden, the rest rounded to 5", threshold=7, rounds_to=5,
    source="OpenSAFELY: counts of 7 or fewer are redacted, then all are rounded to the nearest 5",
)  # fmt: skip
STRICT10 = Preset(
    "strict10", "Fewer than 10 hidden, and shares of none or all", threshold=9, hides_all_or_none=True,
    source="SACRO and ACRO: a threshold of 10, and zeros count as disclosive",
)  # fmt: skip
BY_NAME = {preset.name: preset for preset in (DFE_LA, ROUND5, STRICT10)}
CHOICES = [(preset.name, preset.title) for preset in BY_NAME.values()]
DEFAULT = DFE_LA
