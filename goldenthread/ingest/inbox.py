"""A watched folder as files on disk: which are complete, which day each speaks of, and where they go once read.

A file is complete when its size and its time of change were the same at two looks some seconds apart. Links, hidden
files and files that a program is still writing under another name are passed over.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from goldenthread.core.errors import Refusal
from goldenthread.files import limits, store
from goldenthread.files.errors import FileRefused

DONE, REFUSED = "done", "refused"
_UNFINISHED = (".part", ".partial", ".tmp", ".temp", ".filepart", ".crdownload", ".swp", ".lock")
_DAY = re.compile(r"(?<!\d)(20\d{2})[-_. ]?(\d{2})[-_. ]?(\d{2})(?!\d)")


class StillWritten(Exception):
    """The file changed or went away while it was read; if it is there again, the next pass finds it."""


@dataclass(frozen=True)
class Found:
    """One file of the folder as it stood when it was looked at; ``changed`` is in nanoseconds."""

    path: Path
    size: int
    changed: int

    @property
    def name(self) -> str:
        """The file's name as it can be shown and kept."""
        return store.clean_name(self.path.name)


def prepare(folder: Path) -> Path:
    """The folder's full path, with the folders for files that were read made in it; Refusal when that cannot be."""
    if not folder.is_dir():
        raise Refusal(f"There is no folder {folder}.", remedy="Make it, or check its name.")
    place = folder.resolve()
    for name in (DONE, REFUSED):
        _make(place / name)
    return place


def _make(place: Path) -> None:
    try:
        place.mkdir(mode=0o700, exist_ok=True)
    except OSError as problem:
        raise _no_room(place) from problem
    if place.is_symlink() or not os.access(place, os.W_OK | os.X_OK):
        raise _no_room(place)


def _no_room(place: Path) -> Refusal:
    return Refusal(
        f"Files that were read cannot be put into {place}, so none is read.",
        remedy="Let the account that runs this command write in the watched folder.",
    )


def look(folder: Path) -> list[Found]:
    """The files of the folder itself, by name."""
    found = []
    for path in sorted(folder.iterdir()):
        if path.name.startswith((".", "~")) or path.suffix.lower() in _UNFINISHED:
            continue
        about = path.lstat()
        if stat.S_ISREG(about.st_mode):
            found.append(Found(path, about.st_size, about.st_mtime_ns))
    return found


def settled(first: Sequence[Found], second: Sequence[Found]) -> tuple[list[Found], list[str]]:
    """The files that stood still between two looks, the earliest day first, and the names of the others.

    An empty file is one that somebody has only begun to write.
    """
    before = set(first)
    complete = [found for found in second if found.size and found in before]
    return sorted(complete, key=_order), [found.name for found in second if found not in complete]


def _order(found: Found) -> tuple[str, str]:
    days = _days(found.path.name)
    return (days[0].isoformat() if days else ""), found.path.name


def content(found: Found) -> bytes:
    """The whole file; StillWritten when it changed since it was looked at, FileRefused when no file may be so large."""
    largest = max(limit.size for limit in limits.BY_KIND.values())
    if found.size > largest:
        raise FileRefused(
            "too_big",
            f"“{found.name}” is {found.size / limits.MIB:,.0f} MB; at most {largest // limits.MIB} MB are taken.",
            remedy="Leave out what is not needed, or load it in parts.",
        )
    try:
        data, now = found.path.read_bytes(), found.path.lstat()
    except FileNotFoundError as gone:
        raise StillWritten from gone
    if (len(data), now.st_size, now.st_mtime_ns) != (found.size, found.size, found.changed):
        raise StillWritten
    return data


def named_day(name: str) -> date:
    """The day that a file's name says it speaks of; Refusal when it says none, or two."""
    days = sorted(set(_days(name)))
    if len(days) != 1:
        raise Refusal(
            f"The name of “{name}” says {'two days' if days else 'no day'}, so it is not known which day it speaks of.",
            remedy="Put the day into the name, as in nightly-2026-05-31.zip, and no other.",
        )
    return days[0]


def _days(name: str) -> list[date]:
    found = []
    for year, month, day in _DAY.findall(name):
        try:
            found.append(date(int(year), int(month), int(day)))
        except ValueError:
            continue
    return found


def move(found: Found, to: str, reason: str = "") -> Path:
    """Put a file that was read into ``done`` or ``refused`` and give its new place; nothing there is overwritten.

    With a reason a text file of the same name lies beside it.
    """
    place = _free(found.path.parent / to / found.path.name)
    if reason:
        place.with_name(f"{place.name}.txt").write_text(f"{reason}\n", encoding="utf-8")
    found.path.rename(place)
    return place


def _free(place: Path) -> Path:
    """The place itself, or the next one with a number that nothing lies in."""
    number, at = 1, place
    while at.exists() or at.with_name(f"{at.name}.txt").exists():
        number += 1
        at = place.with_name(f"{place.stem} ({number}){place.suffix}")
    return at
