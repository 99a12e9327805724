"""Who looked at rows about children: one's own lines, and everybody's for the guardians of the records."""

from django.urls import path

from goldenthread.web.access_log import sections, views

__all__ = ["sections", "urlpatterns"]

urlpatterns = [
    path("account/access/", views.own, name="access-own"),
    path("access/", views.everybody, name="access-all"),
]
