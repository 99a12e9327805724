"""Where an inspection report says it: "Pg 5 Para 13,14" or "page 5 (13, 14)" as pages and paragraphs."""

from __future__ import annotations

import re

from goldenthread.plans.reading.tables import tidy

TOKEN = re.compile(
    r"\b(?P<page>pages?|pgs?|pp?)\b\.?\s*|\b(?P<paragraph>paragraphs?|paras?)\b\.?\s*|§\s*|"
    r"(?P<first>\d{1,3})(?:\s*[-–]\s*(?P<last>\d{1,3}))?|(?P<opens>\()|(?P<between>[\s,;&.:)]+|and\b)",
    re.I,
)
LONGEST_RANGE = 30  # paragraphs; a longer one is a slip of the pen


def references(text: str) -> tuple[tuple[dict[str, int], ...], str]:
    """Each page with each of its paragraphs, and the whole text again when some of it was not understood."""
    found: list[dict[str, int]] = []
    unread = bool(tidy(TOKEN.sub(" ", text)))
    page, expects = 0, ""
    for match in TOKEN.finditer(text):
        if match["page"] or match["paragraph"]:
            expects = "page" if match["page"] else "paragraph"
        elif match["opens"]:  # what stands in brackets behind a page are its paragraphs
            expects = "paragraph" if page and expects == "page" else expects
        elif match["first"] and expects == "page":
            page = int(match["first"])
            found.append({"page": page})
        elif match["first"] and expects:
            found = [each for each in found if each != {"page": page}]
            found.extend({"page": page, "paragraph": number} for number in _numbers(match))
        elif match["first"]:
            unread = True
    return tuple(
        each if each.get("page") else {"paragraph": each["paragraph"]} for each in found
    ), text if unread else ""


def _numbers(match: re.Match[str]) -> range:
    first, last = int(match["first"]), int(match["last"] or match["first"])
    return range(first, last + 1) if first <= last <= first + LONGEST_RANGE else range(first, first + 1)
