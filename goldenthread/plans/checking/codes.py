"""Every kind of finding, with the code that names it. A code is never used again for something else.

What a code says stands in ``docs/plan-checks.md``, which is made from this table.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

MUST, SHOULD = "must", "should"
SEVERITIES: Mapping[str, str] = {MUST: "Must be put right", SHOULD: "Look at it"}


@dataclass(frozen=True)
class Code:
    """One kind of finding. ``looks_for`` says when it is found, ``remedy`` what to do about it."""

    code: str
    severity: str
    title: str
    looks_for: str
    remedy: str

    @property
    def is_contradiction(self) -> bool:
        return self.code.startswith("C")


_QUALITY = (
    Code("Q01", MUST, "No owner", "An action names nobody who owns it.",
         "Name one post or person who answers for it."),
    Code("Q02", MUST, "No date", "An action has no due date, or none that can be read as a day or a month.",
         "Give it a due date, or say how often it is done and when that is looked at. Under a time band the day of its "
         "source gives one."),
    Code("Q03", SHOULD, "One date for many actions", "At least 8 actions of one area, and at least half of them, fall "
         "due on one day.", "Ask each owner when it will really be done, and give each its own date."),
    Code("Q04", MUST, "Date before the plan", "An action falls due before the plan begins.",
         "Correct the date; if it was done before, say that it is complete."),
    Code("Q05", MUST, "Date past, not complete", "The due date has passed and nobody says that it is done.",
         "Say that it is complete, with what shows it, or move the date with a reason."),
    Code("Q06", SHOULD, "Nobody can see it done", "An action begins with a word such as “monitor”, “continue to” or "
         "“support”: no day comes on which anybody could say that it is done.",
         "Say what will be there at the end that was not there before, or what will be decided on what is seen."),
    Code("Q07", SHOULD, "Too much for one owner", "One owner has more open actions due in one month than the setting "
         "allows.", "Spread the dates, or share the actions out."),
    Code("Q08", SHOULD, "Cost still unknown", "A cost was to be confirmed, and is not after the days of the setting.",
         "Write down what it costs and who pays, or that it costs nothing new."),
    Code("Q09", SHOULD, "Evidence older than the claim", "The newest evidence of a completed action is older than the "
         "claim by more than the days of the setting.", "Add what shows it today."),
    Code("Q10", MUST, "Measure without a number", "The target of a measure holds no number.",
         "Write the number that would count as enough."),
    Code("Q11", SHOULD, "Measure without a baseline", "Nothing says where the measure started.",
         "Write where it stood, and when; or that it was not counted before."),
    Code("Q12", SHOULD, "Measure without a denominator", "A percentage or a rate does not say of what.",
         "Say of how many of what, such as “of all children on a plan”."),
    Code("Q13", SHOULD, "Measure without a source", "Nothing says where the figures come from: no computed measure is "
         "linked, and its words name no return, report, audit or survey.",
         "Link the measure that computes it, or name the report that it is taken from."),
    Code("Q14", SHOULD, "Measure without a direction", "A target is a number, and neither a sign nor the words say "
         "whether more or less is better.", "Write “at least” or “at most”."),
    Code("Q15", SHOULD, "Target already met", "The figure before the plan, or the latest one, already meets the "
         "target.", "Set a target that asks for more, or say that it is to be held."),
    Code("Q16", MUST, "Target against its direction", "The words ask for more and the target for less than there was, "
         "or the other way round.", "Correct the target, or the words."),
    Code("Q17", MUST, "Outcome without a measure", "No line of the scorecard shows the outcome, and no action that "
         "serves it names a measure.", "Say what would show that it has come true."),
    Code("Q18", MUST, "Recommendation without an outcome", "No outcome answers the recommendation.",
         "Say what will be different, and by which actions."),
    Code("Q19", SHOULD, "The same action more than once", "Two or more actions have the same words.",
         "Keep one; let it serve the several areas and outcomes."),
    Code("Q20", MUST, "Due before what it waits for", "An open action falls due before another open one that has to be "
         "done first.", "Move one of the two dates, with a reason; or say that it does not wait for the other."),
)  # fmt: skip
_CONTRADICTIONS = (
    Code("C01", MUST, "One measure, two targets", "The same measure has different targets for the same time.",
         "Agree which one holds, and correct the other place."),
    Code("C02", MUST, "One measure, two values", "The same measure has different values for the same period.",
         "Find out which was counted how, and correct the other place."),
    Code("C03", MUST, "Words against figures", "It is said to be below its target where the figures are above, or the "
         "other way round.", "Correct the sentence, or the figure."),
    Code("C04", MUST, "Arithmetic that does not hold", "Numbers in one sentence can not all be true.",
         "Count again, and write numerator and denominator."),
    Code("C05", SHOULD, "One action, two dates", "The same action falls due on different days.",
         "If it was moved, keep the move in the date-change log; if not, correct one."),
    Code("C06", SHOULD, "One action, two frequencies", "The same action is to be done at different intervals.",
         "Agree how often it is done."),
    Code("C07", SHOULD, "One action, two owners", "The same action is owned by different people.",
         "Agree who answers for it."),
    Code("C08", SHOULD, "One body, two names", "What seems to be one body is called by two names.",
         "Use one name throughout; if they are two bodies, say so once."),
    Code("C09", SHOULD, "Rate and count do not fit", "The populations that rates and counts imply differ by more "
         "than rounding.", "Recount, or say which population year each rate uses."),
    Code("C10", SHOULD, "Future tense after its date", "Something is announced for a day that had already passed.",
         "Say what became of it."),
)  # fmt: skip
CODES: Mapping[str, Code] = {code.code: code for code in (*_QUALITY, *_CONTRADICTIONS)}


def markdown() -> str:
    """The table of codes as the documentation shows it."""
    return "\n".join([*_table("The check of one plan", _QUALITY), "", *_table("Contradictions", _CONTRADICTIONS), ""])


def _table(title: str, codes: tuple[Code, ...]) -> list[str]:
    rows = [f"| {c.code} | {c.title} | {SEVERITIES[c.severity]} | {c.looks_for} | {c.remedy} |" for c in codes]
    return [f"## {title}", "", "| Code | What | How grave | Found when | What to do |", "|---|---|---|---|---|", *rows]
