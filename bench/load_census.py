"""How long the largest county's census of children in need takes to load, and how much memory that needs.

``python bench/load_census.py [CHILDREN]`` makes a census of CHILDREN (30,000), each with a referral, an assessment, an
enquiry, a child in need plan, a protection plan and its review, and loads it in the limited child process as the site
does, to a sealed snapshot.
"""

from __future__ import annotations

import datetime as dt
import os
import resource
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from goldenthread.files import child  # noqa: E402
from goldenthread.ingest import child as reading  # noqa: E402

SECONDS, MEGABYTES = 60.0, 800
AS_AT = dt.date(2026, 3, 31)
_CHILD = """<Child>
<ChildIdentifiers><LAchildID>C{id:06}</LAchildID><PersonBirthDate>{born}</PersonBirthDate><Sex>F</Sex>
</ChildIdentifiers>
<ChildCharacteristics><Ethnicity>WBRI</Ethnicity><Disabilities><Disability>NONE</Disability></Disabilities>
</ChildCharacteristics>
<CINdetails><CINreferralDate>{d0}</CINreferralDate><ReferralSource>1A</ReferralSource>
<PrimaryNeedCode>N1</PrimaryNeedCode><ReferralNFA>false</ReferralNFA>
<Assessments><AssessmentActualStartDate>{d0}</AssessmentActualStartDate>
<AssessmentAuthorisationDate>{d2}</AssessmentAuthorisationDate><FactorsIdentifiedAtAssessment>
<AssessmentFactors>2A</AssessmentFactors><AssessmentFactors>3B</AssessmentFactors></FactorsIdentifiedAtAssessment>
</Assessments>
<CINPlanDates><CINPlanStartDate>{d1}</CINPlanStartDate><CINPlanEndDate>{d2}</CINPlanEndDate></CINPlanDates>
<Section47><S47ActualStartDate>{d1}</S47ActualStartDate><DateOfInitialCPC>{d2}</DateOfInitialCPC>
<ICPCnotRequired>false</ICPCnotRequired></Section47>
<ChildProtectionPlans><CPPstartDate>{d2}</CPPstartDate><InitialCategoryOfAbuse>NEG</InitialCategoryOfAbuse>
<LatestCategoryOfAbuse>NEG</LatestCategoryOfAbuse><NumberOfPreviousCPP>0</NumberOfPreviousCPP>
<Reviews><CPPreviewDate>{d3}</CPPreviewDate></Reviews></ChildProtectionPlans>
</CINdetails></Child>
"""


def made_up(children: int) -> bytes:
    """A census of so many children with something of every module."""
    return f"<Message><Children>\n{''.join(map(_child, range(children)))}</Children></Message>".encode()


def _child(number: int) -> str:
    start = dt.date(2025, 4, 1) + dt.timedelta(days=number % 200)
    days = {f"d{place}": start + dt.timedelta(days=gap) for place, gap in enumerate((0, 10, 30, 110))}
    return _CHILD.format(id=number, born=dt.date(2010, 1, 1) + dt.timedelta(days=number % 4_000), **days)


def load(data: bytes) -> tuple[float, dict[str, Any]]:
    """Seconds and the report of one load into a fresh folder."""
    with tempfile.TemporaryDirectory() as folder:
        seal = reading.place(Path(folder) / "snapshot", os.urandom(32))
        start = time.perf_counter()
        options = {"kind": "cin_census", "name": "census.xml", "as_at": AS_AT.isoformat(), "seal": seal}
        report = child.run(reading.TARGET, source=data, options=options)
        return time.perf_counter() - start, report


def main(argv: list[str]) -> int:
    children = int(argv[0]) if argv else 30_000
    data = made_up(children)
    seconds, report = load(data)
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    kept = sum(each["rows_kept"] for each in report["lists"])
    print(f"load a census: {children:,} children, {len(data) / 2**20:,.0f} MB, {kept:,} rows kept, snapshot sealed:")
    print(f"  {seconds:.1f} s, {seconds / SECONDS:.0%} of the {SECONDS:.0f} s allowed")
    print(f"  at most {memory:.0f} MB in the child, {memory / MEGABYTES:.0%} of the {MEGABYTES} MB allowed")
    return 0 if seconds <= SECONDS and memory <= MEGABYTES else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
