"""What the template of Annex A prints: titles, headings with its own spelling, and the words in front of each code.

Headings are those of August 2019, with its curly quotes and stray spaces, and the four later columns of list 9.
"""

from __future__ import annotations

from dataclasses import dataclass

Labels = dict[str, str]


@dataclass(frozen=True)
class Sheet:
    """One list: its title, and for every column its heading and the set that its codes are written from."""

    title: str
    columns: tuple[tuple[str, str], ...]


def _lettered(*pairs: tuple[str, str]) -> Labels:
    return {code: f"{chr(ord('a') + place)}) {words}" for place, (code, words) in enumerate(pairs)}


def _coded(mark: str, words: dict[str, str]) -> Labels:
    return {code: f"{code}{mark}{text}" for code, text in words.items()}


_SOURCES = {
    **dict.fromkeys(("1A", "1B", "1C", "1D"), "Individual"), "2A": "Schools", "2B": "Education services",
    **dict.fromkeys(("3A", "3B", "3C", "3D", "3E", "3F"), "Health services"), "4": "Housing",
    **dict.fromkeys(("5A", "5B", "5C"), "LA services"), "6": "Police", "7": "Other legal agency", "8": "Other",
    "9": "Anonymous", "10": "Unknown",
}  # fmt: skip
_ETHNICITIES = (
    "WBRI", "WIRI", "WIRT", "WOTH", "WROM", "MWBC", "MWBA", "MWAS", "MOTH", "AIND", "APKN", "ABAN", "AOTH", "BCRB",
    "BAFR", "BOTH", "CHNE", "OOTH", "REFU", "NOBT",
)  # fmt: skip
_PLACES = {
    "U1": "Foster placement - relatives - long term", "U2": "Foster placement - relative - FFA",
    "U3": "Foster placement - relative - not FFA", "U4": "Foster placement - long term", "U5": "Foster placement - FFA",
    "U6": "Foster placement - not FFA", "A5": "Placed for adoption - order - foster",
    "A6": "Placed for adoption - order - not foster", "P1": "Placed with parents", "P2": "Independent living",
    "H5": "Residential accommodation", "K1": "Secure Children’s Homes", "K2": "Children’s Homes",
    "K3": "Registered supported accommodation", "R3": "Family Centre or Mother and Baby Unit",
    "R5": "Young Offender Institution", "S1": "Residential school", "T1": "Temporary placement - hospital",
    "Z1": "Other placements",
}  # fmt: skip
LABELS: dict[str, Labels] = {
    "sex": _lettered(("M", "Male"), ("F", "Female"), ("U", "Not stated/recorded"), ("N", "Neither")),
    "adopter sex": _lettered(("M", "Male"), ("F", "Female"), ("N", "Neither"), ("U", "Not stated/recorded")),
    "ethnicity": _lettered(*((code, code) for code in _ETHNICITIES)),
    "source": _lettered(*((code, f"{code}: {words}") for code, words in _SOURCES.items())),
    "yes no": _lettered(("Y", "Yes"), ("N", "No"), ("U", "Unknown")),
    "plain": {"Y": "Yes", "N": "No"},
    "need": _coded(" - ", {
        "N1": "Abuse or neglect", "N2": "Child’s disability", "N3": "Parental disability or illness",
        "N4": "Family in acute stress", "N5": "Family dysfunction", "N6": "Socially unacceptable behaviour",
        "N7": "Low income", "N8": "Absent parenting", "N9": "Cases other than children in need", "N0": "Not stated",
    }),
    "closure": _coded(" - ", {
        "RC1": "Adopted", "RC2": "Died", "RC3": "Child arrangements order", "RC4": "Special guardianship order",
        "RC5": "Transferred to services of another local authority", "RC6": "Transferred to adult social care services",
        "RC7": "Services ceased for any other reason, including child no longer in need",
    }),
    "status": _lettered(
        ("LAC", "Looked after child"), ("CPP", "Child Protection plan"), ("CINP", "Child in need plan"),
        ("ASSESSMENT", "Open assessment"), ("CLOSED", "Closed episode"),
    ),
    "abuse": _lettered(
        ("NEG", "Neglect"), ("PHY", "Physical abuse"), ("SAB", "Sexual abuse"), ("EMO", "Emotional abuse"),
        ("MUL", "Multiple/not recommended"),
    ),
    "legal": _coded(": ", {
        "C1": "ICO", "C2": "FCO", "E1": "Placement order", "V2": "Single period under S20",
        "V4": "Short term breaks, agreements recorded", "L1": "Police protection LA accommodation", "L2": "EPO",
        "J1": "Remanded to LA or youth detention",
    }),
    "permanence": _lettered(
        ("RETURN", "Return to family"), ("ADOPTION", "Adoption"), ("SGO_CAO", "SGO/CAO"),
        ("SUPPORTED", "Supported living in the community"), ("RESIDENTIAL", "Long-term residential placement"),
        ("FOSTERING", "Long-term fostering"), ("OTHER", "other"),
    ),
    "ceased": _coded(": ", {
        "E11": "Adopted - application unopposed", "E12": "Adopted - consent dispensed",
        "E3": "Care taken by another LA", "E4A": "Returned home to live with parents or relatives - part of planning",
        "E4B": "Returned home to live with parents or relatives - not part of planning",
        "E13": "Parents, relatives or other with no parental responsibility", "E41": "Residence order granted",
        "E45": "Special Guardianship Orders - former carer relative/friend",
        "E46": "Special Guardianship Orders - former carer other",
        "E47": "Special Guardianship Orders - relative/friend", "E48": "Special Guardianship Orders - other",
        "E5": "Moved into independent living - supported", "E6": "Moved into independent living - no support",
        "E7": "Transferred to residential care funded by adult social services",
        "E8": "Care ceased for any other reason",
    }),
    "placement": _coded(": ", _PLACES),
    "provider": _lettered(
        ("PR0", "PR0: Parents/Parental responsibility"), ("PR1", "PR1: Own provision"),
        ("PR2", "PR2: Other LA provision"), ("PR3", "PR3: Other public provision"), ("PR4", "PR4: Private provision"),
        ("PR5", "PR5: Voluntary/third sector"),
    ),
    "location": _lettered(("IN", "In"), ("OUT", "Out")),
    "eligibility": _lettered(
        ("RELEVANT", "Relevant child"), ("FORMER", "Former relevant child"), ("QUALIFYING", "Qualifying care leaver"),
        ("ELIGIBLE", "Eligible child"),
    ),
    "in touch": _lettered(
        ("Y", "Yes"), ("N", "No"), ("DIED", "Died"), ("REFU", "Refu"), ("NREQ", "NREQ"), ("RHOM", "Rhom"),
    ),
    "accommodation": _coded(": ", {
        "B": "Parents/relatives", "C": "Community home / residential care",
        "D": "Semi-independent, transitional accommodation and self-contained accommodation", "E": "Supported lodgings",
        "K": "Ordinary lodgings, without formal support", "S": "No fixed abode / homeless",
        "T": "Foyers and similar supported accommodation", "U": "Independent living", "V": "Emergency accommodation",
        "W": "Bed and breakfast", "X": "In custody", "Y": "Other accommodation", "Z": "With former foster carers",
    }),
    "suitable": _lettered(("Y", "Suitable"), ("N", "Unsuitable")),
    "activity": _coded(": ", {
        "F1": "Full time in higher education", "P1": "Part time in higher education",
        "F2": "Full time in education other than higher", "P2": "Part time in education other than higher",
        "F4": "Young person engaged full time in an apprenticeship",
        "P4": "Young person engaged part time in an apprenticeship",
        "F5": "Young person engaged full time in training or employment (not apprenticeship)",
        "P5": "Young person engaged part time in training or employment (not apprenticeship)",
        "G4": "Not in education, employment or training - illness or disability",
        "G5": "Not in education, employment or training - other",
        "G6": "Not in education, employment or training - pregnancy or parenting",
    }),
    "reversal": _coded(" - ", {
        "RD1": "The child’s needs changed subsequent to the decision",
        "RD2": "The Court did not make a placement order",
        "RD3": "Prospective adopters could not be found", "RD4": "Any other reason",
    }),
    "leaving": _coded(" - ", {
        "1": "Adopter withdrew from process", "2": "Process put on hold", "3": "Application refused",
    }),
}  # fmt: skip

