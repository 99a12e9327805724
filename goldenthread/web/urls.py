"""Every page, by area."""

from django.urls import include, path

from goldenthread.web.home import views as home

urlpatterns = [
    path("", home.home, name="home"),
    path("", include("goldenthread.web.accounts.urls")),
    path("", include("goldenthread.web.help.urls")),
    path("", include("goldenthread.web.jobs.urls")),
    path("", include("goldenthread.web.people.urls")),
    path("", include("goldenthread.web.plans.urls")),
]
