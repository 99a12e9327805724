"""Reading a document from outside: measured first, then read in a process that may not hurt this one."""

from __future__ import annotations

from goldenthread.files import child, guard
from goldenthread.plans.reading import child as inside
from goldenthread.plans.reading.model import Reading

KINDS = ("docx",)


def check(data: bytes, *, name: str) -> str:
    """The kind of the file by its content; FileRefused when it is none that is read here, or not safe to open."""
    return guard.check(data, name=name, kinds=KINDS)


def read(data: bytes, *, name: str) -> Reading:
    """What the document says; FileRefused with the remedy when it can not be read. Stores nothing."""
    check(data, name=name)
    return Reading.from_json(child.run(inside.READ, source=data, options={"name": name}, name=name))
