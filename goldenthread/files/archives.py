"""Archives (xlsx, docx, pptx, zip of CSV files) measured before anything opens them: bytes counted, parts seen."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from goldenthread.files import limits, markup
from goldenthread.files.errors import FileRefused

_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    OSError,
    ValueError,
    RuntimeError,
    KeyError,
)
_PIECE = 256 * 1024
_ARCHIVE_MAGIC = (b"PK\x03\x04", b"PK\x05\x06", b"Rar!", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b\x08", b"BZh", b"\xfd7zXZ")
_ARCHIVE_ENDINGS = (".zip", ".7z", ".rar", ".gz", ".tar", ".bz2", ".xz", ".jar")
# Word and PowerPoint keep the data behind a chart as a workbook in this folder; we never open those.
_EMBEDDED = re.compile(r"^(word|xl|ppt)/embeddings/[^/]+\.(xlsx|docx|pptx|bin)$", re.IGNORECASE)
_UNSAFE = re.compile(r"^[/\\]|^[A-Za-z]:|\\|(^|/)\.\.(/|$)|[\x00-\x1f]")
_MACROS = re.compile(r"vbaProject\.bin$|vbaData\.xml$|macrosheets/", re.IGNORECASE)
_MAIN_PARTS = (("xlsx", "xl/workbook.xml"), ("docx", "word/document.xml"), ("pptx", "ppt/presentation.xml"))
_CSV = (".csv", ".tsv", ".txt")
_LEFT_BEHIND = ("thumbs.db", "desktop.ini")
_XML_PART = (".xml", ".rels", ".vml")


def opened(data: bytes, name: str) -> zipfile.ZipFile:
    """The archive's table of contents; a damaged one is refused."""
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except _BROKEN as problem:
        raise damaged(name) from problem


def damaged(name: str, where: str = "") -> FileRefused:
    """The refusal of a file that stops or contradicts itself; ``where`` names the part."""
    place = f" (in {where})" if where else ""
    return FileRefused(
        "damaged",
        f"“{name}” is damaged and cannot be read to the end{place}.",
        remedy="Open it in the program that made it, save a fresh copy, and upload that.",
    )


def kind(data: bytes, name: str) -> str:
    """``xlsx``, ``docx``, ``pptx``, or ``zip`` for one that holds CSV files alone; any other is refused by name."""
    parts = set(opened(data, name).namelist())
    lowered = {part.lower() for part in parts}
    if any(_MACROS.search(part) for part in parts):
        raise macros(name)
    for kind_, part in _MAIN_PARTS:
        if part in lowered:
            return kind_
    real = [part for part in lowered if not is_junk(part)]
    if real and all(part.endswith(_CSV) for part in real):
        return "zip"
    if any(part.endswith(_CSV) for part in real):
        raise _mixed(name, sorted(part for part in parts if not is_junk(part) and not part.lower().endswith(_CSV)))
    raise FileRefused(
        "wrong_format",
        f"“{name}” is an archive or a document of another kind ({_other(lowered)}).",
        remedy="Use Save As to make an Excel workbook (.xlsx) or a Word document (.docx), then upload that.",
    )


def is_junk(part: str) -> bool:
    """Whether a part is a folder, or what an operating system leaves beside the files (``__MACOSX``, ``.DS_Store``)."""
    *folders, last = part.split("/")
    return not last or "__macosx" in map(str.lower, folders) or last.startswith(".") or last.lower() in _LEFT_BEHIND


def _mixed(name: str, others: list[str]) -> FileRefused:
    # A bad zip keeps its code: what is inside it decides, and an archive inside an archive is the worst of it.
    nested = [part for part in others if part.lower().endswith(_ARCHIVE_ENDINGS)]
    return FileRefused(
        "nested_archive" if nested else "wrong_format",
        f"“{name}” holds other files beside CSV files: {(nested or others)[0][-80:]}.",
        remedy="Put the CSV files alone into a new zip, one file to a list, and upload that.",
    )


def _other(parts: set[str]) -> str:
    if "xl/workbook.bin" in parts:
        return "an Excel binary workbook, .xlsb"
    if "mimetype" in parts:
        return "an OpenDocument file, .ods or .odt"
    return "not Excel or Word"


def macros(name: str) -> FileRefused:
    """The refusal of a file that holds programs."""
    return FileRefused(
        "macros",
        f"“{name}” holds macros (programs), which are never run or stored here.",
        remedy="Use Save As to make a plain workbook (.xlsx) or document (.docx) without macros, then upload that.",
    )


def measure(data: bytes, name: str, limit: limits.FileLimit) -> zipfile.ZipFile:
    """Unpack every part once, keep nothing, and return the archive when all of it is within ``limit``."""
    archive = opened(data, name)
    _check_parts(archive, name, limit)
    total = 0
    for part in archive.infolist():
        total = _measure_part(archive, part, name, limit, total)
    return archive


def check_workbook(data: bytes, name: str) -> None:
    """Refuse an Excel workbook whose archive is unsafe to open; its sheets are measured by ``files.workbooks``."""
    measure(data, name, limits.BY_KIND["xlsx"])


