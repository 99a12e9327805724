"""A correct made-up Annex A workbook: the base that tests change one thing of."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Mapping, Sequence
from typing import Any

import xlsxwriter

from goldenthread.ingest.annex_a import lists

AS_AT = dt.date(2026, 5, 31)
NORTH, WORKER = "Assessment North", "Worker 12"
Rows = Sequence[Mapping[str, Any]]


def amara(**more: Any) -> dict[str, Any]:
    """A row that starts with Amara, a girl of eleven."""
    return {
        "Child Unique ID": "000123",
        "Gender": "b) Female",
        "Ethnicity": "a) WBRI",
        "Date of Birth": dt.date(2015, 2, 3),
        "Age of Child (Years)": 11,
        **more,
    }


def ben(**more: Any) -> dict[str, Any]:
    """A row that starts with Ben, a boy of four."""
    return amara() | {
        "Child Unique ID": "000456",
        "Gender": "a) Male",
        "Date of Birth": dt.date(2022, 1, 9),
        "Age of Child (Years)": 4,
        **more,
    }


HELD = {"Allocated Team": NORTH, "Allocated Worker": WORKER}
DISABLED = {"Does the Child have a Disability": "b) No"}


def rows() -> dict[int, list[dict[str, Any]]]:
    """Two children's rows in all eleven lists, by list number; a fresh copy each time."""
    day = dt.date
    return {
        1: [
            amara(**{"Date of Contact": day(2026, 3, 2), "Contact Source": "e) 2A: Schools"}),
            ben(**{"Date of Contact": day(2026, 3, 3), "Contact Source": "q) 6: Police"}),
        ],
        2: [amara(**{"Assessment start date": day(2026, 1, 5), "Organisation completing assessment": "School"})],
        3: [
            amara(
                **{"Date of referral": day(2026, 3, 3), "Referral Source": "e) 2A: Schools", "Referral NFA?": "b) No"},
                **{"Number of Referrals in Last 12 Months": 1},
                **HELD,
            )
        ],
        4: [
            amara(
                **DISABLED,
                **{
                    "Continuous Assessment Start Date": day(2026, 3, 4),
                    "Child Seen During Continuous Assessment": "a) Yes",
                    "Continuous Assessment Date of Authorisation": day(2026, 4, 20),
                    "Was the child assessed as requiring LA children's social care support?": "a) Yes",
                },
                **HELD,
            ),
            ben(**DISABLED, **{"Continuous Assessment Start Date": day(2026, 5, 26)}, **HELD),
        ],
        5: [
            amara(
                **DISABLED,
                **{
                    "Strategy discussion initiating Section 47 Enquiry Start Date": day(2026, 3, 5),
                    "Was an Initial Child Protection Conference deemed unnecessary?": "b) No",
                    "Date of Initial Child Protection Conference": day(2026, 3, 20),
                    "Did the Initial Child Protection Conference Result in a Child Protection Plan": "a) Yes",
                    "Number of Section 47 Enquiries in the last 12 months": 0,
                    "Number of ICPCs in the last 12 months": 0,
                },
                **HELD,
            )
        ],
        6: [
            amara(
                **DISABLED,
                **{
                    "CIN Start Date": day(2026, 3, 3),
                    "Primary Need Code": "N1 - Abuse or neglect",
                    "Date Child Was Last Seen": day(2026, 5, 20),
                    "Case Status": "b) Child Protection plan",
                },
                **HELD,
            )
        ],
        7: [
            amara(
                **DISABLED,
                **{
                    "Child Protection Plan Start Date": day(2026, 3, 20),
                    "Initial Category of Abuse": "a) Neglect",
                    "Latest Category of Abuse": "d) Emotional abuse",
                    "Date of the Last Statutory Visit": day(2026, 5, 20),
                    "Was the Child Seen Alone?": "a) Yes",
                    "Subject to Emergency Protection Order or Protected Under Police Powers in Last Six Months (Y/N)": (
                        "b) No"
                    ),
                    "Number of Previous Child Protection Plans": 0,
                },
                **HELD,
            )
        ],
        8: [
            ben(
                **DISABLED,
                **{
                    "Unaccompanied Asylum Seeking Child (UASC) within the Last 12 Months (Y/N)": "b) No",
                    "Date Started to be Looked After": day(2025, 11, 2),
                    "Child's Category of Need": "N1 - Abuse or neglect",
                    "Start date of current legal status": day(2025, 12, 1),
                    "Child's Legal Status": "C1: ICO",
                    "Date of Latest Statutory Review": day(2026, 4, 1),
                    "Date of Last Social Work Visit": day(2026, 5, 12),
                    "Date of Last Health Assessment": day(2026, 1, 15),
                    "Number of Placements in the Last 12 months": 2,
                    "Start Date of Most Recent Placement": day(2026, 2, 1),
                    "Placement Type": "f) U6: Foster placement - not FFA",
                    "Placement Provider": "b) PR1: Own provision",
                    "Placement Location": "a) In",
                },
                **HELD,
            )
        ],
        9: [
            {
                **amara(),
                "Child Unique ID": "000789",
                "Date of Birth": day(2008, 1, 5),
                "Age of Child (Years)": 18,
                **DISABLED,
                **HELD,
                "Allocated Personal Advisor": "Adviser 3",
                "Eligibility Category": "b) Former relevant child",
                "LA in Touch": "a) Yes",
                "Type of Accommodation": "U: Independent living",
                "Suitability of Accommodation": "a) Suitable",
                "Activity Status": "F2: Full time in education other than higher",
            }
        ],
        10: [
            ben(
                **DISABLED,
                **{
                    "Date the Child Entered Care": day(2025, 11, 2),
                    "Date of Decision that Child Should be Placed for Adoption": day(2026, 4, 2),
                },
            )
        ],
        11: [
            {
                "Individual adopter identifier": "AD7",
                "Gender": "c) Neither",
                "Ethnicity": "a) WBRI",
                "Disability": "b) No",
                "Is the (prospective) adopter fostering for adoption?": "No",
                "Date enquiry received": day(2025, 9, 9),
            }
        ],
    }


