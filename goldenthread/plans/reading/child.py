"""What runs inside the limited child process: bytes in, the reading as plain JSON out."""

from __future__ import annotations

from typing import Any

from goldenthread.files.errors import FileRefused
from goldenthread.plans.reading import document
from goldenthread.plans.reading.errors import DocumentRefused


def read(data: bytes, options: dict[str, Any]) -> dict[str, Any]:
    """The reading of ``data`` as ``Reading.as_json`` gives it; FileRefused when it is no plan document.

    ``options`` holds ``name``, the file's name as its owner knows it, and ``kind``, what the guard found it to be.
    """
    try:
        return document.read(data, name=options["name"], kind=options["kind"]).as_json()
    except DocumentRefused as refused:
        raise FileRefused("not_a_plan_document", refused.message, remedy=refused.remedy) from refused
