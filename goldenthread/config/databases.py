"""Which database: the embedded one, or PostgreSQL by its address."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

KEPT = 60
"""Seconds for which a thread that answers pages keeps its connection. Opened for each page, SQLite takes 3 to 8 ms of
every one: it folds its log when the last one leaves and begins another when the next comes."""


def from_url(url: str, embedded: Path) -> dict[str, Any]:
    """Django's description of the database at ``url``, or of the SQLite file when there is none."""
    if not url:
        return sqlite(embedded)
    parts = urlsplit(url)
    if parts.scheme not in {"postgresql", "postgres"}:
        raise ValueError("GOLDENTHREAD_DATABASE_URL must begin with postgresql://")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": KEPT,
    }


def sqlite(path: Path) -> dict[str, Any]:
    """WAL lets people read while one writes; IMMEDIATE takes the write lock at once instead of failing half-way;
    FULL keeps a committed change through a power cut."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "CONN_MAX_AGE": KEPT,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
        },
    }
