"""Data quality: the queue, one finding, and the check of a load."""

from django.urls import path

from goldenthread.web.findings import changing, checks, finding, home, listing  # noqa: F401 - home adds its part

urlpatterns = [
    path("data-quality/", listing.finding_list, name="finding-list"),
    path("data-quality/counts/", listing.counts, name="finding-counts"),
    path("data-quality/assign/", changing.assign, name="finding-assign"),
    path("data-quality/state/", changing.move, name="finding-move"),
    path("data-quality/undo/", changing.take_back, name="finding-undo"),
    path("data-quality/<int:finding_id>/", finding.finding, name="finding"),
    path("data-quality/<int:finding_id>/row/", finding.rows, name="finding-rows"),
    path("data-quality/<int:finding_id>/accept/", finding.accept, name="finding-accept"),
    path("data-quality/<int:finding_id>/note/", finding.note, name="finding-note"),
    path("loads/<int:load_id>/check/", checks.check, name="load-check"),
    path("loads/<int:load_id>/check/rows/", checks.check_rows, name="load-check-rows"),
    path("loads/<int:load_id>/check/excel/", checks.check_excel, name="load-check-excel"),
]