def check_document(data: bytes, name: str) -> None:
    """Refuse a Word document whose archive is unsafe to open."""
    measure(data, name, limits.BY_KIND["docx"])


def check_presentation(data: bytes, name: str) -> None:
    """Refuse a PowerPoint presentation whose archive is unsafe to open."""
    measure(data, name, limits.BY_KIND["pptx"])


def check_csvs(data: bytes, name: str) -> None:
    """Refuse a zip of CSV files that is unsafe to open; the files in it are read in the child process."""
    measure(data, name, limits.BY_KIND["zip"])


def zip_of(folder: Path, name: str) -> bytes:
    """The CSV files of a folder, and of the folders in it, as one zip made in memory; other files are not taken.

    The same files give the same bytes, so that a folder handed in twice is known again. ``FileRefused`` when there is
    no CSV file, or more in it than a zip may hold.
    """
    limit = limits.BY_KIND["zip"]
    found = [path for path in sorted(folder.rglob("*")) if path.suffix.lower() in _CSV and path.is_file()]
    wanted = [path for path in found if not is_junk(path.relative_to(folder).as_posix())]
    if not wanted:
        raise FileRefused(
            "empty", f"The folder of “{name}” has no CSV files.", remedy="Check the folder's name, or export again."
        )
    if sum(path.stat().st_size for path in wanted) > limit.unpacked:
        raise _too_big_unpacked(name, wanted[-1].name, limit)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for path in wanted:
            made.writestr(zipfile.ZipInfo(path.relative_to(folder).as_posix()), path.read_bytes(), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def csv_parts(data: bytes, name: str) -> list[tuple[str, bytes]]:
    """The name and content of each CSV file of a zip, in the order of the zip, wherever in its folders it lies."""
    archive = measure(data, name, limits.BY_KIND["zip"])
    return [
        (part.filename, b"".join(pieces(archive, part, name)))
        for part in archive.infolist()
        if not is_junk(part.filename)
    ]


def _check_parts(archive: zipfile.ZipFile, name: str, limit: limits.FileLimit) -> None:
    parts = archive.infolist()
    if len(parts) > limit.parts:
        raise FileRefused(
            "too_many_parts",
            f"“{name}” is made of {len(parts):,} parts; at most {limit.parts:,} are taken.",
            remedy="Copy what is needed into a new file and upload that.",
        )
    if len({part.filename.lower() for part in parts}) < len(parts):
        raise damaged(name, "two parts with the same name")
    for part in parts:
        _check_part(part, name)


def _check_part(part: zipfile.ZipInfo, name: str) -> None:
    # zipfile cuts a name at NUL and swaps the separators, so the name as written is what is looked at.
    if _UNSAFE.search(part.orig_filename) or _UNSAFE.search(part.filename):
        raise FileRefused(
            "unsafe_name",
            f"“{name}” holds a part whose name points outside the file.",
            remedy="Make the file again in the program that it came from, and upload that.",
        )
    if part.flag_bits & 0x1:
        raise FileRefused(
            "encrypted",
            f"“{name}” has parts that are protected with a password.",
            remedy="Save it without a password and upload it again.",
        )
    if _MACROS.search(part.filename):
        raise macros(name)


def _measure_part(
    archive: zipfile.ZipFile, part: zipfile.ZipInfo, name: str, limit: limits.FileLimit, total: int
) -> int:
    watch = markup.Watch(name, part.filename) if part.filename.lower().endswith(_XML_PART) else None
    first = True
    for piece in pieces(archive, part, name):
        total += len(piece)
        if total > limit.unpacked:
            raise _too_big_unpacked(name, part.filename, limit)
        if first and not _EMBEDDED.match(part.filename):
            _check_not_nested(part, piece, name)
        first = False
        if watch:
            watch.see(piece)
    return total


def _too_big_unpacked(name: str, part: str, limit: limits.FileLimit) -> FileRefused:
    return FileRefused(
        "too_big_unpacked",
        f"“{name}” unpacks to more than {limit.unpacked // limits.MIB} MB (in {part}).",
        remedy="Delete empty rows and columns, and sheets or files that are not needed, and upload it again.",
    )


def _check_not_nested(part: zipfile.ZipInfo, start: bytes, name: str) -> None:
    if start.startswith(_ARCHIVE_MAGIC) or part.filename.lower().endswith(_ARCHIVE_ENDINGS):
        raise FileRefused(
            "nested_archive",
            f"“{name}” holds another archive inside it ({part.filename}).",
            remedy="Take the inner archive out, save the file, and upload it again.",
        )


def pieces(archive: zipfile.ZipFile, part: zipfile.ZipInfo, name: str) -> Iterator[bytes]:
    """The real bytes of one part, 256 KiB at a time; a wrong size or check sum is refused as damaged."""
    try:
        with archive.open(part) as stream:
            while piece := stream.read(_PIECE):
                yield piece
    except _BROKEN as problem:
        raise damaged(name, part.filename) from problem
