"""What this room does that takes longer than a page."""

from __future__ import annotations

from datetime import date

from goldenthread.accounts.models import Person
from goldenthread.core.counting import counted
from goldenthread.plans import operations
from goldenthread.plans.models import PlanDocument
from goldenthread.plans.operations.documents import READ
from goldenthread.work import registry


@registry.work(READ)
def read_document(progress: registry.Progress, *, document: int, by: int, on: str) -> dict:
    """Read an uploaded plan document; the result holds its number and how many questions it asks."""
    waiting = PlanDocument.objects.select_related("file", "unit").get(pk=document)
    progress(0.2, f"Reading the tables of {waiting.file.name}.")
    done = operations.read_document(
        document=waiting, by=Person.objects.get(pk=by), on=date.fromisoformat(on)
    )  # fmt: skip
    found, asked = counted(len(done.reading["actions"]), "action"), counted(done.questions, "question")
    progress(0.95, f"{found} found, and {asked} for you.")
    return {"document": done.pk, "questions": done.questions}
