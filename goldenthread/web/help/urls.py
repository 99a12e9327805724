"""Pages that help everybody, signed in or not."""

from django.urls import path

from goldenthread.web.help import dictionary, views

urlpatterns = [
    path("glossary/", views.glossary, name="glossary"),
    path("accessibility/", views.accessibility, name="accessibility"),
    path("data-dictionary/", dictionary.data_dictionary, name="data-dictionary"),
]
