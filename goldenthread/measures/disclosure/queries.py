"""Which rule holds, which editions there are, and who put a published figure out."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet

from goldenthread.accounts.errors import OutOfReach
from goldenthread.measures.disclosure import presets
from goldenthread.measures.disclosure.models import DisclosureRule, FigureEdition, PublishedFigure
from goldenthread.measures.disclosure.presets import Preset

State = FigureEdition.State


def rule_of(on: date) -> DisclosureRule | None:
    """The rule that the council set for that day; None: the usual one holds."""
    held = DisclosureRule.objects.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=on), starts_on__lte=on)
    return held.order_by("-starts_on", "-pk").first()


def preset_of(on: date) -> Preset:
    """The preset in force that day."""
    rule = rule_of(on)
    return presets.BY_NAME[rule.preset] if rule else presets.DEFAULT


def last_approved() -> FigureEdition | None:
    """The edition with the highest number, withdrawn or not."""
    return FigureEdition.objects.filter(number__isnull=False).order_by("-number").first()


def editions(*, all_of_them: bool) -> QuerySet[FigureEdition]:
    """The published ones, newest first; ``all_of_them`` for those who prepare and approve."""
    found = FigureEdition.objects.select_related("prepared_by", "decided_by", "withdrawn_by", "job")
    return found if all_of_them else found.filter(state=State.PUBLISHED)


def edition(pk: int, *, all_of_them: bool) -> FigureEdition:
    """One of them; OutOfReach for any other."""
    found = editions(all_of_them=all_of_them).filter(pk=pk).first()
    if found is None:
        raise OutOfReach
    return found


def in_use() -> QuerySet[PublishedFigure]:
    """The published figures that stand, each from the last edition that told it."""
    return PublishedFigure.objects.filter(is_current=True)


def edition_of(measure: str, period: str) -> FigureEdition | None:
    """The edition that a council figure in use is from."""
    row = in_use().filter(measure=measure, period=period, breakdown="council").select_related("edition__decided_by")
    found = row.first()
    return found.edition if found else None
