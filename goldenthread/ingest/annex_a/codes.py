"""The codes of Annex A: for each, the words that also stand for it, and what a template's letter alone means."""

from __future__ import annotations

from goldenthread.ingest.reading.codes import FLAG, Coded, CodeSet

# code -> other ways to write it, as words; several are separated by "|"
_WAYS: dict[str, dict[str, str]] = {
    "sex": {
        "M": "male|boy|1", "F": "female|girl|2", "N": "neither|indeterminate|9",
        "U": "not stated recorded|not stated|not recorded|unknown|unborn|not stated/recorded|0",
    },
    "ethnicity": {
        "WBRI": "white british", "WIRI": "white irish", "WIRT": "traveller of irish heritage|traveller",
        "WOTH": "any other white background|white other", "WROM": "gypsy roma|gypsy/roma",
        "MWBC": "white and black caribbean", "MWBA": "white and black african", "MWAS": "white and asian",
        "MOTH": "any other mixed background|mixed other", "AIND": "indian", "APKN": "pakistani",
        "ABAN": "bangladeshi", "AOTH": "any other asian background|asian other",
        "BCRB": "caribbean|black caribbean", "BAFR": "african|black african",
        "BOTH": "any other black background|black other", "CHNE": "chinese",
        "OOTH": "any other ethnic group|other ethnic group", "REFU": "refused",
        "NOBT": "information not yet obtained|not obtained|unknown",
    },
    "source": {
        "1A": "individual family", "1B": "individual acquaintance", "1C": "individual self", "1D": "individual other",
        "2A": "schools|school", "2B": "education services", "3A": "gp|general practitioner", "3B": "health visitor",
        "3C": "school nurse", "3D": "other primary health services", "3E": "a and e|accident and emergency",
        "3F": "health services other", "4": "housing", "5A": "la services social care",
        "5B": "la services other internal",
        "5C": "la services external", "5D": "la services early help", "6": "police", "7": "other legal agency",
        "8": "other", "9": "anonymous", "10": "unknown",
    },
    "need": {
        "N1": "abuse or neglect", "N2": "childs disability|disability",
        "N3": "parental disability or illness|parental illness or disability", "N4": "family in acute stress",
        "N5": "family dysfunction", "N6": "socially unacceptable behaviour", "N7": "low income",
        "N8": "absent parenting", "N9": "cases other than children in need", "N0": "not stated",
    },
    "closure_reason": {
        "RC1": "adopted", "RC2": "died", "RC3": "child arrangements order", "RC4": "special guardianship order",
        "RC5": "transferred to services of another local authority|transferred to another la",
        "RC6": "transferred to adult social care services",
        "RC7": "services ceased for any other reason|"
        "services ceased for any other reason including child no longer in need",
        "RC8": "case closed after assessment no further action",
        "RC9": "case closed after assessment referred to early help",
    },
    "case_status": {
        "LAC": "looked after child|looked after|cla", "CPP": "child protection plan|child protection|cp",
        "CINP": "child in need plan|child in need|cin plan|cin", "ASSESSMENT": "open assessment|assessment",
        "CLOSED": "closed episode|closed",
    },
    "abuse": {
        "NEG": "neglect", "PHY": "physical abuse|physical", "SAB": "sexual abuse|sexual",
        "EMO": "emotional abuse|emotional", "MUL": "multiple not recommended|multiple",
    },
    "legal_status": {
        "C1": "ico|interim care order", "C2": "fco|full care order|care order", "D1": "freeing order",
        "E1": "placement order", "V2": "single period under s20|section 20|s20",
        "V3": "short term breaks episodes recorded|v1", "V4": "short term breaks agreements recorded",
        "L1": "police protection la accommodation|police protection", "L2": "epo|emergency protection order",
        "L3": "child assessment order la accommodation|child assessment order",
        "J1": "remanded to la or youth detention|remand", "J2": "la accommodation under pace|pace",
        "J3": "youth rehabilitation order",
    },
    "permanence_plan": {
        "RETURN": "return to family|return home", "ADOPTION": "adoption", "SGO_CAO": "sgo cao|sgo|cao",
        "SUPPORTED": "supported living in the community|supported living",
        "RESIDENTIAL": "long term residential placement|residential", "FOSTERING": "long term fostering|fostering",
        "OTHER": "other",
    },
    "ceased_reason": {
        "E11": "adopted application unopposed", "E12": "adopted consent dispensed", "E2": "died",
        "E3": "care taken by another la",
        "E4A": "returned home to live with parents or relatives part of planning",
        "E4B": "returned home to live with parents or relatives not part of planning",
        "E13": "parents relatives or other with no parental responsibility", "E41": "residence order granted",
        "E45": "special guardianship orders former carer relative friend",
        "E46": "special guardianship orders former carer other",
        "E47": "special guardianship orders relative friend", "E48": "special guardianship orders other",
        "E5": "moved into independent living supported", "E6": "moved into independent living no support",
        "E7": "transferred to residential care funded by adult social services",
        "E8": "care ceased for any other reason",
        "E9": "sentenced to custody", "E14": "accommodation on remand ended",
        "E15": "age assessment determined child was 18 or over", "E16": "child moved abroad", "E17": "",
    },
    "placement_type": {
        "U1": "foster placement relatives long term", "U2": "foster placement relative ffa",
        "U3": "foster placement relative not ffa", "U4": "foster placement long term", "U5": "foster placement ffa",
        "U6": "foster placement not ffa", "A3": "placed for adoption consent current foster",
        "A4": "placed for adoption consent not foster", "A5": "placed for adoption order foster",
        "A6": "placed for adoption order not foster", "T1": "temporary placement hospital",
        "T2": "temporary placement holiday", "T3": "temporary placement carer holiday",
        "T4": "temporary placement seven days or less", **dict.fromkeys(("Z11", "Z12", "Z13", "Z14"), ""),
        "P1": "placed with parents", "P2": "independent living", "P3": "residential employment",
        "H5": "residential accommodation", "K1": "secure childrens homes", "K2": "childrens homes|childrens home",
        "R1": "residential care home", "R2": "nhs health trust", "R3": "family centre or mother and baby unit",
        "R5": "young offender institution", "S1": "residential school", "Z1": "other placements",
        "T0": "temporary placement", "K3": "supported accommodation",
    },
    "provider": {
        "PR0": "parents parental responsibility", "PR1": "own provision", "PR2": "other la provision",
        "PR3": "other public provision", "PR4": "private provision", "PR5": "voluntary third sector",
    },
    "location": {"IN": "in|inside", "OUT": "out|outside"},
    "eligibility": {
        "RELEVANT": "relevant child|relevant", "FORMER": "former relevant child|former relevant",
        "QUALIFYING": "qualifying care leaver|qualifying", "ELIGIBLE": "eligible child|eligible",
    },
    "in_touch": {
        "Y": "yes", "N": "no", "DIED": "died", "REFU": "refused|refuses contact", "NREQ": "no longer required",
        "RHOM": "returned home",
    },
    "accommodation": {
        "B": "parents relatives|with parents or relatives", "C": "community home residential care",
        "D": "semi independent transitional accommodation and self contained accommodation|semi independent",
        "E": "supported lodgings", "G": "abroad|gone abroad", "H": "deported",
        "K": "ordinary lodgings without formal support|ordinary lodgings", "R": "residence not known",
        "S": "no fixed abode homeless|no fixed abode|homeless",
        "T": "foyers and similar supported accommodation|foyers",
        "U": "independent living", "V": "emergency accommodation", "W": "bed and breakfast",
        "X": "in custody|custody", "Y": "other accommodation", "Z": "with former foster carers|staying put",
    },
    "suitability": {"Y": "suitable|yes|1", "N": "unsuitable|not suitable|no|2", "U": "unknown|not known"},
    "activity": {
        "F1": "full time in higher education", "P1": "part time in higher education",
        "F2": "full time in education other than higher", "P2": "part time in education other than higher",
        "F3": "full time in training or employment", "P3": "part time in training or employment",
        "F4": "young person engaged full time in an apprenticeship",
        "P4": "young person engaged part time in an apprenticeship",
        "F5": "young person engaged full time in training or employment not apprenticeship",
        "P5": "young person engaged part time in training or employment not apprenticeship",
        "G4": "not in education employment or training illness or disability",
        "G5": "not in education employment or training other",
        "G6": "not in education employment or training pregnancy or parenting",
    },
    "reversal": {
        "RD1": "the childs needs changed subsequent to the decision", "RD2": "the court did not make a placement order",
        "RD3": "prospective adopters could not be found", "RD4": "any other reason",
    },
    "leaving_reason": {
        "1": "adopter withdrew from process|withdrew", "2": "process put on hold|on hold",
        "3": "application refused|refused",
    },
}  # fmt: skip
_WAYS["adopter_sex"] = _WAYS["sex"]
# A cell that holds only the template's letter. The adopters' list swaps its last two.
_LETTERS: dict[str, dict[str, str]] = {
    "sex": {"a": "M", "b": "F", "c": "U", "d": "N"},
    "adopter_sex": {"a": "M", "b": "F", "c": "N", "d": "U"},
    "case_status": {"a": "LAC", "b": "CPP", "c": "CINP", "d": "ASSESSMENT", "e": "CLOSED"},
    "abuse": {"a": "NEG", "b": "PHY", "c": "SAB", "d": "EMO", "e": "MUL"},
    "permanence_plan": {
        "a": "RETURN", "b": "ADOPTION", "c": "SGO_CAO", "d": "SUPPORTED", "e": "RESIDENTIAL", "f": "FOSTERING",
        "g": "OTHER",
    },
    "location": {"a": "IN", "b": "OUT"},
    "eligibility": {"a": "RELEVANT", "b": "FORMER", "c": "QUALIFYING", "d": "ELIGIBLE"},
    "in_touch": {"a": "Y", "b": "N", "c": "DIED", "d": "REFU", "e": "NREQ", "f": "RHOM"},
    "suitability": {"a": "Y", "b": "N"},
}  # fmt: skip
SETS: dict[str, CodeSet] = {name: CodeSet(ways, _LETTERS.get(name, {})) for name, ways in _WAYS.items()}
SETS["yes_no"] = FLAG


def read(text: str, codes: str) -> Coded:
    """The code that ``text`` stands for in the set named ``codes``."""
    return SETS[codes].read(text)


def labels(codes: str) -> tuple[str, ...]:
    """The bare codes of a set, in the order of the standard."""
    return SETS[codes].labels
