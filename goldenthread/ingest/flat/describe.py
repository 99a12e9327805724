"""The documentation of a flat return, written from the declarations: every file, every column, and a row to copy."""

from __future__ import annotations

from collections.abc import Mapping

from goldenthread.ingest.flat import codes, files
from goldenthread.ingest.flat.files import File
from goldenthread.records.dictionary import TYPES
from goldenthread.records.tables import Column

AS_AT = "2026-05-31"
# Made-up values for the rows to copy; other columns get one by their kind.
_EXAMPLES: Mapping[str, str] = {
    "factor": "16A",
    "child_id": "C1001", "other_id": "U2001", "team_id": "Assessment North", "worker_id": "W17", "post_id": "P040",
    "parent_id": "Safeguarding", "personal_adviser_id": "W31", "name": "Assessment North", "urn": "SC123456",
    "organisation": "Children's Centre West", "born_on": "2014-09-30", "expected_on": "", "died_on": "",
    "ended_on": "", "closed_on": "", "ceased_on": "", "end_reason": "", "closure_reason": "", "ceased_reason": "",
    "change_reason": "", "started_on": "2026-03-02", "decided_on": "2026-03-02", "received_on": "2026-05-11",
    "authorised_on": "2026-05-07", "due_on": "2026-06-12", "full_time": "0.8", "case_status": "CPP", "score": "14",
    "reason": "", "legal_status": "C2", "placement_type": "U4", "provider": "PR1", "location": "IN", "source_code": "6",
    "in_touch": "Y", "accommodation": "U", "activity": "F2", "eligibility": "FORMER", "category_of_need": "N1",
    "primary_need": "N1", "permanence_plan": "FOSTERING", "locality": "North", "outcome": "Y", "ethnicity": "WBRI",
    "initial_category": "NEG", "latest_category": "NEG", "event": "SUPERVISION", "check_type": "HEALTH",
    "participation": "PN1", "episode_type": "M", "holder_left_on": "", "vacant_since": "", "days_absent": "3.5",
    "caseload_limit": "18", "distance_miles": "6.2", "possible": "", "amount": "", "agency": "N", "open": "Y",
    "valid_from": "2026-01-12", "holder_started_on": "2023-09-04", "unaccompanied": "N", "other_authority": "N",
    "transfer_in": "N", "no_further_action": "N", "conference_unnecessary": "N", "exception": "N", "disability": "N",
    "previous_plans": "0", "issued_on": "", "concluded_on": "", "repeat_in_12_months": "N",
}  # fmt: skip
_OF_TABLE: Mapping[tuple[str, str], str] = {
    ("alias", "reason"): "UNBORN",
    ("contact", "outcome"): "REFERRAL",
    ("involvement", "role"): "SOCIAL_WORKER",
    ("pre_proceedings", "outcome"): "",
    ("missing_episode", "ended_on"): "2026-03-04",
}


def markdown(code: str) -> str:
    """The part of ``docs/returns`` that follows the introduction: one section for each file."""
    return "\n".join(_section(file) for file in files.of(code))


def template(file: File) -> str:
    """The file with its headings and one made-up row."""
    row = [example(file, column) for column in file.columns]
    return f"{','.join(column.name for column in file.columns)}\n{','.join(row)}\n"


def example(file: File, column: Column) -> str:
    """A made-up value that the reader takes as it is."""
    if (found := _OF_TABLE.get((file.table.name, column.name), _EXAMPLES.get(column.name))) is not None:
        return found
    known = codes.of(file.table, column)
    if column.kind == "date":
        return "2026-05-11"
    if column.kind == "flag":
        return "Y"
    return known.labels[0] if known else {"integer": "1", "number": "1"}.get(column.kind, "")


def _section(file: File) -> str:
    lines = [f"## {file.name}", "", f"One row is {file.table.grain}. {_key(file)}", ""]
    lines += ["| Column | Type | Tier | Filled | Meaning |", "|---|---|---|---|---|"]
    lines += [_line(file, column) for column in file.columns]
    if coded := [told for column in file.columns if (told := _codes(file, column))]:
        lines += ["", "Codes:", "", *coded]
    return "\n".join([*lines, "", "```", template(file).rstrip(), "```", ""])


def _key(file: File) -> str:
    asked = [name for name in file.table.key if name in {column.name for column in file.columns}]
    words = f"Two rows are the same event when they have the same {_listed(asked)}."
    if file.table.undated:
        words += f" While `{asked[-1]}` is blank, `{file.table.undated}` tells them apart."
    if file.either:
        words += f" One of {_listed(file.either)} must be filled."
    return words


def _line(file: File, column: Column) -> str:
    filled = "always" if column.name in file.required else "where known"
    return f"| `{column.name}` | {TYPES[column.kind]} | {column.tier} | {filled} | {_sentence(column.meaning)} |"


def _sentence(text: str) -> str:
    return text.replace("|", "\\|")


def _codes(file: File, column: Column) -> str:
    known = codes.of(file.table, column)
    if known is None or column.kind == "flag":
        return ""
    words = [f"`{code}`{_words(known.ways[code])}" for code in known.labels]
    return f"- `{column.name}`: {', '.join(words)}"


def _words(ways: str) -> str:
    first = ways.split("|")[0]
    return f" {first}" if first and not first.isdigit() else ""


def _listed(names: tuple[str, ...] | list[str]) -> str:
    shown = [f"`{name}`" for name in names]
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"
