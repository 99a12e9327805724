"""The child-level samples that others have published, read once each; a test skips, saying so, where they are not."""

from __future__ import annotations

import csv
import datetime as dt
import functools
import io
import zipfile
from dataclasses import dataclass
from pathlib import Path

from goldenthread.ingest.readers import READERS
from goldenthread.ingest.reading.result import Reading
from tests.shared import shared


@dataclass(frozen=True)
class Sample:
    """A sample file, or folder of CSV files that are zipped as the command does, and how a data team would load it."""

    kind: str
    place: str
    as_at: dt.date

    @property
    def path(self) -> Path:
        return shared(f"samples/{self.place}")

    def content(self) -> bytes:
        return _zipped(self.path) if self.path.is_dir() else self.path.read_bytes()

    def read(self) -> Reading:
        """Read by the reader of its kind; the same answer is given to every test."""
        return _read(self)

    def csv(self, name: str) -> list[dict[str, str]]:
        """The rows of one CSV file of the folder, untouched."""
        with (self.path / name).open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))


@functools.cache
def _read(sample: Sample) -> Reading:
    name = f"{sample.path.name}.zip" if sample.path.is_dir() else sample.path.name
    found: Reading = READERS[sample.kind].module().read(sample.content(), name=name, as_at=sample.as_at)
    return found


def _zipped(folder: Path) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for path in sorted(folder.glob("*.csv")):
            made.writestr(path.name, path.read_bytes())
    return out.getvalue()


_CLEANER = "AnnexA_CiNCensus_Cleaner"
_VALIDATOR = "csc-validator-be-cin"
LINKED = Sample("annex_a", "child-event-journeys/annexa_example.xlsx", dt.date(2020, 6, 30))
TEMPLATE = Sample("annex_a", f"{_CLEANER}/2015-01-sample.xlsx", dt.date(2019, 8, 31))
OLD_WORKBOOK = Sample("annex_a", f"{_CLEANER}/example-A-2005.xls", dt.date(2019, 8, 31))
NEW_WORKBOOK = Sample("annex_a", f"{_CLEANER}/example-B-2004.xlsx", dt.date(2019, 8, 31))
FIVE_YEARS = Sample("ssda903", "cs-demand-model/combined", dt.date(2022, 3, 31))
# The day that its Header names. The reader is told of a day; it takes none from the file.
CENSUS = Sample("cin_census", f"{_VALIDATOR}/fake_CIN_data.xml", dt.date(2022, 7, 21))
CENSUS_2021 = Sample("cin_census", f"{_VALIDATOR}/CIN_Census_2021.xml", dt.date(2023, 3, 31))
CENSUS_2024 = Sample("cin_census", f"{_VALIDATOR}/CIN_Census_2024.xml", dt.date(2024, 3, 31))
EVERY = (LINKED, TEMPLATE, OLD_WORKBOOK, NEW_WORKBOOK, FIVE_YEARS, CENSUS, CENSUS_2021, CENSUS_2024)
