"""How large a file may be, by kind, and what a child process that reads one may use: one table for all rooms."""

from __future__ import annotations

from dataclasses import dataclass, replace

MIB = 1024 * 1024


@dataclass(frozen=True)
class FileLimit:
    """What one kind of file may be. Sizes are bytes; ``unpacked`` counts what comes out of the archive."""

    kind: str
    label: str
    extensions: tuple[str, ...]
    size: int
    unpacked: int = 0
    parts: int = 0
    rows: int = 0
    columns: int = 0
    cells: int = 0
    pixels: int = 0
    depth: int = 0
    pages: int = 0


# A county's eleven lists with 60,000 contacts come to about 15 MiB packed and 120 MiB unpacked.
_ALL = (
    FileLimit(
        "xlsx", "Excel workbook", (".xlsx",), 25 * MIB, 250 * MIB, 2_000, rows=250_000, columns=1_000, cells=6_000_000
    ),
    FileLimit("xls", "Excel 97–2003 workbook", (".xls",), 25 * MIB, rows=65_536, columns=256, cells=6_000_000),
    FileLimit("docx", "Word document", (".docx",), 25 * MIB, 200 * MIB, 2_000),
    FileLimit("pptx", "PowerPoint presentation", (".pptx",), 25 * MIB, 200 * MIB, 4_000),
    FileLimit("csv", "CSV file", (".csv",), 25 * MIB, rows=250_000, columns=1_000, cells=6_000_000),
    FileLimit("zip", "zip of CSV files", (".zip",), 25 * MIB, 250 * MIB, 200),
    # The long file of the Local Authority Interactive Tool: 641,070 rows in 2 MB.
    FileLimit(
        "parquet", "Parquet file", (".parquet",), 25 * MIB, 250 * MIB, rows=1_000_000, columns=1_000, cells=15_000_000
    ),
    FileLimit("txt", "text file", (".txt",), 5 * MIB),
    FileLimit("xml", "XML file", (".xml",), 100 * MIB, depth=100),
    FileLimit("pdf", "PDF", (".pdf",), 25 * MIB, pages=400),
    FileLimit("png", "PNG picture", (".png",), 10 * MIB, pixels=50_000_000),
    FileLimit("jpeg", "JPEG picture", (".jpg", ".jpeg"), 10 * MIB, pixels=50_000_000),
)
BY_KIND: dict[str, FileLimit] = {limit.kind: limit for limit in _ALL}
# One table of a dataset of six years: a large county has about 400,000 contacts in it.
LARGE_CSV = replace(BY_KIND["csv"], rows=1_000_000, cells=15_000_000)


@dataclass(frozen=True)
class Limits:
    """What a child process may use before it is stopped.

    ``memory`` is address space in bytes (about three times what is really used), ``cpu`` and ``wall`` are seconds,
    ``written`` is the largest file it may write, ``answer`` the largest answer it may give, both in bytes.
    """

    memory: int = 2_048 * MIB
    cpu: int = 60
    wall: int = 90
    written: int = 256 * MIB
    open_files: int = 256
    answer: int = 64 * MIB


# A dataset of six years: 285,000 rows take 8 seconds of a processor and 400 MB, a large county's is five times that.
LONG = Limits(memory=4_096 * MIB, cpu=240, wall=480)
