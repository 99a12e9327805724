"""The eleven lists of the child-level data that Ofsted asks for before an inspection (Annex A).

Headings, order and codes are those of the template of August 2019, with the four columns that later editions add to
list 9. Item numbers are positions in the later edition, and are what ``records.tables`` cites as its source.
"""

from __future__ import annotations

from dataclasses import replace

from goldenthread.ingest.annex_a.items import AnnexList
from goldenthread.ingest.reading.items import Item

TEAM, WORKER, ADVISER = "Allocated Team", "Allocated Worker", "Allocated Personal Advisor"

_CHILD = Item(0, "Child Unique ID", "id", weight="essential", others=("Child ID", "Child Unique Identifier"))
_SEX = Item(0, "Gender", "code", "sex", others=("Sex",))
_ETHNICITY = Item(0, "Ethnicity", "code", "ethnicity")
_BORN = Item(0, "Date of Birth", "date", expected=False, others=("DOB",), words=("date", "birth"))
_AGE = Item(0, "Age of Child (Years)", "integer", expected=False, others=("Age",), words=("age",))
_DISABILITY = Item(0, "Does the Child have a Disability", "code", "yes_no", others=("Disability",))
_TEAM = Item(0, TEAM, others=("Team",))
_WORKER = Item(0, WORKER, others=("Worker", "Allocated Social Worker"))
_PERSON = (_CHILD, _SEX, _ETHNICITY, _BORN, _AGE)
_HELD_BY = (_TEAM, _WORKER)


def _date(heading: str, *, expected: bool = False, words: tuple[str, ...] = (), others: tuple[str, ...] = ()) -> Item:
    return Item(0, heading, "date", weight="event", expected=expected, words=words, others=others)


def _must(heading: str, *, words: tuple[str, ...] = ()) -> Item:
    return Item(0, heading, "date", weight="essential", words=words)


def _code(heading: str, codes: str, *, expected: bool = True, words: tuple[str, ...] = ()) -> Item:
    return Item(0, heading, "code", codes, expected=expected, words=words)


def _yes_no(heading: str, *, expected: bool = False, words: tuple[str, ...] = ()) -> Item:
    return Item(0, heading, "code", "yes_no", expected=expected, words=words)


def _number(heading: str, *, expected: bool = True, words: tuple[str, ...] = ()) -> Item:
    return Item(0, heading, "integer", weight="event", expected=expected, words=words)


def _later(item: Item) -> Item:
    return replace(item, optional_edition=True, expected=False)


def _numbered(*items: Item) -> tuple[Item, ...]:
    return tuple(replace(item, number=number) for number, item in enumerate(items, start=1))


