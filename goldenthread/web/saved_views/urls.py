"""Saved views of scorecards."""

from django.urls import path

from goldenthread.web.saved_views import pages

urlpatterns = [
    path("scorecard/views/", pages.view_list, name="view-list"),
    path("scorecard/views/keep/", pages.keep, name="view-keep"),
    path("scorecard/views/<int:view_id>/", pages.open_view, name="view-open"),
    path("scorecard/views/<int:view_id>/name/", pages.rename, name="view-rename"),
    path("scorecard/views/<int:view_id>/remove/", pages.remove, name="view-remove"),
    path("scorecard/views/<int:view_id>/restore/", pages.restore, name="view-restore"),
    path("scorecard/views/<int:view_id>/first/", pages.open_first, name="view-first"),
    path("scorecard/views/<int:view_id>/share/", pages.share, name="view-share"),
]
