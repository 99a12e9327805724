"""How often things happen in the made-up council, with the published figures that each number leans on.

The council stands for a mid-sized authority of about 62,000 children. England figures are those of 2025: referrals 519
and section 47 enquiries 189 per 10,000 a year, re-referrals 22.6 %, assessments within 45 working days 85.7 %,
conferences within 15 working days 81.4 %, protection plans 40.6 and looked-after children 67 per 10,000, repeat plans
24.5 %, care leavers aged 19 to 21 in suitable accommodation 89 % and in education, employment or training 54 %.
"""

from __future__ import annotations

POPULATION = 62_000

FAMILIES_REFERRED_A_DAY = 7.1
RETURNING_FAMILIES = 0.25
NO_FURTHER_ACTION = 0.065
ASSESSED_IN_TIME = 0.83
TROUBLED_ASSESSED_IN_TIME = 0.42  # where the team going wrong has got to in the last month
CONFERENCE_IN_TIME_BEFORE = 0.66
CONFERENCE_IN_TIME_AFTER = 0.86
CONFERENCES_IMPROVED_MONTHS_AGO = 11
ENQUIRY = 0.40
CONFERENCE = 0.40
PLAN_FROM_CONFERENCE = 0.87
CARE_FROM_PLAN = 0.19
CARE_FROM_ASSESSMENT = 0.022
DIRECT_ENTRIES_A_MONTH = 6.4
UNACCOMPANIED_SHARE = 0.35  # of the direct entries
LONG_AGO_ENTRIES_A_MONTH = 16.0
VISIT_LATE = 0.13
TROUBLED_VISIT_LATE = 0.75

CONTACTS_WITHOUT_REFERRAL_A_DAY = 16.0
EARLY_HELP_A_DAY = 1.9

SEX = {"M": 0.515, "F": 0.475, "N": 0.004, "U": 0.006}
ETHNICITY = {
    "WBRI": 640, "WIRI": 4, "WIRT": 5, "WOTH": 60, "WROM": 8, "MWBC": 28, "MWBA": 14, "MWAS": 14, "MOTH": 22,
    "AIND": 14, "APKN": 26, "ABAN": 14, "AOTH": 18, "BCRB": 12, "BAFR": 34, "BOTH": 12, "CHNE": 4, "OOTH": 20,
    "REFU": 5, "NOBT": 46,
}  # fmt: skip
SOURCE = {
    "6": 300, "2A": 190, "3A": 25, "3B": 35, "3C": 10, "3D": 20, "3E": 60, "3F": 30, "5A": 40, "5B": 60, "5C": 30,
    "1A": 70, "1B": 20, "1C": 8, "1D": 20, "2B": 20, "4": 18, "7": 30, "8": 30, "9": 25, "10": 8,
}  # fmt: skip
PRIMARY_NEED = {
    "N1": 570, "N2": 85, "N3": 40, "N4": 90, "N5": 140, "N6": 20, "N7": 3, "N8": 32, "N9": 8, "N0": 12,
}  # fmt: skip
CARE_NEED = {"N1": 640, "N2": 30, "N3": 35, "N4": 75, "N5": 140, "N6": 15, "N7": 1, "N8": 20}
ABUSE = {"NEG": 49, "EMO": 36, "PHY": 7, "SAB": 4, "MUL": 4}
ENTRY_AGE = {0: 19, 1: 5, **dict.fromkeys(range(2, 11), 4), 11: 5, 12: 6, 13: 7, 14: 8, 15: 9, 16: 6}
REFERRAL_AGE = {age: 7.5 if age == 0 else 5.5 if age < 16 else 4.0 for age in range(18)}
SIBLINGS = {1: 52, 2: 28, 3: 13, 4: 7}
EARLY_HELP_BY = {
    "Early Help North": 26, "Early Help South": 26, "Primary school": 20, "Secondary school": 12,
    "Health visiting service": 10, "Nursery": 4, "Voluntary family support": 6,
}  # fmt: skip
CLOSURE = {"RC7": 88, "RC5": 5, "RC3": 3, "RC6": 4}

FIRST_PLACEMENT = {"U6": 46, "U3": 22, "K2": 12, "P1": 7, "U1": 3, "U4": 4, "R3": 2, "T1": 2, "Z1": 2}
LATER_PLACEMENT = {"U6": 30, "U4": 24, "U1": 12, "U3": 9, "K2": 14, "P1": 6, "H5": 2, "S1": 1, "Z1": 2}
OLDER_PLACEMENT = {"U4": 20, "U6": 20, "K2": 18, "H5": 22, "K3": 10, "P2": 6, "K1": 1, "R5": 1, "Z1": 2}
LAST_LEGAL = {"C2": 55, "V2": 25, "C1": 20}
PERMANENCE_PLAN = {"FOSTERING": 46, "RETURN": 14, "SGO_CAO": 10, "SUPPORTED": 14, "RESIDENTIAL": 10, "OTHER": 6}

ACTIVITY = {"F1": 5, "P1": 1, "F2": 14, "P2": 2, "F4": 5, "P4": 1, "F5": 19, "P5": 7, "G4": 14, "G5": 25, "G6": 7}
ACCOMMODATION = {
    "U": 36, "D": 20, "B": 12, "Z": 10, "E": 6, "T": 5, "C": 2, "K": 2, "X": 3, "S": 1.5, "W": 0.8, "V": 0.7, "Y": 2,
}  # fmt: skip
NEVER_SUITABLE = frozenset({"S", "W", "V", "X"})
