"""A list of findings or contradictions as a workbook: the rows as they are filtered and sorted on the page."""

from __future__ import annotations

from datetime import date

from django.http import HttpResponse

from goldenthread.accounts.models import Person
from goldenthread.measures import queries
from goldenthread.plans.models import Plan
from goldenthread.reporting import blocks, excel
from goldenthread.web import tables
from goldenthread.web.access import Asking

ASKED = "xlsx"
# Letters that a column is wide; what is told in sentences is wider.
_WIDTHS = {"place": 40, "subject": 40, "reason": 40, "left": 50, "right": 50, "what": 28, "remedy": 40}
_USUAL = 20


def is_asked(request: Asking, table: tables.Table) -> bool:
    return table.can_export and request.GET.get("export") == ASKED


def address(request: Asking) -> str:
    """The same list as a workbook."""
    query = request.GET.copy()
    query.pop("page", None)
    query["export"] = ASKED
    return f"?{query.urlencode()}"


def answer(table: tables.Table, plan: Plan, title: str, name: str, reader: Person, *, on: date) -> HttpResponse:
    """The file; marked as internal for whoever sees figures as they are, since it quotes them."""
    columns = tuple(excel.Column(each.title, _WIDTHS.get(each.name, _USUAL)) for each in table.columns)
    rows = tuple(tuple(column.text(thing) for column in table.columns) for thing in table.things)
    made = excel.Workbook(
        title=f"{title}: {plan.name}", sheet=title, said=(table.sentence,), columns=columns, rows=rows, courses=(),
        made_on=on, marking=blocks.INTERNAL if queries.sight(reader, on=on).allowed else "",
    )  # fmt: skip
    response = HttpResponse(excel.render(made), content_type=excel.MEDIA_TYPE)
    response["Content-Disposition"] = f'attachment; filename="{name}.xlsx"'
    return response
