"""The report of a load as the command prints it: the same facts as the page of the load, line by line."""

from __future__ import annotations

from typing import Any

Report = dict[str, Any]


def whole(report: Report) -> str:
    """Every list with what became of its rows, what to know about the file, and what changed since the load before."""
    lines = [f"Snapshot: {report['snapshot'] or 'none (dry run)'}"]
    for each in report["lists"]:
        lines += [_counts(each), *_columns(each), *_codes(each), *_cells(each)]
    lines += [f"{warning['message']} {warning['remedy']}" for warning in report["warnings"]]
    return "\n".join([*lines, *_twins(report), *_changes(report)])


def _counts(each: Report) -> str:
    part = each.get("part", "sheet")  # loads kept before CSV files were read have none
    kept = f"{each['rows_kept']:,} of {each['rows_read']:,} rows kept, {each['rows_rejected']:,} rejected"
    twins = each["rows_read"] - each["rows_kept"] - each["rows_rejected"]
    again = f", {twins:,} left out as the same event again" if twins else ""
    return f"{each['name']} ({part} {each['sheet']}): {kept}{again}"


def _columns(each: Report) -> list[str]:
    told = [f"  column {written} read as {heading}" for written, heading in each["mapped"].items()]
    told += [f"  column {name} not used" for name in each["unmatched_columns"]]
    return told + [f"  column {name} missing" for name in each["missing_columns"]]


def _codes(each: Report) -> list[str]:
    return [
        f"  column {column}: " + ", ".join(f"{raw} read as {code}" for raw, code in pairs.items())
        for column, pairs in each["codes"].items()
    ]


def _cells(each: Report) -> list[str]:
    part = each.get("part", "sheet")
    kinds = (("rejected", ""), ("set_aside", ", left blank"))
    return [
        f"  {part} {cell['sheet']}, row {cell['row']}, column {cell['column']} ({cell['value']}){said}: "
        f"{cell['reason']}. {cell['remedy']}"
        for name, said in kinds
        for cell in each[name]
    ]


def _twins(report: Report) -> list[str]:
    told = []
    for each in report["duplicates"]:
        rows = ", ".join(f"{row:,}" for row in each["rows"])
        differ = f" They differ in {', '.join(each['differ'])}." if each["differ"] else ""
        told.append(f"{each['sheet']}: rows {rows} are one event; row {each['kept']:,} was kept.{differ}")
    return told


def _changes(report: Report) -> list[str]:
    changes = {name: each for name, each in (report.get("changes") or {}).items() if each["before"] or each["now"]}
    if not changes:
        return []
    lines = [
        f"  {name}: {each['before']:,} rows then, {each['now']:,} now; {each['new']:,} new, {each['gone']:,} gone, "
        f"{each['changed']:,} changed"
        for name, each in changes.items()
    ]
    return ["Against the load before:", *lines]