def workbook(
    by_list: Mapping[int, Rows] | None = None, *, headings: Mapping[str, str] | None = None,
    names: Mapping[int, str] | None = None, title_row: bool = True, options: dict[str, Any] | None = None,
) -> bytes:  # fmt: skip
    """An xlsx with the lists of ``by_list`` in the template's layout; ``headings`` renames a column everywhere."""
    by_list = rows() if by_list is None else by_list
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"strings_to_numbers": False, **(options or {})})
    book.set_properties({"created": dt.datetime(2026, 6, 1)})  # else the same rows give other bytes each second
    as_date = book.add_format({"num_format": "dd/mm/yyyy"})
    for number, list_rows in by_list.items():
        annex_list = lists.BY_NUMBER[number]
        sheet = book.add_worksheet((names or {}).get(number, f"List_{number}"))
        top = 0
        if title_row:
            sheet.write(0, 0, f"List {number}: {annex_list.title}"[:31])
            top = 1
        columns = [item.heading for item in annex_list.items]
        sheet.write_row(top, 0, [(headings or {}).get(heading, heading) for heading in columns])
        for down, row in enumerate(list_rows, start=top + 1):
            _write(sheet, down, [row.get(heading) for heading in columns], as_date)
    book.close()
    return out.getvalue()


def _write(sheet: Any, down: int, cells: list[Any], as_date: Any) -> None:
    for across, cell in enumerate(cells):
        if isinstance(cell, dt.date):
            sheet.write_datetime(down, across, dt.datetime(cell.year, cell.month, cell.day), as_date)
        elif cell is not None:
            sheet.write(down, across, cell)


def with_cell(number: int, heading: str, cell: Any, *, row: int = 0) -> bytes:
    """The good workbook with one cell changed: ``row`` 0 is the first row of data, row 3 of the sheet."""
    changed = rows()
    changed[number][row][heading] = cell
    return workbook(changed)
