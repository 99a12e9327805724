"""Pages that help everybody, signed in or not."""

from django.urls import path

from goldenthread.web.help import views

urlpatterns = [
    path("glossary/", views.glossary, name="glossary"),
    path("accessibility/", views.accessibility, name="accessibility"),
]
