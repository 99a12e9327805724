"""Taking a scorecard out as a workbook. Nothing of what it shows changes; that it was taken out is kept."""

from __future__ import annotations

import hashlib
from datetime import date

from django.db import models, transaction

from goldenthread import history
from goldenthread.accounts import policies
from goldenthread.accounts.models import Person, Unit
from goldenthread.core.periods import Month
from goldenthread.measures import queries as measures
from goldenthread.measures import teams
from goldenthread.reporting import excel
from goldenthread.reporting.excel import Workbook
from goldenthread.reporting.operations import File

CAPABILITY = "export.aggregate"


@transaction.atomic
def take_out(*, made: Workbook, about: models.Model, period: Month, name: str, by: Person, on: date) -> File:
    """The workbook as a file, with a line of history about the plan or part of the council (``about``) that it shows.

    Only for holders of ``export.aggregate`` and of ``kpi.view_unsuppressed``; of a team, within the reach of both.
    """
    _check(about, by, on)
    content = excel.render(made)
    file = File(f"{name}.xlsx", content, excel.MEDIA_TYPE, hashlib.sha256(content).hexdigest())
    changes = {"period": [None, period.id], "shown": [None, "; ".join(made.said)], "sha256": [None, file.sha256]}
    history.record("reporting.scorecard_downloaded", subject=about, by=by, on=on, detail=made.title, changes=changes)
    return file


def _check(about: models.Model, by: Person, on: date) -> None:
    policies.reach(by, CAPABILITY, on=on)
    policies.reach(by, measures.CAPABILITY, on=on)
    is_part = isinstance(about, Unit) and about.kind != Unit.Kind.AUTHORITY
    if is_part and not teams.can_take_out(by, about, on=on):
        policies.check(by, CAPABILITY, on=on, unit_id=about.pk)
