"""Every address of the site; the pages name theirs in ``web``."""

from django.urls import include, path

urlpatterns = [path("", include("goldenthread.web.urls"))]
handler400 = "goldenthread.web.errors.bad_request"
handler403 = "goldenthread.web.errors.forbidden"
handler404 = "goldenthread.web.errors.not_found"
handler500 = "goldenthread.web.errors.server_error"
