"""Published figures of others: files handed in and agreed to, which authority is ours, and what stands beside what."""

from django.urls import path

from goldenthread.web.comparators import choices, views

urlpatterns = [
    path("settings/comparators/", views.edition_list, name="comparator-list"),
    path("settings/comparators/new/", views.new_edition, name="comparator-new"),
    path("settings/comparators/authority/", choices.own_authority, name="comparator-authority"),
    path("settings/comparators/<int:edition_id>/", views.edition, name="comparator-file"),
    path("settings/comparators/<int:edition_id>/agree/", views.agree, name="comparator-agree"),
    path("settings/comparators/<int:edition_id>/withdraw/", views.withdraw, name="comparator-withdraw"),
    path("measures/<slug:slug>/beside/", choices.beside, name="measure-beside"),
]
