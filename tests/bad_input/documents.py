"""Every bad plan document that we know of, made when the tests run, in the manner of ``catalogue``."""

from __future__ import annotations

import io
import warnings
import zipfile
import zlib
from collections.abc import Callable, Mapping

import openpyxl
import pypdfium2
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from tests.bad_input import catalogue, ooxml
from tests.bad_input.catalogue import Case
from tests.plans.reading import in_formats, made_up

PLAN: in_formats.Parts = ("Plan", (made_up.PRIORITIES, ("Homes", "Paint", "Jul-26", "Painted", "Estates")))
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def added(data: bytes, parts: Mapping[str, bytes | str]) -> bytes:
    """A package with more parts, or other ones under the same names."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.infolist():
            if item.filename not in parts:
                new.writestr(item, old.read(item))
        for name, content in parts.items():
            new.writestr(name, content)
    return out.getvalue()


def related(kind: str, target: str, *, external: bool = True) -> Callable[[], bytes]:
    """A Word plan with one relation more."""

    def make() -> bytes:
        mode = ' TargetMode="External"' if external else ""
        line = f'<Relationship Id="rId99" Type="{_REL}/{kind}" Target="{target}"{mode}/>'
        head = (
            '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        )
        return added(in_formats.docx(PLAN), {"word/_rels/settings.xml.rels": f"{head}{line}</Relationships>"})

    return make


def canvas(draw: Callable[[Canvas], None] = lambda _: None, **options: object) -> bytes:
    out = io.BytesIO()
    made = Canvas(out, **options)
    made.drawString(100, 100, "Plan")
    draw(made)
    made.showPage()
    made.save()
    return out.getvalue()


def with_object(text: bytes) -> Callable[[], bytes]:
    """A PDF whose catalogue names one thing more."""
    return lambda: canvas().replace(b"/Type /Catalog", b"/Type /Catalog " + text)


def packed(text: bytes) -> bytes:
    """A PDF that keeps an object out of sight in a packed stream."""
    stream = zlib.compress(b"9 0 " + text)
    held = b"9 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length %d >>\nstream\n" % len(stream)
    return canvas().replace(b"xref\n", held + stream + b"\nendstream\nendobj\nxref\n", 1)


def attached() -> bytes:
    made = pypdfium2.PdfDocument(canvas())
    made.new_attachment("letter.exe").set_data(b"MZ program")
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def many_pages() -> bytes:
    made = pypdfium2.PdfDocument.new()
    for _ in range(10_000):
        made.new_page(100, 100)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def crowded() -> bytes:
    """A page whose text has 110,000 letters, one on the other."""
    stream = zlib.compress(b"BT /F1 8 Tf (x) Tj ET " * 110_000, 9)
    plain = canvas(pageCompression=0)
    start = plain.index(b"stream\n") + 7
    end = plain.index(b"endstream")
    head = plain.rindex(b"<<", 0, start)
    return (
        plain[:head] + b"<< /Filter /FlateDecode /Length %d >>\nstream\n" % len(stream) + stream + b"\n" + plain[end:]
    )


def far_cell() -> bytes:
    book = openpyxl.Workbook()
    book.active["A1"] = "Plan"
    book.active["XFD1048576"] = "far"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def twins(kind: str) -> Callable[[], bytes]:
    """A plan with a part that comes twice, the second time with other content."""

    def make() -> bytes:
        write = in_formats.docx if kind == "docx" else in_formats.WRITERS[kind]
        out = io.BytesIO(write(PLAN))
        with warnings.catch_warnings(), zipfile.ZipFile(out, "a") as package:
            warnings.simplefilter("ignore")
            package.writestr(package.namelist()[-1], b"other")
        return out.getvalue()

    return make


HEADINGS = b"Area\tActions\tTarget date\n"
DOCUMENTS = (
    Case("B01", "a presentation that unpacks to 300 MB", "a.pptx", ("too_big_unpacked",),
         lambda: ooxml.blanks("ppt/media/a.bin", 300 << 20, in_formats.slides(PLAN))),
    Case("B03", "an archive in a presentation", "a.pptx", ("nested_archive",),
         lambda: added(in_formats.slides(PLAN), {"ppt/media/x.bin": ooxml.archive({"a.txt": "x"})})),
    Case("B04", "5,000 empty parts", "a.pptx", ("too_many_parts",),
         lambda: added(in_formats.slides(PLAN), {f"ppt/media/{n}.bin": b"" for n in range(5_000)})),
    *(Case("B05", "two parts of one name", f"a.{kind}", ("damaged",), twins(kind))
      for kind in ("docx", "pptx", "xlsx")),
    Case("B06", "a part that points outside", "a.docx", ("unsafe_name",),
         lambda: added(in_formats.docx(PLAN), {"../../etc/cron.d/x": "x"})),
    Case("B06", "a part that points outside", "a.pptx", ("unsafe_name",),
         lambda: added(in_formats.slides(PLAN), {"../../etc/cron.d/x": b"x"})),
    Case("B07", "one cell at XFD1048576", "a.xlsx", ("too_wide",), far_cell),
    Case("B08", "300,000 rows", "a.xlsx", ("too_many_rows",), catalogue._million_rows),
    Case("B09", "1,500 columns", "a.xlsx", ("too_wide",), lambda: ooxml.xlsx('<row r="1"><c r="BER1"/></row>')),
    Case("B10", "a billion laughs in a document", "a.docx", ("doctype",),
         lambda: added(in_formats.docx(PLAN), {"word/document.xml": catalogue._LAUGHS})),
    Case("B10", "an entity in a slide", "a.pptx", ("doctype",),
         lambda: added(in_formats.slides(PLAN), {"ppt/slides/slide1.xml": catalogue._ENTITY + "<x>&s;</x>"})),
    Case("B10", "an entity in a document", "a.docx", ("doctype",),
         lambda: added(in_formats.docx(PLAN), {"word/document.xml": catalogue._LAUGHS})),
    Case("B11", "a presentation with macros called .pptx", "a.pptx", ("macros",),
         lambda: added(in_formats.slides(PLAN), {"ppt/vbaProject.bin": b"x"})),
    Case("B11", "a workbook with macros called .xlsx", "a.xlsx", ("macros",),
         lambda: added(in_formats.xlsx(PLAN), {"xl/vbaProject.bin": b"x"})),
    Case("B12", "a presentation of PowerPoint 97", "a.ppt", ("wrong_format",),
         lambda: catalogue._ole("PowerPoint Document")),
    Case("B12", "an OpenDocument text", "a.odt", ("wrong_format",),
         lambda: ooxml.archive({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<x/>"})),
    Case("B13", "a presentation with a password", "a.pptx", ("encrypted",), lambda: catalogue._ole("EncryptedPackage")),
    *(Case("B14", f"a {kind} plan cut at {share:.0%}", f"a.{kind}", ("damaged",),
           lambda kind=kind, share=share: (whole := in_formats.WRITERS[kind](PLAN))[: int(len(whole) * share)])
      for kind in ("pptx", "xlsx", "pdf") for share in (0.5, 0.9)),
    Case("B12", "a Word 97 document", "a.doc", ("wrong_format",), lambda: catalogue._ole("WordDocument")),
    Case("B26", "NUL bytes in text", "a.txt", ("wrong_format",), lambda: HEADINGS + b"Homes\tPa\x00int\tJul-26\n"),
    Case("B27", "a line of 3 MB in text", "a.txt", ("damaged",), lambda: HEADINGS + b"x" * 3_000_000),
    Case("B27", "a million tabs", "a.txt", ("too_wide",), lambda: HEADINGS + b"\t" * 1_000_000),
    Case("B27", "a quotation mark never closed", "a.txt", ("damaged",),
         lambda: HEADINGS + b'Homes\t"Paint\tJul-26\nCare\tCook\tAug-26\n'),
    Case("B29", "a PDF called .docx", "a.docx", ("wrong_format",), canvas),
    Case("B29", "a presentation called .docx", "a.docx", ("wrong_format",), lambda: in_formats.slides(PLAN)),
    Case("B29", "a document called .pdf", "a.pdf", ("wrong_format",), lambda: in_formats.docx(PLAN)),
    Case("B29", "text called .pptx", "a.pptx", ("wrong_format",), lambda: b"Area\tActions\nHomes\tPaint\n"),
    Case("B29", "a picture called .pdf", "a.pdf", ("wrong_format",), lambda: catalogue._png(1, 1)),
    Case("B30", "no bytes", "a.pdf", ("empty",), lambda: b""),
    *(Case("B30", f"a text of {content!r}", "a.txt", ("empty",), lambda content=content: content)
      for content in (b"", b"\xef\xbb\xbf", b"x", b" \n\n")),
    Case("B39", "a template on a web address", "a.docx", ("active_content",),
         related("attachedTemplate", "https://example.invalid/a.dotm")),
    Case("B39", "an OLE package", "a.docx", ("active_content",),
         lambda: added(in_formats.docx(PLAN), {"word/embeddings/oleObject1.bin": b"x"})),
    Case("B39", "an OLE package in a presentation", "a.pptx", ("active_content",),
         lambda: added(in_formats.slides(PLAN), {"ppt/embeddings/oleObject1.bin": b"x"})),
    Case("B39", "a control", "a.docx", ("active_content",),
         lambda: added(in_formats.docx(PLAN), {"word/activeX/activeX1.xml": "<x/>"})),
    Case("B39", "a web page pasted in as a chunk", "a.docx", ("active_content",),
         related("aFChunk", "chunk.html", external=False)),
    Case("B39", "a link to an object elsewhere", "a.docx", ("active_content",), related("oleObject", "file:///c:/x.xls")),
    Case("B40", "a document with 300 MB of picture", "a.docx", ("too_big_unpacked",),
         lambda: added(in_formats.docx(PLAN), {"word/media/a.png": b"\0" * 300_000_000})),
    Case("B41", "a script in a PDF", "a.pdf", ("active_content",),
         with_object(b"/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>")),
    Case("B41", "a script whose name is disguised", "a.pdf", ("active_content",),
         with_object(b"/OpenAction << /S /J#61vaScript /#4AS (app.alert\\(1\\)) >>")),
    Case("B41", "a script in a packed stream", "a.pdf", ("active_content",),
         lambda: packed(b"<< /S /JavaScript /JS (x) >>")),
    Case("B41", "an action that starts a program", "a.pdf", ("active_content",),
         with_object(b"/OpenAction << /S /Launch /F (calc.exe) >>")),
    Case("B41", "a file inside a PDF", "a.pdf", ("active_content",), attached),
    Case("B41", "an XFA form", "a.pdf", ("active_content",), with_object(b"/AcroForm << /XFA (x) /Fields [] >>")),
    Case("B41", "a PDF of 10,000 pages", "a.pdf", ("too_many_pages",), many_pages),
    Case("B41", "a PDF with a password", "a.pdf", ("encrypted",),
         lambda: canvas(encrypt=StandardEncryption("secret", canPrint=0))),
    Case("B41", "a PDF page of 110,000 letters", "a.pdf", ("not_a_plan_document",), crowded),
    Case("B42", "a PDF that is an archive too", "a.pdf", ("active_content",),
         lambda: canvas() + ooxml.archive({"a.txt": "x"}) + b"\n%%EOF"),
    Case("B46", "a web page called .docx", "a.docx", ("wrong_format",), lambda: b"<html><table><tr><td>1</table>"),
    Case("B46", "a letter in MIME called .docx", "a.docx", ("wrong_format",), lambda: b"MIME-Version: 1.0\n\nhello"),
    Case("B42", "a picture that is a PDF too", "a.pdf", ("wrong_format",), lambda: b"GIF89a" + canvas()),
    Case("B45", "a drawing called .pptx", "a.pptx", ("wrong_format",), lambda: b"<svg onload='x()'></svg>"),
    Case("B46", "rich text called .docx", "a.docx", ("wrong_format",), lambda: b"{\\rtf1 hello}"),
    Case("B46", "a mail", "a.eml", ("wrong_format",), lambda: b"From: a@b\r\nSubject: x\r\n\r\nhello"),
    Case("B50", "a NUL in the name", "a\x00.docx", ("bad_name",), lambda: in_formats.docx(PLAN)),
    Case("B50", "a line break in the name", "a\r\nX: y.docx", ("bad_name",), lambda: in_formats.docx(PLAN)),
    Case("B51", "a name that reads backwards", "a\u202excod.docx", ("bad_name",), lambda: in_formats.docx(PLAN)),
    *(Case("B55", "an archive's first bytes, then rubbish", f"a.{kind}", ("damaged",),
           lambda: b"PK\x03\x04" + b"rubbish" * 100) for kind in ("docx", "pptx", "xlsx")),
    Case("B55", "a PDF's first bytes, then rubbish", "a.pdf", ("damaged",),
         lambda: b"%PDF-1.7" + b"rubbish" * 50 + b"%%EOF"),
)  # fmt: skip
