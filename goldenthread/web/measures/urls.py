"""Scorecard, measures, the rows and loads behind a figure, targets, and the council's own numbers."""

from django.urls import path

from goldenthread.web.measures import (
    by_part,
    cases,
    figure,
    funnel,
    line_form,
    linking,
    measure,
    my_measures,
    ratings,
    scorecard,
    settings,
    targets,
    to_check,
    waiting,
)

__all__ = ["my_measures", "urlpatterns", "waiting"]  # these register their parts of the home page

urlpatterns = [
    path("scorecard/", scorecard.scorecard, name="scorecard"),
    path("scorecard/lines/<int:line_id>/", line_form.edit, name="scorecard-edit"),
    path("scorecard/lines/<int:line_id>/link/", linking.link, name="scorecard-link"),
    path("measures/<slug:slug>/", measure.measure, name="measure"),
    path("measures/<slug:slug>/rows/", cases.cases, name="measure-cases"),
    path("measures/<slug:slug>/by/<slug:code>/", by_part.by_part, name="measure-by"),
    path("measures/<slug:slug>/funnel/", funnel.of_authorities, name="measure-funnel"),
    path("measures/<slug:slug>/target/", targets.propose, name="target-propose"),
    path("targets/<int:target_id>/", targets.target, name="target"),
    path("targets/<int:target_id>/approve/", targets.approve, name="target-approve"),
    path("targets/<int:target_id>/decline/", targets.decline, name="target-decline"),
    path("targets/<int:target_id>/withdraw/", targets.withdraw, name="target-withdraw"),
    path("measures/<slug:slug>/tolerance/", ratings.set_tolerance, name="tolerance-set"),
    path("measures/<slug:slug>/rating/", ratings.set_movers, name="rating-movers"),
    path("measures/<slug:slug>/override/", ratings.propose_override, name="rating-override-propose"),
    path("ratings/<int:override_id>/", ratings.override, name="rating-override"),
    path("ratings/<int:override_id>/approve/", ratings.approve, name="rating-override-approve"),
    path("ratings/<int:override_id>/decline/", ratings.decline, name="rating-override-decline"),
    path("ratings/<int:override_id>/withdraw/", ratings.withdraw, name="rating-override-withdraw"),
    path("figures/to-check/", to_check.to_check, name="figures-to-check"),
    path("figures/<slug:figure_id>/", figure.figure, name="figure"),
    path("settings/", settings.settings, name="settings"),
    path("settings/tolerance/", ratings.set_council_tolerance, name="tolerance-shares"),
    path("settings/ratings/", ratings.set_council_rules, name="rating-rules"),
    path("settings/<slug:name>/", settings.set_setting, name="setting-set"),
]