LISTS: tuple[AnnexList, ...] = (
    AnnexList(
        1, "Contacts", ("Contacts", "Contact"),
        _numbered(
            *_PERSON,
            _must("Date of Contact", words=("date", "contact")),
            _code("Contact Source", "source", words=("contact", "source")),
        ),
        key=(1, 6, 7), without="contacts, and contacts that become referrals,",
    ),
    AnnexList(
        2, "Early Help", ("Early Help", "Early Help Assessments"),
        _numbered(
            *_PERSON,
            _must("Assessment start date", words=("start", "date")),
            _date("Assessment completion date", words=("completion", "date")),
            Item(0, "Organisation completing assessment", words=("organisation",)),
        ),
        key=(1, 6), spans=((6, 7),), without="early help assessments",
    ),
    AnnexList(
        3, "Referral", ("Referral", "Referrals"),
        _numbered(
            *_PERSON,
            _date("Date of referral", expected=True, words=("date", "referral")),
            _code("Referral Source", "source", words=("referral", "source")),
            _yes_no("Referral NFA?", expected=True, words=("nfa",)),
            _number("Number of Referrals in Last 12 Months", words=("number", "referrals")),
            *_HELD_BY,
        ),
        key=(1, 6, 7), without="referrals and re-referrals",
    ),
    AnnexList(
        4, "Assessments", ("Assessments", "Assessment"),
        _numbered(
            *_PERSON, _DISABILITY,
            _must("Continuous Assessment Start Date", words=("assessment", "start", "date")),
            _yes_no("Child Seen During Continuous Assessment", words=("seen",)),
            _date("Continuous Assessment Date of Authorisation", words=("authorisation",)),
            _yes_no(
                "Was the child assessed as requiring LA children's social care support?",
                words=("assessed", "social", "care", "support"),
            ),
            *_HELD_BY,
        ),
        key=(1, 7), spans=((7, 9),), without="assessments within 45 working days",
    ),
    AnnexList(
        5, "Section 47 enquiries and Initial Child Protection Conferences",
        ("Sec47 and ICPC", "Section 47", "S47 and ICPC", "Section 47 and ICPC"),
        _numbered(
            *_PERSON, _DISABILITY,
            _date("Strategy discussion initiating Section 47 Enquiry Start Date", words=("strategy", "discussion")),
            _yes_no("Was an Initial Child Protection Conference deemed unnecessary?", words=("unnecessary",)),
            _date("Date of Initial Child Protection Conference", words=("date", "initial", "conference")),
            _yes_no(
                "Did the Initial Child Protection Conference Result in a Child Protection Plan",
                words=("result", "protection", "plan"),
            ),
            _number("Number of Section 47 Enquiries in the last 12 months", words=("number", "enquiries")),
            _number("Number of ICPCs in the last 12 months", words=("number", "icpcs")),
            *_HELD_BY,
        ),
        key=(1, 7, 9), spans=((7, 9),), either=(7, 9), without="section 47 enquiries and time to conference",
    ),
    AnnexList(
        6, "Children in Need", ("Children in Need", "CIN", "Child in Need"),
        _numbered(
            *_PERSON, _DISABILITY,
            _date("CIN Start Date", words=("start", "date")),
            _code("Primary Need Code", "need", words=("primary", "need")),
            _date("Date Child Was Last Seen", words=("last", "seen")),
            _date("CIN Closure Date", words=("closure", "date")),
            _code("Reason for Closure", "closure_reason", expected=False, words=("reason", "closure")),
            _code("Case Status", "case_status", words=("case", "status")),
            *_HELD_BY,
        ),
        key=(1, 7), spans=((7, 10),), one_row_per_child=True, without="children in need and who holds them",
    ),
    AnnexList(
        7, "Child protection", ("Child Protection", "CP", "Child Protection Plans"),
        _numbered(
            *_PERSON, _DISABILITY,
            _must("Child Protection Plan Start Date", words=("plan", "start", "date")),
            _code("Initial Category of Abuse", "abuse", words=("initial", "category")),
            _code("Latest Category of Abuse", "abuse", words=("latest", "category")),
            _date("Date of the Last Statutory Visit", words=("statutory", "visit")),
            _yes_no("Was the Child Seen Alone?", words=("seen", "alone")),
            _date("Date of latest review conference", words=("review", "conference")),
            _date("Child Protection Plan End Date", words=("plan", "end", "date")),
            _yes_no(
                "Subject to Emergency Protection Order or Protected Under Police Powers in Last Six Months (Y/N)",
                expected=True, words=("emergency", "protection", "order"),
            ),
            _number("Number of Previous Child Protection Plans", words=("number", "previous", "plans")),
            *_HELD_BY,
        ),
        key=(1, 7), spans=((7, 13),), one_row_per_child=True, without="child protection plans and visits",
    ),
    AnnexList(
        8, "Children in care", ("Children in Care", "CLA", "Looked After Children", "LAC", "Children Looked After"),
        _numbered(
            *_PERSON,
            _yes_no(
                "Unaccompanied Asylum Seeking Child (UASC) within the Last 12 Months (Y/N)",
                expected=True, words=("unaccompanied",),
            ),
            _DISABILITY,
            _must("Date Started to be Looked After", words=("date", "started", "looked", "after")),
            _code("Child's Category of Need", "need", words=("category", "need")),
            _yes_no(
                "Is this a second or subsequent period of being a Looked After Child within the last 12 months (Y/N)",
                expected=True, words=("second", "subsequent"),
            ),
            _date("Start date of current legal status", expected=True, words=("start", "legal", "status")),
            _code("Child's Legal Status", "legal_status", words=("child", "legal", "status")),
            _date("Date of Latest Statutory Review", words=("statutory", "review")),
            _date("Date of Last Social Work Visit", words=("social", "work", "visit")),
            _code(
                "What is the permanence plan for this child?", "permanence_plan",
                expected=False, words=("permanence", "plan"),
            ),
            _date("Date of Last IRO Visit / Contact to the Child", words=("iro",)),
            _date("Date of Last Health Assessment", words=("health", "assessment")),
            _date("Date of Last Dental Check", words=("dental",)),
            _number("Number of Placements in the Last 12 months", words=("number", "placements")),
            _date("Date Ceased to be Looked After", words=("date", "ceased")),
            _code("Reason Ceased to be Looked After", "ceased_reason", expected=False, words=("reason", "ceased")),
            _date("Start Date of Most Recent Placement", expected=True, words=("start", "recent", "placement")),
            _code("Placement Type", "placement_type", words=("placement", "type")),
            _code("Placement Provider", "provider", words=("placement", "provider")),
            Item(0, "Placement postcode", words=("placement", "postcode")),
            Item(0, "URN of Placement", expected=False, words=("urn",)),
            _code("Placement Location", "location", words=("placement", "location")),
            Item(0, "LA of Placement", words=("la", "placement")),
            _number(
                "Number of Episodes the Child has been 'Missing' from their Placement in the last 12 months",
                words=("episodes", "missing"),
            ),
            _number(
                "Number of Episodes the Child has been 'Absent' from their Placement in the last 12 months",
                words=("episodes", "absent"),
            ),
            _yes_no(
                "Was the child offered a Return Interview after their last missing episode (Y/N)?",
                words=("offered", "return", "interview"),
            ),
            _yes_no(
                "Did the child accept a Return Interview after their last missing episode (Y/N)?",
                words=("accept", "return", "interview"),
            ),
            *_HELD_BY,
        ),
        key=(1, 8), spans=((8, 20),), one_row_per_child=True,
        without="looked-after children, their reviews and visits",
    ),
    AnnexList(
        9, "Care leavers", ("Care leavers", "Leaving Care"),
        _numbered(
            *_PERSON,
            _later(
                _yes_no(
                    "Unaccompanied Asylum Seeking Child (UASC), or formerly UASC if 18 or over (Y/N)",
                    words=("unaccompanied",),
                )
            ),
            _DISABILITY,
            *_HELD_BY,
            _later(Item(0, ADVISER, others=("Allocated Personal Adviser", "Personal Advisor", "Personal Adviser"))),
            _code("Eligibility Category", "eligibility", words=("eligibility",)),
            _later(_date("Latest Pathway Plan Review Date", words=("pathway", "review"))),
            _code("LA in Touch", "in_touch", words=("in", "touch")),
            _later(_date("Latest Date of Contact", words=("date", "contact"))),
            _code("Type of Accommodation", "accommodation", expected=False, words=("type", "accommodation")),
            _code("Suitability of Accommodation", "suitability", expected=False, words=("suitability",)),
            _code("Activity Status", "activity", expected=False, words=("activity",)),
        ),
        key=(1,), one_row_per_child=True, without="care leavers in touch, in suitable homes, in work or learning,",
    ),
    AnnexList(
        10, "Adoption", ("Adoption", "Adoptions"),
        _numbered(
            _CHILD, Item(0, "Family identifier", "id", expected=False),
            *_PERSON[1:], _DISABILITY,
            _date("Date the Child Entered Care", expected=True, words=("entered", "care")),
            _must("Date of Decision that Child Should be Placed for Adoption", words=("decision", "should", "be")),
            _date("Date of Placement Order", words=("placement", "order")),
            _date("Date of Matching Child and Prospective Adopters", words=("matching",)),
            _date("Date Placed for Adoption", words=("date", "placed", "for", "adoption")),
            _date("Date of Adoption Order", words=("adoption", "order")),
            _date(
                "Date of Decision that Child Should No Longer be Placed for Adoption",
                words=("decision", "no", "longer"),
            ),
            _code(
                "Reason Why Child No Longer Placed for Adoption", "reversal",
                expected=False, words=("reason", "longer"),
            ),
            _date(
                "Date the child was placed for fostering in FFA or concurrent planning placement",
                words=("placed", "fostering"),
            ),
        ),
        key=(1, 9), spans=((9, 13), (9, 14)), one_row_per_child=True, without="adoption",
    ),
    AnnexList(
        11, "Adopters", ("Adopters", "Prospective Adopters"),
        _numbered(
            Item(0, "Individual adopter identifier", "id", weight="essential", others=("Adopter ID",)),
            Item(0, "Family identifier", "id", expected=False),
            Item(0, "Gender", "code", "adopter_sex", others=("Sex",)), _ETHNICITY,
            _yes_no("Disability", expected=True),
            _yes_no("Is the (prospective) adopter fostering for adoption?", expected=True, words=("fostering",)),
            _date("Date enquiry received", expected=True, words=("enquiry", "received")),
            _date("Date Stage 1 started", words=("stage", "1", "started")),
            _date("Date Stage 1 ended", words=("stage", "1", "ended")),
            _date("Date Stage 2 started", words=("stage", "2", "started")),
            _date("Date Stage 2 ended", words=("stage", "2", "ended")),
            _date("Date application submitted", words=("application", "submitted")),
            _date("Date application approved", words=("application", "approved")),
            _date("Date adopter matched with child(ren)", words=("matched",)),
            _date("Date child/children placed with adopter(s)", words=("date", "placed")),
            _number("No. of children placed", expected=False, words=("no", "children", "placed")),
            _date("Date of Adoption Order", words=("adoption", "order")),
            _date("Date of leaving adoption process", words=("date", "leaving")),
            _code("Reason for leaving adoption process", "leaving_reason", expected=False, words=("reason", "leaving")),
        ),
        key=(1, 7), spans=((8, 9), (10, 11), (7, 18)), without="adopters",
    ),
)  # fmt: skip
BY_NUMBER: dict[int, AnnexList] = {each.number: each for each in LISTS}
