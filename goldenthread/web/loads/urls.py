"""Data loads: the list, handing one in, its report, and the steps to live and back."""

from django.urls import path, reverse

from goldenthread.ingest import operations
from goldenthread.measures import long_work
from goldenthread.web.jobs import results
from goldenthread.web.loads import home, views, watched  # noqa: F401 - home adds its part of the home page

urlpatterns = [
    path("loads/", views.load_list, name="load-list"),
    path("loads/new/", views.new_load, name="load-new"),
    path("loads/watched/", watched.watched, name="load-watched"),
    path("loads/<int:load_id>/", views.load, name="load"),
    path("loads/<int:load_id>/lists/<int:number>/", views.load_rows, name="load-rows"),
    path("loads/<int:load_id>/submit/", views.submit, name="load-submit"),
    path("loads/<int:load_id>/again/", views.check_again, name="load-check-again"),
    path("loads/<int:load_id>/live/", views.make_live, name="load-make-live"),
    path("loads/<int:load_id>/figures/", views.look_first, name="load-figures"),
    path("loads/<int:load_id>/withdraw/", views.withdraw, name="load-withdraw"),
]
for kind in (operations.CHECK, long_work.PREVIEW):
    results.register(kind, lambda job: reverse("load", args=[job.arguments["load"]]))