_PERSON = "Child Unique ID|Gender=sex|Ethnicity=ethnicity|Date of Birth|Age of Child (Years)"
_DISABLED = "Does the Child have a Disability=yes no"
_HELD = "Allocated Team|Allocated Worker"


def _sheet(title: str, *parts: str) -> Sheet:
    cells = (cell.partition("=") for cell in "|".join(parts).split("|"))
    return Sheet(title, tuple((heading, labels) for heading, _, labels in cells))


SHEETS: dict[int, Sheet] = {
    1: _sheet("List 1: Contacts", _PERSON, "Date of Contact|Contact Source=source"),
    2: _sheet(
        "List 2: Early Help", _PERSON,
        "Assessment start date|Assessment completion date|Organisation completing assessment",
    ),
    3: _sheet(
        "List 3: Referral", _PERSON, "Date of referral|Referral Source=source|Referral NFA?=yes no",
        "Number of Referrals in Last 12 Months", _HELD,
    ),
    4: _sheet(
        "List 4: Assessments", _PERSON, _DISABLED, "Continuous Assessment Start Date",
        "Child Seen During Continuous Assessment=yes no|Continuous Assessment Date of Authorisation",
        "Was the child assessed as requiring LA children’s social care support=yes no", _HELD,
    ),
    5: _sheet(
        "List 5: Section 47 enquiries and Initial Child Protection Conferences", _PERSON, _DISABLED,
        "Strategy discussion initiating Section 47 Enquiry Start Date",
        "Was an Initial Child Protection Conference deemed unnecessary?=yes no",
        "Date of Initial Child Protection Conference",
        "Did the Initial Child Protection Conference Result in a Child Protection Plan=yes no",
        "Number of Section 47 Enquiries in the last 12 months|Number of ICPCs in the last 12 months", _HELD,
    ),
    6: _sheet(
        "List 6: Children in Need", _PERSON, _DISABLED, "CIN Start Date|Primary Need Code=need",
        "Date Child Was Last Seen|CIN Closure Date|Reason for Closure=closure|Case status=status", _HELD,
    ),
    7: _sheet(
        "List 7: Child protection", _PERSON, _DISABLED, "Child Protection Plan Start Date",
        "Initial Category of Abuse=abuse|Latest Category of Abuse=abuse|Date of the Last Statutory Visit",
        "Was the Child Seen Alone?=yes no|Date of latest review conference|Child Protection Plan End Date",
        "Subject to Emergency Protection Order or Protected Under Police Powers in Last Six Months (Y/N)=yes no",
        "Number of Previous Child Protection Plans", _HELD,
    ),
    8: _sheet(
        "List 8: Children in care", _PERSON,
        "Unaccompanied Asylum Seeking Child (UASC) within the Last 12 Months (Y/N)=yes no", _DISABLED,
        "Date Started to be Looked After|Child's Category of Need=need",
        "Is this a second or subsequent period of being a Looked After Child within the last 12 months (Y/N)=yes no",
        "Start date of current legal status|Child's Legal Status=legal|Date of Latest Statutory Review",
        "Date of Last Social Work Visit|What is the permanence plan for this child?=permanence",
        "Date of Last IRO Visit / Contact to the Child|Date of Last Health Assessment|Date of Last Dental Check",
        "Number of Placements in the Last 12 months|Date Ceased to be Looked After ",
        "Reason Ceased to be Looked After=ceased|Start Date of Most Recent Placement|Placement Type=placement",
        "Placement Provider=provider|Placement postcode|URN of Placement|Placement Location=location|LA of Placement",
        "Number of Episodes the Child has been ‘Missing’ from their Placement in the last 12 months",
        "Number of Episodes the Child has been ‘Absent’ from their Placement in the last 12 months",
        "Was the child offered a Return Interview after their last missing episode (Y/N)?=yes no",
        "Did the child accept a Return Interview after their last missing episode (Y/N)?=yes no", _HELD,
    ),
    9: _sheet(
        "List 9: Care leavers", _PERSON,
        "Unaccompanied Asylum Seeking Child (UASC), or formerly UASC if 18 or over (Y/N)=yes no", _DISABLED, _HELD,
        "Allocated Personal Advisor|Eligibility Category=eligibility|Latest Pathway Plan Review Date",
        "LA In Touch =in touch|Latest Date of Contact|Type of Accommodation=accommodation",
        "Suitability of Accommodation=suitable|Activity Status=activity",
    ),
    10: _sheet(
        "List 10: Adoption", _PERSON.replace("|", "|Family identifier|", 1), _DISABLED,
        "Date the Child Entered Care|Date of Decision that Child Should be Placed for Adoption",
        "Date of Placement Order|Date of Matching Child and Prospective Adopters|Date Placed for Adoption",
        "Date of Adoption Order |Date of Decision that Child Should No Longer be Placed for Adoption",
        "Reason Why Child No Longer Placed for Adoption=reversal",
        "Date the child was placed for fostering in FFA or concurrent planning placement",
    ),
    11: _sheet(
        "List 11: Adopters", "Individual adopter identifier|Family identifier|Gender=adopter sex|Ethnicity=ethnicity",
        "Disability=yes no|Is the (prospective) adopter fostering for adoption?=plain|Date enquiry received",
        "Date Stage 1 started|Date Stage 1 ended|Date Stage 2 started|Date Stage 2 ended|Date application submitted",
        "Date application approved|Date adopter matched with child(ren)|Date child/children placed with adopter(s)",
        "No. of children placed|Date of Adoption Order|Date of leaving adoption process",
        "Reason for leaving adoption process=leaving",
    ),
}  # fmt: skip
