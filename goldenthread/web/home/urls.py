"""Home, and clearing the list of what changed."""

from django.urls import path

from goldenthread.web.home import views, waiting  # noqa: F401 - waiting adds its part of the home page

urlpatterns = [
    path("", views.home, name="home"),
    path("changes/read/", views.read, name="changes-read"),
]
