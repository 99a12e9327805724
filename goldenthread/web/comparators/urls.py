"""Published figures of others: files handed in and agreed to, which authority is ours, and what stands beside what."""

from django.urls import path, reverse

from goldenthread.measures.comparators.loading import READ
from goldenthread.web.comparators import choices, views
from goldenthread.web.jobs import results

urlpatterns = [
    path("settings/comparators/", views.release_list, name="comparator-list"),
    path("settings/comparators/new/", views.new_release, name="comparator-new"),
    path("settings/comparators/authority/", choices.own_authority, name="comparator-authority"),
    path("settings/comparators/<int:release_id>/", views.release, name="comparator-file"),
    path("settings/comparators/<int:release_id>/agree/", views.agree, name="comparator-agree"),
    path("settings/comparators/<int:release_id>/withdraw/", views.withdraw, name="comparator-withdraw"),
    path("measures/<slug:slug>/beside/", choices.beside, name="measure-beside"),
]

results.register(READ, lambda job: reverse("comparator-file", args=[job.arguments["release"]]))
