"""Sealing and opening files: AES-256-GCM with a key of the data folder, under the hash of the content."""

from __future__ import annotations

import hashlib
import os
import secrets
from datetime import date
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from goldenthread.core.errors import Refusal
from goldenthread.files import folder
from goldenthread.files.models import StoredFile

NONCE = 12  # bytes, as NIST SP 800-38D recommends for GCM


def seal(data: bytes, *, name: str, kind: str, by: Any, on: date, holds_child_data: bool = False) -> StoredFile:
    """Keep ``data`` sealed and return its description. The same content is kept once, however often it comes."""
    sha256 = hashlib.sha256(data).hexdigest()
    place = _place(sha256)
    if not place.exists():
        nonce = secrets.token_bytes(NONCE)
        _write(place, nonce + AESGCM(_key()).encrypt(nonce, data, sha256.encode()))
    return StoredFile.objects.create(
        sha256=sha256, size=len(data), kind=kind, name=clean_name(name), holds_child_data=holds_child_data,
        made_by_id=str(by.pk), made_by_name=by.name, made_on=on,
    )  # fmt: skip


def unseal(file: StoredFile) -> bytes:
    """The content as it was handed in; Refusal when it was erased, moved or altered on disk."""
    try:
        sealed = _place(file.sha256).read_bytes()
        return AESGCM(_key()).decrypt(sealed[:NONCE], sealed[NONCE:], file.sha256.encode())
    except (OSError, InvalidTag) as error:
        raise Refusal(
            "This file can not be opened: it was erased or altered on disk.",
            remedy="Ask your system administrator to look at the latest backup.",
        ) from error


def erase(file: StoredFile) -> None:
    """Remove the content from disk, unless another file that was handed in has the same; its description stays."""
    if not StoredFile.objects.filter(sha256=file.sha256).exclude(pk=file.pk).exists():
        _place(file.sha256).unlink(missing_ok=True)


def clean_name(name: str) -> str:
    """The person's name for the file without folders or control characters, at most 255 characters."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    shown = "".join(character if character.isprintable() else "\ufffd" for character in last).strip(" .")
    return shown[-255:] or "file"


def _place(sha256: str) -> Path:
    return settings.DATA.room("files") / sha256[:2] / sha256


def _key() -> bytes:
    return settings.DATA.key("files")


def _write(place: Path, content: bytes) -> None:
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    part = place.with_suffix(f".{os.getpid()}-{secrets.token_hex(4)}.part")
    with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
        out.write(content)
        out.flush()
        os.fsync(out.fileno())
    part.replace(place)
    folder.sync_folder(place.parent)
