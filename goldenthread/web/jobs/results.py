"""Where the outcome of each kind of job is found. Each area of pages registers its own, in its ``urls.py``."""

from __future__ import annotations

from collections.abc import Callable

from goldenthread.work.models import Job

Address = Callable[[Job], str]
_addresses: dict[str, Address] = {}


def register(kind: str, address: Address) -> None:
    """``register("ingest.check_load", lambda job: reverse("load", args=[job.arguments["load"]]))``."""
    _addresses[kind] = address


def address_of(job: Job) -> str:
    """The page of what the job made, or an empty text when it has none."""
    find = _addresses.get(job.kind)
    return find(job) if find else ""
