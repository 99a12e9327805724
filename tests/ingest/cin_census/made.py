"""Small made-up censuses. Children have invented ids; each test says only the elements that matter."""

from __future__ import annotations

import datetime as dt
from typing import Any

from goldenthread.ingest.cin_census import reader
from goldenthread.ingest.reading.result import Reading

AS_AT = dt.date(2026, 3, 31)
IDENTIFIERS = "<PersonBirthDate>2015-05-02</PersonBirthDate><Sex>F</Sex>"
REFERRAL = "<CINreferralDate>2025-06-01</CINreferralDate><ReferralSource>1A</ReferralSource>"
NEED = "<PrimaryNeedCode>N1</PrimaryNeedCode><ReferralNFA>false</ReferralNFA>"
ASSESSMENT = """<Assessments><AssessmentActualStartDate>2025-06-02</AssessmentActualStartDate>
<AssessmentAuthorisationDate>2025-07-02</AssessmentAuthorisationDate>
<FactorsIdentifiedAtAssessment><AssessmentFactors>2A</AssessmentFactors><AssessmentFactors>3B</AssessmentFactors>
</FactorsIdentifiedAtAssessment></Assessments>"""
ENQUIRY = """<Section47><S47ActualStartDate>2025-07-03</S47ActualStartDate>
<InitialCPCtarget>2026-07-24</InitialCPCtarget>
<DateOfInitialCPC>2025-07-20</DateOfInitialCPC><ICPCnotRequired>0</ICPCnotRequired></Section47>"""
CIN_PLAN = "<CINPlanDates><CINPlanStartDate>2025-07-05</CINPlanStartDate></CINPlanDates>"
PLAN = """<ChildProtectionPlans><CPPstartDate>2025-07-20</CPPstartDate>
<InitialCategoryOfAbuse>NEG</InitialCategoryOfAbuse><LatestCategoryOfAbuse>EMO</LatestCategoryOfAbuse>
<NumberOfPreviousCPP>1</NumberOfPreviousCPP>
<Reviews><CPPreviewDate>2025-10-10</CPPreviewDate><CPPreviewDate>2026-03-10</CPPreviewDate></Reviews>
</ChildProtectionPlans>"""
PRE_PROCEEDINGS = """<PreProceedings><PPStartDate>2025-08-01</PPStartDate><LBPSentDate>2025-08-05</LBPSentDate>
<InitialPPMeetingDate>2025-08-20</InitialPPMeetingDate><StepDecisionDate>2025-12-01</StepDecisionDate>
<PPOutcome>A</PPOutcome><CourtAppDate>2025-12-10</CourtAppDate></PreProceedings>"""
DISABILITIES = "<Disabilities><Disability>AUT</Disability><Disability>MOB</Disability></Disabilities>"


def details(*inside: str, start: str = REFERRAL + NEED) -> str:
    return f"<CINdetails>{start}{''.join(inside)}</CINdetails>"


def child(*inside: str, name: str = "Amara", about: str = IDENTIFIERS, disabilities: str = "") -> str:
    """A child with an id, who they are, and what is inside."""
    ident = f"<LAchildID>{name}</LAchildID>" if name else ""
    return (
        f"<Child>\n<ChildIdentifiers>{ident}{about}</ChildIdentifiers>\n"
        f"<ChildCharacteristics><Ethnicity>WBRI</Ethnicity>{disabilities}</ChildCharacteristics>\n"
        f"{''.join(inside)}</Child>"
    )


def census(*children: str, reference: str = "2026-03-31") -> bytes:
    head = f"<Header><CollectionDetails><ReferenceDate>{reference}</ReferenceDate></CollectionDetails></Header>"
    return f"<Message>{head}<Children>\n{''.join(children)}</Children></Message>".encode()


def read(*children: str, as_at: dt.date = AS_AT) -> Reading:
    return reader.read(census(*children), name="cin.xml", as_at=as_at)


def whole() -> str:
    """A child with something of every module."""
    return child(details(ASSESSMENT, ENQUIRY, CIN_PLAN, PLAN, PRE_PROCEEDINGS), disabilities=DISABILITIES)


def rows(found: Reading, table: str, *names: str) -> list[tuple[Any, ...]]:
    return list(zip(*(found.tables[table][name] for name in names), strict=True))


def codes(found: Reading) -> set[str]:
    return {each.code for each in found.warnings}
