"""What others wrote is what they published, but for what our README says, and calls nobody."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = [ROOT / "goldenthread/web/static/vendor", ROOT / "tests/functional/vendor"]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.parent.name)
def test_every_vendored_file_has_its_fingerprint(folder: Path) -> None:
    lines = (folder / "SHA256SUMS").read_text().splitlines()
    written = {name: digest for digest, name in (line.split("  ") for line in lines)}
    found = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.iterdir()
        if path.name not in {"SHA256SUMS", "README.md"}
    }
    assert found == written


def test_the_style_sheets_load_nothing_and_hold_neither_font_nor_crown() -> None:
    for path in (ROOT / "goldenthread/web/static").rglob("*.css"):
        text = path.read_text(encoding="utf-8")
        assert "GDS Transport" not in text
        assert "url(" not in text.replace("url(data:", "")
        assert "@import" not in text
