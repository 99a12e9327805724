"""Figures for other programs: the files that a token opens, and the pages about tokens."""

from django.urls import path

from goldenthread.web.export import files, views

urlpatterns = [
    path("export/", views.export, name="export"),
    path("export/results.csv", files.results_csv, name="export-results-csv"),
    path("export/results.json", files.results_json, name="export-results-json"),
    path("export/definitions.json", files.definitions_json, name="export-definitions"),
    path("export/tokens/", views.every, name="export-all"),
    path("export/tokens/new/", views.add, name="export-token-add"),
    path("export/tokens/<int:token_id>/revoke/", views.revoke, name="export-token-revoke"),
    path("export/tokens/<int:token_id>/withdraw/", views.withdraw, name="export-token-withdraw"),
]
