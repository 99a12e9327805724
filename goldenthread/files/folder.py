"""The data folder: where a council's database, sealed files, snapshots and keys live. Standard library only.

A folder is marked once, when it is made: ``example`` (made-up council, loopback only, fixed sign-ins) or
``council``. The mark is never changed, so that made-up and real children can not meet in one place.
"""

from __future__ import annotations

import contextlib
import json
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from goldenthread.core.errors import Refusal

MARK = "goldenthread.json"
KINDS = ("example", "council")


class FolderRefused(Refusal):
    """The folder is not one of ours, or is marked for something else."""


@dataclass(frozen=True)
class DataFolder:
    """An opened data folder; every path below it is made on first use, readable by its owner only."""

    path: Path
    kind: str

    @property
    def is_example(self) -> bool:
        return self.kind == "example"

    @property
    def database(self) -> Path:
        return self.path / "database.sqlite3"

    @property
    def queue(self) -> Path:
        return self.path / "queue.sqlite3"

    def room(self, name: str) -> Path:
        """A folder inside, made with mode 0700 when it is missing."""
        place = self.path / name
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
        return place

    def key(self, name: str, size: int = 32) -> bytes:
        """The key of that name; made from the system's random source when it does not exist yet."""
        place = self.room("keys") / name
        if not place.exists():
            _write_private(place, secrets.token_bytes(size), once=True)
        return place.read_bytes()

    def forget_key(self, name: str) -> None:
        """Destroy a key: what it sealed can not be opened again, here or in any backup."""
        (self.room("keys") / name).unlink(missing_ok=True)


def prepare(path: Path, kind: str) -> DataFolder:
    """Open the folder, making and marking it when it is new or empty.

    FolderRefused when it is marked as another kind, or holds files that are not ours.
    """
    if kind not in KINDS:
        raise ValueError(kind)
    mark = path / MARK
    if mark.exists():
        folder = opened(path)
        if folder.kind != kind:
            raise FolderRefused(
                f"The data folder {path} is marked '{folder.kind}' and can not be used as '{kind}'.",
                remedy="Name another folder with --data.",
            )
        return folder
    if path.exists() and any(path.iterdir()):
        raise FolderRefused(
            f"The folder {path} holds files that Golden Thread did not make.",
            remedy="Name an empty or a new folder with --data.",
        )
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    _write_private(mark, json.dumps({"kind": kind, "layout": 1}).encode())
    return DataFolder(path, kind)


def opened(path: Path) -> DataFolder:
    """The folder as it was marked; FolderRefused when it was never made."""
    try:
        kind = json.loads((path / MARK).read_text())["kind"]
    except (OSError, ValueError, KeyError) as error:
        raise FolderRefused(
            f"{path} is not a Golden Thread data folder.", remedy="Start with: python3 run.py --data FOLDER"
        ) from error
    return DataFolder(path, kind)


def sync_folder(folder: Path) -> None:
    """Make what was renamed in a folder last through a power cut; only where folders can be opened (not Windows)."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _write_private(place: Path, content: bytes, *, once: bool = False) -> None:
    """Written under another name and renamed, so that a half-written key is never read as whole.

    With ``once`` a file that somebody else put there meanwhile stands: two processes that make one key at the same
    moment must not each seal with their own.
    """
    part = place.with_name(f"{place.name}.{os.getpid()}-{secrets.token_hex(4)}.part")
    with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
        out.write(content)
        out.flush()
        os.fsync(out.fileno())
    if not (once and _linked(part, place)):
        part.replace(place)
    sync_folder(place.parent)


def _linked(part: Path, place: Path) -> bool:
    """Put in place unless something stands there already; False on a disk that has no links."""
    try:
        with contextlib.suppress(FileExistsError):
            os.link(part, place)
    except OSError:
        return False
    part.unlink()
    return True
