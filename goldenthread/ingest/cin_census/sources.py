"""Which elements of the census fill which column: as the tables declare it, and for what the reader works out, here."""

from __future__ import annotations

from goldenthread.ingest.cin_census import modules
from goldenthread.records import returns, tables
from goldenthread.records.tables import DERIVED

# An element as module.element; any one of them will do.
_WORKED_OUT: dict[str, tuple[str, ...]] = {
    "person.age_years": ("Child.PersonBirthDate", "Child.ExpectedPersonBirthDate"),
    "assessment_factor.assessed_on": ("FactorsIdentifiedAtAssessment.AssessmentActualStartDate",),
    "initial_cp_conference.enquiry_id": ("Section47.S47ActualStartDate",),
    "initial_cp_conference.held_on": ("Section47.DateOfInitialCPC", "CINdetails.DateOfInitialCPC"),
    "initial_cp_conference.led_to_plan": ("ChildProtectionPlans.CPPstartDate",),
    "initial_cp_conference.transfer_in": ("Section47.DateOfInitialCPC", "CINdetails.DateOfInitialCPC"),
    "cin_episode.case_status": ("CINdetails.CINreferralDate",),
    "cp_review.plan_id": ("Reviews.CPPstartDate",),
}


def _needs() -> dict[str, tuple[str, ...]]:
    found = {}
    for table in tables.TABLES:
        if not returns.BY_CODE[returns.CIN_CENSUS].carries(table.name):
            continue
        for column in table.columns:
            where = f"{table.name}.{column.name}"
            if where in _WORKED_OUT:
                found[where] = _WORKED_OUT[where]
            elif column.cin_census not in ("", DERIVED, "LAchildID"):
                found[where] = (_module_of(column.cin_census),)
    return found


def _module_of(element: str) -> str:
    """The element with its module: the first that has it, since later ones only say of which event they are."""
    return next(f"{each.code}.{element}" for each in modules.MODULES if element in each.headings)


NEEDS: dict[str, tuple[str, ...]] = _needs()


def worked_out() -> set[str]:
    """Columns that are declared as worked out, except ids made from the key: each must say from what."""
    return {
        f"{table.name}.{column.name}"
        for table in tables.TABLES
        for column in table.columns
        if column.cin_census == DERIVED and column.meaning != "made from the key"
    }
