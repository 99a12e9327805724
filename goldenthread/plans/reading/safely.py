"""Reading a document from outside: measured first, then read in a process that may not hurt this one."""

from __future__ import annotations

from pathlib import PurePath

from goldenthread.files import active, child, guard, limits
from goldenthread.plans.reading.formats import READERS
from goldenthread.plans.reading.model import Reading

READ = "goldenthread.plans.reading.child:read"
"""What the child process calls; by its name, so that what reads documents is not read into this process."""
KINDS = tuple(READERS)
TEXT_ENDINGS = (".txt", ".md", "")
LIMITS = limits.Limits(cpu=20, wall=45)
"""Of the child process: the largest plan we know takes 2 seconds and 50 MB in any format."""
LARGEST = max(limits.BY_KIND[kind].size for kind in KINDS)


def check(data: bytes, *, name: str) -> str:
    """The kind of the file by its content; FileRefused when it is none that is read here, or not safe to open."""
    kind = guard.check(data, name=name, kinds=KINDS)
    if kind == "txt" and PurePath(name).suffix.lower() not in TEXT_ENDINGS:
        raise guard.wrong_format(name, KINDS, "is plain text under another name")
    if kind in ("docx", "pptx"):
        active.check(data, name)
    return kind


def read(data: bytes, *, name: str) -> Reading:
    """What the document says; FileRefused with the remedy when it can not be read. Stores nothing."""
    kind = check(data, name=name)
    options = {"name": name, "kind": kind}
    return Reading.from_json(child.run(READ, source=data, options=options, limits=LIMITS, name=name))
