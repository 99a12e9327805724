"""The council's own databases that extracts are read from: what each is called here, and where it answers.

An address stands in ``sources.toml`` of the data folder, readable by its owner only, or in the environment as
``GOLDENTHREAD_SOURCE_`` and the name. It may hold a password, so it is never shown, logged or kept.
"""

from __future__ import annotations

import os
import re
import stat
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from goldenthread.files.folder import DataFolder
from goldenthread.records.errors import RecordsError

FILE = "sources.toml"
VARIABLE = "GOLDENTHREAD_SOURCE_"
SCHEMA = "ssd_development"  # where the dataset's own scripts put its tables
SECONDS = 300
_NAME = re.compile(r"^[a-z][a-z0-9_-]{0,30}$")
_POSTGRES = ("postgresql://", "postgres://")


class SourceRefused(RecordsError):
    """A database outside that was not read, and why."""


@dataclass(frozen=True)
class Source:
    """One database. ``address`` is a PostgreSQL address, or an ODBC connection string; ``seconds`` is how long one
    question to it may take."""

    name: str
    address: str = field(repr=False)
    schema: str = SCHEMA
    seconds: int = SECONDS

    @property
    def is_postgres(self) -> bool:
        return self.address.startswith(_POSTGRES)


def find(name: str, *, folder: DataFolder, environment: Mapping[str, str] = os.environ) -> Source:
    """The database of that name; SourceRefused when there is none, or when the folder is an example's."""
    if folder.is_example:
        raise SourceRefused(
            "This is an example folder, and a council's database may not be read into it: made-up and real children "
            "never meet in one place.",
            remedy="Make a folder of the council's own with: python3 run.py setup --data FOLDER",
        )
    if not _NAME.match(name):
        raise SourceRefused(
            "The name of a database has small letters, digits, - and _ only, at most 31.",
            remedy=f"Use the name that stands in {FILE} of the data folder; it is not an address.",
        )
    settings = _in_file(folder.path / FILE).get(name, {})
    address = environment.get(VARIABLE + name.upper().replace("-", "_")) or settings.get("address", "")
    if not isinstance(address, str) or not address:
        raise SourceRefused(
            f"No database is called {name}.",
            remedy=f"Add [{name}] with its address to {FILE} in the data folder; docs/returns/ssd.md says how.",
        )
    return Source(name, address, str(settings.get("schema", SCHEMA)), _seconds(name, settings.get("seconds", SECONDS)))


def _seconds(name: str, said: object) -> int:
    if not isinstance(said, int) or isinstance(said, bool) or not 1 <= said <= 3_600:
        raise SourceRefused(
            f"The seconds of [{name}] in {FILE} are not a whole number from 1 to 3,600.",
            remedy="Correct them, or leave the line out.",
        )
    return said


def _in_file(path: Path) -> dict[str, Any]:
    if not path.exists():
        return {}
    if os.name != "nt" and path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        raise SourceRefused(
            f"{FILE} in the data folder may hold passwords and can be read by others on this machine.",
            remedy=f"Close it to others: chmod 600 {FILE}",
        )
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as problem:  # the words of the problem may repeat a line of the file
        raise SourceRefused(
            f"{FILE} in the data folder cannot be read as TOML.",
            remedy="Compare it with the example in docs/returns/ssd.md.",
        ) from problem
    return {name: section for name, section in found.items() if isinstance(section, dict)}
