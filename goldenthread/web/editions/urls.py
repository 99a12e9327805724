"""Editions of figures: what is published, preparing and approving one, and the rule that hides small numbers."""

from django.urls import path, reverse

from goldenthread.measures.disclosure.preparing import PREPARE
from goldenthread.web.editions import changing, listing, taking_out
from goldenthread.web.jobs import results

urlpatterns = [
    path("editions/", listing.edition_list, name="edition-list"),
    path("editions/new/", changing.prepare, name="edition-new"),
    path("editions/rule/", changing.set_rule, name="disclosure-rule"),
    path("editions/<int:edition_id>/", listing.edition, name="edition"),
    path("editions/<int:edition_id>/figures.json", taking_out.as_json, name="edition-json"),
    path("editions/<int:edition_id>/approve/", changing.approve, name="edition-approve"),
    path("editions/<int:edition_id>/turn-down/", changing.turn_down, name="edition-turn-down"),
    path("editions/<int:edition_id>/withdraw/", changing.withdraw, name="edition-withdraw"),
]

results.register(PREPARE, lambda job: reverse("edition", args=[job.arguments["edition"]]))
