"""The hand-read truths of the shared documents, and texts made comparable: letters and figures alone."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import Any

from goldenthread.plans.reading import document
from goldenthread.plans.reading.model import Reading
from tests.shared import shared


def same(text: str | None) -> str:
    """Without white space, punctuation and case, as ``compare.py`` holds texts against each other."""
    return re.sub(r"[^a-z0-9%£<>]+", "", (text or "").lower())


def all_same(texts: Any) -> list[str]:
    return [same(text) for text in texts]


@cache
def truth_of(name: str) -> dict[str, Any]:
    return json.loads(shared(f"plans/truth/{name}.json").read_text())


@cache
def read(name: str) -> Reading:
    path = shared(f"plans/{name}.docx")
    return document.read(path, name=path.name)
