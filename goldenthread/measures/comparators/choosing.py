"""What a person decides about comparators: which authority the council is, and what stands beside a measure."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from goldenthread import history
from goldenthread.accounts import policies as rights
from goldenthread.accounts.models import Person
from goldenthread.history import versions
from goldenthread.measures import definition
from goldenthread.measures.errors import MeasureError
from goldenthread.measures.models import Area, Beside, Indicator, OwnAuthority

CHOOSE = "target.edit"


@transaction.atomic
def set_own(*, key: str, version: int, by: Person, on: date) -> OwnAuthority:
    """Say which authority this council is; ``version`` 0 where none was chosen before."""
    rights.check(by, CHOOSE, on=on)
    area = Area.objects.filter(key=key, level="authority").first()
    if area is None:
        raise MeasureError("No loaded file has this authority.", remedy="Choose one of the list.", field="key")
    before = OwnAuthority.objects.select_related("area").first()
    was = before.area.name if before else None
    own = before or OwnAuthority()
    if before:
        versions.claim(before, version)
    own.area, own.set_by, own.set_on = area, by, on
    own.save()
    history.record("measures.own_authority_set", subject=own, by=by, on=on, changes={"authority": [was, area.name]})
    return own


@transaction.atomic
def put_beside(*, measure: str, code: str, note: str, version: int, by: Person, on: date) -> Beside:
    """Say by hand which published indicator stands beside a measure (empty: none), and how far they are alike.

    ``version`` 0 where nobody has said it before. MeasureError for an indicator that no file has, or without a note.
    """
    rights.check(by, CHOOSE, on=on)
    definition.get(measure)
    if code and not Indicator.objects.filter(code=code).exists():
        raise MeasureError("No loaded file has this indicator.", remedy="Choose one of the list.", field="code")
    if not note.strip():
        raise MeasureError(
            "Say how far the two are alike.", remedy="Write in a sentence what the published figure counts otherwise.",
            field="note",
        )  # fmt: skip
    before = Beside.objects.filter(measure=measure).first()
    was = before.code if before else None
    found = before or Beside(measure=measure)
    if before:
        versions.claim(before, version)
    found.code, found.note, found.set_by, found.set_on = code, note.strip(), by, on
    found.save()
    history.record(
        "measures.put_beside", subject=found, by=by, on=on, detail=note.strip(), changes={"code": [was, code]}
    )
    return found
