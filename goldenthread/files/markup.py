"""XML from outside: no document type, no entities, no odd encodings, no deep nesting."""

from __future__ import annotations

import re
from xml.parsers import expat

from goldenthread.files import limits
from goldenthread.files.errors import FileRefused

_DOCTYPE = re.compile(rb"<!(DOCTYPE|ENTITY)", re.IGNORECASE)
_DECLARED = re.compile(rb"^\s*<\?xml[^>]*?encoding\s*=\s*[\"']([A-Za-z0-9._-]+)[\"']")
_ENCODINGS = {"utf-8", "utf8", "utf-16", "us-ascii", "ascii", "iso-8859-1", "windows-1252"}
_BOMS = (b"\xff\xfe", b"\xfe\xff")
_XML_UTF16 = ("<?xml".encode("utf-16-le"), "<?xml".encode("utf-16-be"))


class Watch:
    """Looks at the pieces of one XML part as they are unpacked, and refuses a document type or an odd encoding."""

    def __init__(self, name: str, part: str) -> None:
        self.name, self.part = name, part
        self.tail = b""
        self.started = False

    def see(self, piece: bytes) -> None:
        if not self.started:
            check_encoding(piece, self.name, self.part)
            self.started = True
        # UTF-16 puts a NUL beside each of these letters; without them both encodings look the same.
        text = self.tail + piece.replace(b"\x00", b"")
        if _DOCTYPE.search(text):
            raise _doctype(self.name, self.part)
        self.tail = text[-16:]


def looks_like_xml(data: bytes) -> bool:
    """Whether the file starts as XML does, in any encoding that XML may start in."""
    start = data[:400].removeprefix(b"\xef\xbb\xbf")
    if start.startswith((*_BOMS, *_XML_UTF16)):
        start = start.replace(b"\x00", b"").lstrip(b"\xff\xfe")
    return bool(re.match(rb"\s*<(\?xml|!DOCTYPE|!--|[A-Za-z_][\w.:-]*[\s/>])", start)) or start.startswith(b"+ADw-")


def check_encoding(start: bytes, name: str, part: str = "") -> None:
    """Refuse an encoding that readers disagree about (UTF-7 and the like), or UTF-16 that does not say so."""
    if start.startswith(b"+ADw-") or start.startswith(_XML_UTF16):
        raise _encoding(name, part)
    declared = _DECLARED.match(start.replace(b"\x00", b"").lstrip(b"\xff\xfe\xef\xbb\xbf")[:200])
    if declared and declared[1].decode("ascii").lower() not in _ENCODINGS:
        raise _encoding(name, part)


def check(data: bytes, name: str) -> None:
    """Refuse XML with a document type, an odd or false encoding, more than 100 levels, or a break in it."""
    check_encoding(data[:400], name)
    if _DOCTYPE.search(data.replace(b"\x00", b"")):
        raise _doctype(name)
    _parse(data, name, limits.BY_KIND["xml"].depth)


def _parse(data: bytes, name: str, deepest: int) -> None:
    parser = expat.ParserCreate()
    depth = 0

    def start(_tag: str, _attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > deepest:
            line = parser.CurrentLineNumber
            raise FileRefused(
                "too_deep",
                f"“{name}” nests more than {deepest} elements inside each other at line {line}.",
                remedy="Check the program that made the file; a return never needs more than ten levels.",
            )

    def end(_tag: str) -> None:
        nonlocal depth
        depth -= 1

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    try:
        parser.Parse(data, True)
    except expat.ExpatError as problem:
        raise _broken(name, problem) from problem
    except (LookupError, ValueError) as problem:
        raise _encoding(name) from problem


# Numbers from expat's own list: 11 is an undefined entity; 18, 19 and 30 are about encodings; 4 is a bad byte.
_ENCODING_ERRORS = {18, 19, 30}
_BAD_BYTE = 4


def _broken(name: str, problem: expat.ExpatError) -> FileRefused:
    if problem.code in _ENCODING_ERRORS:
        return _encoding(name)
    if problem.code == _BAD_BYTE:
        return FileRefused(
            "encoding",
            f"“{name}” has a character at line {problem.lineno} that is not in the encoding the file declares.",
            remedy="Save the file as UTF-8 and upload it again.",
        )
    return FileRefused(
        "damaged",
        f"“{name}” is not well-formed XML: it breaks at line {problem.lineno}, column {problem.offset + 1}.",
        remedy="Make the file again from the case system and upload it.",
    )


def _doctype(name: str, part: str = "") -> FileRefused:
    place = f" (in {part})" if part else ""
    return FileRefused(
        "doctype",
        f"“{name}” declares a document type or entities{place}, which can pull in other files.",
        remedy="Save a fresh copy from the program that made it; no return or workbook needs a DOCTYPE line.",
    )


def _encoding(name: str, part: str = "") -> FileRefused:
    place = f" (in {part})" if part else ""
    return FileRefused(
        "encoding",
        f"The text of “{name}”{place} is in an encoding that cannot be read safely.",
        remedy="Save the file as UTF-8 and upload it again.",
    )
