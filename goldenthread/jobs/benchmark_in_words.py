"""What ``goldenthread benchmark …`` prints for a person."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def loaded(report: Mapping[str, Any]) -> str:
    """The report of a file of comparators: each indicator in a line, then what to look at."""
    waits = "nothing is kept (dry run)" if report["id"] is None else "it waits for a second person"
    lines = [f"{report['file']} ({report['form']}): {report['rows_read']:,} rows, {report['areas']} areas; {waits}."]
    lines += [_indicator(line) for line in report["lines"]]
    if report["others_count"]:
        lines.append(
            f"  not taken: {report['others_count']} other indicators, such as {', '.join(report['others'][:5])}"
        )
    lines += [f"look at twice: {each}" for each in report["warnings"]]
    return "\n".join([*lines, *(_fault(report["file"], each) for each in report["rejected"])])


def _indicator(line: Mapping[str, Any]) -> str:
    years = f"{line['first_year']} to {line['last_year']}"
    without = "".join(f", {count} {state}" for state, count in line["not_known"].items())
    rounded = f", in steps of {line['rounded_to']:g}" if line["rounded_to"] else ""
    return f"  {line['code']}: {years}, {line['known']:,} numbers{without}{rounded}"


def _fault(name: str, each: Mapping[str, Any]) -> str:
    sheet = f", sheet {each['sheet']}" if each["sheet"] else ""
    times = f", and {each['times'] - 1} more such rows" if each["times"] > 1 else ""
    value = f" ({each['value']})" if each["value"] else ""
    return f"{name}{sheet}, row {each['row']}, column {each['column']}{value}{times}: {each['reason']} {each['remedy']}"


def populations(report: dict[str, Any]) -> str:
    """The report for a terminal: each year with when it would hold, then what to look at."""
    waits = "would be set (dry run)" if report["id"] is None else "wait for a second person"
    taken = sum(bool(place["starts_on"]) for place in report["places"])
    lines = [
        f"{report['file']} ({report['form']}), {report['authority']}: {taken} of {len(report['places'])} years {waits}."
    ]
    lines += [_line(place) for place in report["places"]]
    lines += [f"look at twice: {each}" for each in report["warnings"]]
    lines += [
        f"{report['file']}, row {each['row']}, column {each['column']} ({each['value']}): {each['reason']} "
        f"{each['remedy']}"
        for each in report["rejected"]
    ]
    return "\n".join(lines)


def _line(place: dict[str, Any]) -> str:
    number = f"{place['amount']:,}" if place["amount"] else "none"
    provisional = ", provisional" if place["is_provisional"] else ""
    holds = f"{place['starts_on']} to {place['ends_on'] or 'the next'}" if place["starts_on"] else place["why"]
    return f"  mid-{place['year']}{provisional}: {number:>12}  {holds}"
