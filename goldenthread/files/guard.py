"""The first look at any file from outside: what it is by its content, and whether it is safe to open.

Nothing here parses a document. An archive is measured by unpacking it in small pieces and counting what comes
out, because the sizes written in an archive are claims. The cost is about 14 MiB of memory whatever the file.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from pathlib import PurePath

from goldenthread.files import archives, csvs, limits, markup, old_workbooks, ole, pictures
from goldenthread.files.errors import FileRefused

_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OLD_WORKBOOK = ("Workbook\0".encode("utf-16-le"), "Book\0".encode("utf-16-le"))
_OLD_DOCUMENT = "WordDocument".encode("utf-16-le")
_PARQUET = b"PAR1"
_PICTURES = frozenset(("png", "jpeg"))
_EXPORTED = frozenset(("zip", "xml", "parquet"))  # no office program saves these
_NAME_PROBLEM = re.compile(r"[\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069]")
_MARKUP = re.compile(rb"^\s*<(!doctype\s+html|html|svg|script|\?php|mjml|body|head)\b", re.IGNORECASE)
# Old and new workbooks go by each other's ending in many exports, and read well; nothing else may change its family.
_FAMILIES = {
    "xlsx": "workbook",
    "xls": "workbook",
    "docx": "document",
    "pptx": "presentation",
    "pdf": "pdf",
    "zip": "zip",
    "parquet": "parquet",
}
_OTHER_MAGIC = (
    b"MZ",
    b"GIF8",
    b"{\\rtf",
    b"Rar!",
    b"7z\xbc\xaf",
    b"\x1f\x8b",
    b"\x7fELF",
    b"BM",
    b"II*\x00",
    b"MM\x00*",
)


def check(data: bytes, *, name: str, kinds: Collection[str]) -> str:
    """Return the kind of ``data``, found by its content, or raise ``FileRefused`` saying why not and what to do.

    ``name`` is the name the person gave; it decides only between ``csv`` and ``txt``, and a workbook, a document or a
    zip that is called one of the others is refused. ``kinds`` are the kinds that the page takes, as named in
    ``files.limits``.
    """
    _check_name(name)
    if len(data) < 2 or not data.strip(b"\xef\xbb\xbf\xff\xfe \t\r\n\x00"):
        raise FileRefused(
            "empty", f"“{name}” is empty.", remedy="Save it again and check that it opens, then upload it."
        )
    kind = _kind(data, name)
    if kind not in kinds:
        raise wrong_format(name, kinds, f"is {_article(kind)}", kind)
    _check_ending(name, kind)
    _check_size(data, name, kind)
    _CHECKS[kind](data, name)
    return kind


def check_csv_part(data: bytes, *, name: str) -> None:
    """Refuse what is called a CSV file inside a zip and by its content is something else; an empty one is the reader's
    to tell."""
    if len(data) >= 2 and (kind := _kind(data, name)) not in ("csv", "txt"):
        raise wrong_format(name, ("csv",), f"is {_article(kind)}", kind)


def wrong_format(name: str, kinds: Collection[str], found: str, kind: str = "") -> FileRefused:
    """The refusal of a file that is not one of ``kinds``; ``found`` completes "the file …", ``kind`` is what it is."""
    wanted = _either([_article(kind) for kind in kinds])
    endings = _either([limits.BY_KIND[kind].extensions[0] for kind in kinds])
    return FileRefused("wrong_format", f"“{name}” {found}; {wanted} is needed.", remedy=_instead(kinds, endings, kind))


def _instead(kinds: Collection[str], endings: str, kind: str) -> str:
    if kind in _PICTURES and not _PICTURES & set(kinds):
        return f"A picture has no words that can be read: take the file that it was made of, as {endings}."
    if not _EXPORTED.issuperset(kinds):
        return f"Open it in the program that made it, save it as {endings}, and hand that in."
    return f"Export it again from the system it comes from, as {endings}, and hand that in."


def _either(words: list[str]) -> str:
    """``a, b or c``."""
    return " or ".join(filter(None, [", ".join(words[:-1]), words[-1]]))


def _check_name(name: str) -> None:
    if not name.strip() or _NAME_PROBLEM.search(name) or len(name) > 255:
        shown = _NAME_PROBLEM.sub("\N{REPLACEMENT CHARACTER}", name)[:80]
        raise FileRefused(
            "bad_name",
            f"The file name “{shown}” is too long or holds characters that cannot be shown.",
            remedy="Rename the file with letters, digits and spaces, and upload it again.",
        )


def _check_ending(name: str, kind: str) -> None:
    called = PurePath(name).suffix.lower().removeprefix(".")
    if kind in _FAMILIES and _FAMILIES.get(called, _FAMILIES[kind]) != _FAMILIES[kind]:
        raise FileRefused(
            "wrong_format",
            f"“{name}” is called {_article(called)} but is {_article(kind)}.",
            remedy=f"Check that it is the file you mean. If it is, rename it to {limits.BY_KIND[kind].extensions[0]}.",
        )


def _check_size(data: bytes, name: str, kind: str) -> None:
    limit = limits.BY_KIND[kind]
    if len(data) > limit.size:
        raise FileRefused(
            "too_big",
            f"“{name}” is {len(data) / limits.MIB:.0f} MB; {_article(kind)} may be {limit.size // limits.MIB} MB.",
            remedy="Split it, or leave out pictures and sheets that are not needed.",
        )


def _kind(data: bytes, name: str) -> str:
    if data.startswith(b"PK"):
        return archives.kind(data, name)
    if data.startswith(ole.MAGIC):
        return _old_office(data, name)
    for magic, kind in (
        (b"%PDF-", "pdf"),
        (b"\x89PNG\r\n\x1a\n", "png"),
        (b"\xff\xd8\xff", "jpeg"),
        (_PARQUET, "parquet"),
    ):
        if data.startswith(magic):
            return kind
    if data.startswith(_OTHER_MAGIC) or _MARKUP.match(data[:200]):
        raise FileRefused(
            "wrong_format",
            f"“{name}” is not the kind of file that its name says.",
            remedy="Open it in the program that made it, save it in a kind that this page takes, and upload that.",
        )
    if markup.looks_like_xml(data):
        return "xml"
    return "csv" if PurePath(name).suffix.lower() == ".csv" else "txt"


def _old_office(data: bytes, name: str) -> str:
    """``xls``; anything else in the old container is refused: a new file with a password, or a document."""
    if _ENCRYPTED in data:
        raise FileRefused(
            "encrypted",
            f"“{name}” is protected with a password and cannot be read.",
            remedy="Open it, remove the password (File, Info, Protect), save it, and upload it again.",
        )
    if any(stream in data for stream in _OLD_WORKBOOK):
        return "xls"
    if name.lower().endswith(".xls") and _OLD_DOCUMENT not in data:
        raise archives.damaged(name)
    raise FileRefused(
        "wrong_format",
        f"“{name}” is in a format of Office before 2007 (such as .doc).",
        remedy="Open it, use Save As to make an Excel workbook (.xlsx) or a Word document (.docx), and upload that.",
    )


def _article(kind: str) -> str:
    label = limits.BY_KIND[kind].label
    return f"an {label}" if label[0] in "EX" else f"a {label}"


def _check_parquet(data: bytes, name: str) -> None:
    """It ends as it begins, after what it says of itself; what lies between is read in the child process only."""
    if len(data) < 3 * len(_PARQUET) or not data.endswith(_PARQUET):
        raise archives.damaged(name)


_CHECKS = {
    "xlsx": archives.check_workbook,
    "xls": old_workbooks.check,
    "docx": archives.check_document,
    "pptx": archives.check_presentation,
    "zip": archives.check_csvs,
    "parquet": _check_parquet,
    "csv": csvs.check,
    "txt": csvs.check_text,
    "xml": markup.check,
    "pdf": pictures.check_pdf,
    "png": pictures.check_png,
    "jpeg": pictures.check_jpeg,
}
