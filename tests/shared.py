"""Finds the reference material that may lie beside the project; tests that need it skip when it is not there."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def shared(relative: str) -> Path:
    """The path of a file in ``../shared``; skips the test, saying so, when it is not there."""
    if path := beside(relative):
        return path
    pytest.skip(f"needs ../shared/{relative}, which is not beside this checkout")


def beside(relative: str) -> Path | None:
    """The path of a file in ``../shared``, None when it is not there; for what a module asks before its tests run."""
    paths = (root.parent / "shared" / relative for root in _roots())
    return next((path for path in paths if path.exists()), None)


def _roots() -> list[Path]:
    """This checkout, and the main one when this is a linked worktree."""
    git = subprocess.run(
        ["git", "-C", str(ROOT), "rev-parse", "--path-format=absolute", "--git-common-dir"],
        capture_output=True,
        text=True,
        check=False,
    )
    common = Path(git.stdout.strip()) if git.returncode == 0 and git.stdout.strip() else None
    return [ROOT, *([common.parent] if common else [])]
