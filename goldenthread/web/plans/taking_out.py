"""The whole plan as a file, in Word or Excel, that is read back without loss."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from goldenthread.plans import queries
from goldenthread.reporting import operations
from goldenthread.web.access import Asking, page


@page("report.generate")
def as_word(request: Asking, plan_id: int) -> HttpResponse:
    return _file(request, plan_id, "docx")


@page("report.generate")
def as_excel(request: Asking, plan_id: int) -> HttpResponse:
    return _file(request, plan_id, "xlsx")


def _file(request: Asking, plan_id: int, kind: str) -> HttpResponse:
    found = queries.plan_for(request.user, plan_id, on=request.on)
    made = operations.take_out_plan(plan=found, kind=kind, by=request.user, on=request.on)
    response = HttpResponse(made.content, content_type=made.media_type)
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=made.name)
    return response
