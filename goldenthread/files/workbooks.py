"""A workbook measured before a reader opens it: how wide and long each sheet is, and what its cells hide.

The reader we use asks for memory for the whole rectangle of a sheet at once (one cell at XFD1048576 asks for
512 GiB and ends the process), so the rectangle is worked out here first, from the text of the sheet.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from dataclasses import dataclass

from defusedxml import ElementTree

from goldenthread.files import archives, limits
from goldenthread.files.errors import FileRefused

_ROW = re.compile(rb"<(?:\w+:)?row\b(?:[^>]*?\br=[\"'](\d{1,9})[\"'])?")
_REFERENCE = re.compile(rb"<(?:\w+:)?c\b[^>]*?\br=[\"']([A-Z]{1,7})(\d{1,9})[\"']")
_CELL = re.compile(rb"<(?:\w+:)?c[\s/>]")
_ERROR_CELL = re.compile(rb"<c\b(?=[^>]*\bt=[\"']e[\"'])[^>]*\br=[\"']([A-Z]{1,3}\d{1,7})[\"']")
_EMPTY_FORMULA = re.compile(
    rb"<c\b[^>]*\br=[\"']([A-Z]{1,3}\d{1,7})[\"'][^>]*><f[^>]*?(?:/>|>[^<]*</f>)(?:<v\s*/>|<v></v>)?</c>"
)
_HIDDEN_ROW = re.compile(rb"<row\b(?=[^>]*\bhidden=[\"'](?:1|true)[\"'])[^>]*\br=[\"'](\d+)[\"']")
_ACTIVE = re.compile(
    r"xl/(externalLinks/|connections\.xml|embeddings/|activeX/|ctrlProps/|queryTables/|customUI)|customUI/",
    re.IGNORECASE,
)
_NAMESPACE = re.compile(r"\{[^}]*\}")


@dataclass(frozen=True)
class Sheet:
    """One sheet as its file describes it: what it is called, whether Excel hides it, which cells hold no value."""

    name: str
    part: str
    hidden: bool
    error_cells: tuple[str, ...]
    empty_formulas: tuple[str, ...]
    hidden_rows: tuple[int, ...]


@dataclass(frozen=True)
class Inspection:
    """What a look at the whole workbook found, without opening a single cell."""

    sheets: tuple[Sheet, ...]
    counts_from_1904: bool
    active_parts: tuple[str, ...]


def inspect(data: bytes, name: str, limit: limits.FileLimit = limits.BY_KIND["xlsx"]) -> Inspection:
    """Measure every part and every sheet, or refuse; the answer names what a reader would pass over in silence.

    It holds one whole sheet in memory at a time, so it belongs in the child process.
    """
    archive = archives.measure(data, name, limit)
    try:
        workbook = ElementTree.fromstring(_read(archive, "xl/workbook.xml", name), forbid_dtd=True)
        targets = _targets(archive, name)
    except ElementTree.ParseError as problem:
        raise archives.damaged(name, "xl/workbook.xml") from problem
    sheets = tuple(
        _sheet(archive, name, title, part, hidden, limit) for title, part, hidden in _listed(workbook, targets)
    )
    if not sheets:
        raise archives.damaged(name, "xl/workbook.xml lists no sheets")
    active = tuple(part for part in archive.namelist() if _ACTIVE.search(part))
    return Inspection(sheets, _from_1904(workbook), active)


def _read(archive: zipfile.ZipFile, part: str, name: str) -> bytes:
    found = {entry.filename.lower(): entry for entry in archive.infolist()}.get(part.lower())
    if found is None:
        raise archives.damaged(name, f"{part} is missing")
    return b"".join(archives.pieces(archive, found, name))


def _targets(archive: zipfile.ZipFile, name: str) -> dict[str, str]:
    """Relationship id to the part that it names, as a path from the top of the archive."""
    tree = ElementTree.fromstring(_read(archive, "xl/_rels/workbook.xml.rels", name), forbid_dtd=True)
    return {
        item.get("Id", ""): posixpath.normpath(posixpath.join("/xl", item.get("Target", ""))).lstrip("/")
        for item in tree
        if item.get("TargetMode") != "External" and item.get("Type", "").endswith("/worksheet")
    }


def _listed(workbook: ElementTree.Element, targets: dict[str, str]) -> list[tuple[str, str, bool]]:
    found = []
    for element in workbook.iter():
        if _NAMESPACE.sub("", element.tag) != "sheet":
            continue
        relation = next((value for key, value in element.attrib.items() if key.endswith("}id")), "")
        if relation in targets:
            found.append((element.get("name", ""), targets[relation], element.get("state", "visible") != "visible"))
    return found


def _from_1904(workbook: ElementTree.Element) -> bool:
    properties = [element for element in workbook.iter() if _NAMESPACE.sub("", element.tag) == "workbookPr"]
    return any(element.get("date1904", "0") in ("1", "true") for element in properties)


def _sheet(archive: zipfile.ZipFile, name: str, title: str, part: str, hidden: bool, limit: limits.FileLimit) -> Sheet:
    text = _read(archive, part, name).replace(b"\x00", b"")
    _check_rectangle(text, name, title, limit)
    return Sheet(
        title,
        part,
        hidden,
        _cells(_ERROR_CELL, text),
        _cells(_EMPTY_FORMULA, text),
        tuple(int(number) for number in _HIDDEN_ROW.findall(text)),
    )


def _cells(pattern: re.Pattern[bytes], text: bytes) -> tuple[str, ...]:
    return tuple(found.decode("ascii") for found in pattern.findall(text))


def _check_rectangle(text: bytes, name: str, title: str, limit: limits.FileLimit) -> None:
    rows, deepest = 0, 0
    for row in _ROW.finditer(text):
        rows += 1
        deepest = max(deepest, int(row[1] or 0))
    references = _REFERENCE.findall(text)
    widest = max((_column(letters) for letters in {letters for letters, _ in references}), default=0)
    deepest = max(deepest, rows, *(int(number) for number in {number for _, number in references}), 0)
    # Cells may leave out where they are; then only their number is known, shared out over the rows.
    cells = sum(1 for _ in _CELL.finditer(text))
    widest = max(widest, cells // max(rows, 1))
    if widest > limit.columns:
        raise too_wide(name, title, widest, limit)
    if deepest > limit.rows or widest * deepest > limit.cells:
        raise too_long(name, title, deepest, limit)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def too_wide(name: str, title: str, widest: int, limit: limits.FileLimit) -> FileRefused:
    """The refusal of a sheet with more columns than are taken."""
    return FileRefused(
        "too_wide",
        f"Sheet “{title}” of “{name}” reaches column {widest:,}; at most {limit.columns:,} are taken.",
        remedy="Select the empty columns to the right of the data, delete them (not just clear them), and save.",
    )


def too_long(name: str, title: str, deepest: int, limit: limits.FileLimit) -> FileRefused:
    """The refusal of a sheet that reaches further down than is taken."""
    return FileRefused(
        "too_many_rows",
        f"Sheet “{title}” of “{name}” reaches row {deepest:,}; at most {limit.rows:,} rows are taken.",
        remedy="Select the empty rows below the data, delete them (not just clear them), and save.",
    )
