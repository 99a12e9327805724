"""Exceptions: what is reported of a plan at a month, what was found and heard, and the report."""

from django.urls import path

from goldenthread.web.exceptions import differences, keeping, overview, report, settling

urlpatterns = [
    path("exceptions/", overview.exceptions, name="exceptions"),
    path("plans/<int:plan_id>/exception-report/", report.preview, name="exception-report"),
    path("plans/<int:plan_id>/exception-report/word/", report.as_word, name="exception-report-word"),
    path("plans/<int:plan_id>/exception-report/html/", report.as_html, name="exception-report-html"),
    path("plans/<int:plan_id>/exception-report/sentences/", settling.settle, name="exception-report-sentences"),
    path("plans/<int:plan_id>/ratings/keep/", keeping.keep, name="ratings-keep"),
    path("areas/<int:area_id>/difference/add/", differences.add, name="difference-add"),
    path("differences/<int:difference_id>/withdraw/", differences.withdraw, name="difference-withdraw"),
    path("differences/<int:difference_id>/restore/", differences.restore, name="difference-restore"),
]
