"""Two versions of one made-up plan document, the first of them imported."""

from __future__ import annotations

from datetime import date

from goldenthread.accounts.models import Person, Unit
from goldenthread.plans import operations
from goldenthread.plans.models import Plan, PlanDocument
from tests.plans.handed_in import content
from tests.plans.reading import made_up

SEPTEMBER, NOVEMBER = date(2026, 9, 14), date(2026, 11, 20)
CELL = ["Responsible officers:", "* Head of Service, Front Door"]
FIRST = {
    "* Review the duty rota each month": ("* Jun-27", "* Police"),
    "* Train screening staff in thresholds": ("* Jul-27", "* Health"),
    "* Audit ten decisions a week": ("* Sep-27", "* Schools"),
}
SECOND = {
    "* Review the duty rota each week": ("* Jun-27", "* Police"),
    "* Train screening staff in thresholds": ("* Dec-27", "* Health and schools"),
    "* Ring every school that refers": ("* Mar-27", "* Schools"),
}


def version(actions: dict[str, tuple[str, str]], *, outcome: str = "Children are seen quickly") -> made_up.Plan:
    dates, partners = ([pair[at] for pair in actions.values()] for at in (0, 1))
    return made_up.one_area([f"Outcome: {outcome}", *actions], dates, measures=[], partners=partners)


ONE, TWO = version(FIRST), version(SECOND)


def imported(by: Person, unit: Unit, *, plan: made_up.Plan | None = None, accept: bool = False) -> Plan:
    """The first version, as a plan."""
    document = handed_in(plan or ONE, by, unit)
    if accept:
        operations.accept_all_proposals(document=document, version=document.version, by=by, on=SEPTEMBER)
    return operations.import_document(document=document, version=document.version, by=by, on=SEPTEMBER)


def renewing(plan: Plan, by: Person, *, newer: made_up.Plan | None = None) -> PlanDocument:
    """The second version, read and waiting for somebody to look through its changes."""
    return handed_in(newer or TWO, by, plan.unit, on=NOVEMBER, renews=plan, name="plan v2.docx")


def handed_in(
    made: made_up.Plan, by: Person, unit: Unit, *, on: date = SEPTEMBER, renews: Plan | None = None,
    name: str = "plan.docx",
) -> PlanDocument:  # fmt: skip
    kept = operations.keep_document(
        data=content(made), file_name=name, plan_name="Getting it right", unit=unit, by=by, on=on, renews=renews,
        again=True,
    )  # fmt: skip
    return operations.read_document(document=kept, by=by, on=on)
