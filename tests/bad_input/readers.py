"""Every return with a small good file of CSVs or XML, so that one bad thing can be put through every reader."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from goldenthread.ingest.readers import READERS
from goldenthread.ingest.reading.result import Reading
from tests.ingest.annex_a import csvs
from tests.ingest.cin_census import made as made_census
from tests.ingest.flat import made_up
from tests.ingest.reading.zips import zipped
from tests.ingest.ssd import good as good_ssd
from tests.ingest.ssda903 import made as made_903

AS_AT = dt.date(2026, 3, 31)


@dataclass(frozen=True)
class OfCsvs:
    """A return that comes as CSV files. Of ``file`` the ``column`` is a date that decides what a row means; ``day`` is
    how it is written there, in the only row with it."""

    kind: str
    files: dict[str, str]
    file: str
    column: str
    day: str
    as_at: dt.date = AS_AT

    def __str__(self) -> str:
        return self.kind

    def read(self, **changed: bytes | str) -> Reading:
        """What the reader makes of the files with these in place of some, by name without its ending."""
        files: dict[str, bytes | str] = {**self.files, **{f"{name}.csv": each for name, each in changed.items()}}
        return self.read_zip(zipped(files))

    def read_zip(self, data: bytes) -> Reading:
        found: Reading = READERS[self.kind].module().read(data, name="all.zip", as_at=self.as_at)
        return found

    @property
    def stem(self) -> str:
        return self.file.removesuffix(".csv")

    def dated(self, written: str) -> str:
        """The file with this in place of the day."""
        assert self.files[self.file].count(self.day) == 1
        return self.files[self.file].replace(self.day, written)


def _ssd() -> dict[str, str]:
    rows = good_ssd.rows()
    return {f"{name}.csv": good_ssd.content(name, rows[name]).decode() for name in ("ssd_person", "ssd_contacts")}


_POSTS = "post_id,team_id,worker_id,role,full_time,established,filled,agency,vacant_since\n"
EVERY = (
    OfCsvs("annex_a", {"List 1.csv": csvs.text(1), "List 3.csv": csvs.text(3)}, "List 3.csv", "Date of referral",
           "03/03/2026", dt.date(2026, 5, 31)),
    OfCsvs("ssd", _ssd(), "ssd_contacts.csv", "cont_contact_date", "2026-01-12", good_ssd.AS_AT),
    OfCsvs("ssda903", {"header.csv": made_903.text("header"), "episodes.csv": made_903.text("episodes")},
           "episodes.csv", "DECOM", "01/06/2025"),
    OfCsvs("nightly", {"person.csv": made_up.people("Amara"), "contact.csv":
           "child_id,received_on,source_code\nAmara,2026-02-03,6\n"}, "contact.csv", "received_on", "2026-02-03"),
    OfCsvs("workforce", {"posts.csv": _POSTS + "P2,North,,NQSW,1,Y,N,N,2026-03-02\n"}, "posts.csv", "vacant_since",
           "2026-03-02"),
)  # fmt: skip
CENSUS = made_census.census(made_census.whole())
RETURN = (
    b"<Message><Children><Child><CHILDID>1</CHILDID><Header><SEX>1</SEX><DOB>2012-05-02</DOB></Header></Child>"
    b"</Children></Message>"
)
