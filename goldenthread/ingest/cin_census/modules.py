"""The groups of elements of the census, as the schemas to 2026 have them, with pre-proceedings from 2026/27."""

from __future__ import annotations

from dataclasses import replace

from goldenthread.ingest.yearly.modules import (
    ANY_DAYS,
    BIRTH_DAYS,
    Module,
    about,
    code,
    date,
    flag,
    ident,
    must,
    number,
    numbered,
    text,
)

_CHILD = ident("LAchildID")
_START = "CINreferralDate"

CHILD = Module(
    "Child", "Children",
    numbered(
        _CHILD, text("UPN"), text("FormerUPN"), text("UPNunknown"), about("PersonBirthDate"),
        about("ExpectedPersonBirthDate"), code("Sex", "sex"), about("PersonDeathDate"), code("Ethnicity", "ethnicity"),
    ),
    key=("LAchildID",), without="age, sex and ethnicity",
    ahead=dict.fromkeys(("PersonBirthDate", "ExpectedPersonBirthDate"), BIRTH_DAYS),
)  # fmt: skip
DISABILITY = Module(
    "Disabilities", "Disabilities", numbered(_CHILD, replace(code("Disability", "disability"), weight="event")),
    key=("LAchildID", "Disability"), without="which children have a disability",
)  # fmt: skip
DETAILS = Module(
    "CINdetails", "Referrals and episodes of need",
    numbered(
        _CHILD, must(_START), code("ReferralSource", "source"), code("PrimaryNeedCode", "need", expected=False),
        date("CINclosureDate"), code("ReasonForClosure", "closure_reason", expected=False), date("DateOfInitialCPC"),
        flag("ReferralNFA"),
    ),
    key=("LAchildID", _START, "ReferralSource"), without="referrals and who is in need",
    spans=((_START, "CINclosureDate"),),
)  # fmt: skip
ASSESSMENTS = Module(
    "Assessments", "Assessments",
    numbered(
        _CHILD, must("AssessmentActualStartDate"), about("AssessmentInternalReviewDate"),
        date("AssessmentAuthorisationDate"),
    ),
    key=("LAchildID", "AssessmentActualStartDate"), without="assessments and their timeliness",
    spans=(("AssessmentActualStartDate", "AssessmentAuthorisationDate"),),
    ahead={"AssessmentInternalReviewDate": ANY_DAYS},
)  # fmt: skip
FACTORS = Module(
    "FactorsIdentifiedAtAssessment", "Factors found at assessment",
    numbered(_CHILD, must("AssessmentActualStartDate"), replace(code("AssessmentFactors", "factor"), weight="event")),
    key=("LAchildID", "AssessmentActualStartDate", "AssessmentFactors"), without="what assessments found",
)  # fmt: skip
PLANS = Module(
    "CINPlanDates", "Child in need plans",
    numbered(_CHILD, must("CINPlanStartDate"), date("CINPlanEndDate")),
    key=("LAchildID", "CINPlanStartDate"), without="child in need plans",
    spans=(("CINPlanStartDate", "CINPlanEndDate"),),
)  # fmt: skip
SECTION_47 = Module(
    "Section47", "Section 47 enquiries",
    numbered(
        _CHILD, must("S47ActualStartDate"), about("InitialCPCtarget"), date("DateOfInitialCPC"),
        flag("ICPCnotRequired"),
    ),
    key=("LAchildID", "S47ActualStartDate"), without="enquiries and conferences in time",
    spans=(("S47ActualStartDate", "DateOfInitialCPC"),), ahead={"InitialCPCtarget": ANY_DAYS},
)  # fmt: skip
PROTECTION = Module(
    "ChildProtectionPlans", "Child protection plans",
    numbered(
        _CHILD, must("CPPstartDate"), date("CPPendDate"), code("InitialCategoryOfAbuse", "abuse"),
        code("LatestCategoryOfAbuse", "abuse"), number("NumberOfPreviousCPP", expected=True),
    ),
    key=("LAchildID", "CPPstartDate"), without="child protection plans", spans=(("CPPstartDate", "CPPendDate"),),
)  # fmt: skip
REVIEWS = Module(
    "Reviews", "Reviews of child protection plans",
    numbered(_CHILD, must("CPPstartDate"), must("CPPreviewDate")),
    key=("LAchildID", "CPPreviewDate"), without="reviews of plans in time", spans=(("CPPstartDate", "CPPreviewDate"),),
)  # fmt: skip
PRE_PROCEEDINGS = Module(
    "PreProceedings", "Pre-proceedings",
    numbered(
        _CHILD, must("PPStartDate"), about("LBPSentDate"), text("FGDMMeetingOffer"), text("FGDMMeetingFac"),
        about("InitialPPMeetingDate"), text("ReviewMeetingsCount"), about("StepDecisionDate"), text("PPOutcome"),
        about("CourtAppDate"), about("LetterInitCPDate"),
    ),
    key=("LAchildID", "PPStartDate"), without="pre-proceedings", since=2027,
)  # fmt: skip
MODULES: tuple[Module, ...] = (
    CHILD, DISABILITY, DETAILS, ASSESSMENTS, FACTORS, PLANS, SECTION_47, PROTECTION, REVIEWS, PRE_PROCEEDINGS,
)  # fmt: skip
