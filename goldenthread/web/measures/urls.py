"""Scorecard, measures, the rows and loads behind a figure, targets, and the council's own numbers."""

from django.urls import path

from goldenthread.web.measures import (
    by_part,
    cases,
    figure,
    line_form,
    linking,
    measure,
    my_measures,
    scorecard,
    sets,
    settings,
    targets,
    team_scorecard,
    to_check,
)

__all__ = ["my_measures", "urlpatterns"]  # my_measures registers its part of the home page

urlpatterns = [
    path("scorecard/", scorecard.scorecard, name="scorecard"),
    path("scorecard/lines/<int:line_id>/", line_form.edit, name="scorecard-edit"),
    path("scorecard/lines/<int:line_id>/link/", linking.link, name="scorecard-link"),
    path("scorecard/teams/", team_scorecard.team_list, name="team-scorecards"),
    path("scorecard/teams/<int:unit_id>/", team_scorecard.team_scorecard, name="team-scorecard"),
    path("scorecard/sets/", sets.set_list, name="set-list"),
    path("scorecard/sets/add/", sets.add, name="set-add"),
    path("scorecard/sets/<slug:key>/", sets.change, name="set-change"),
    path("scorecard/sets/<slug:key>/remove/", sets.remove, name="set-remove"),
    path("scorecard/sets/<slug:key>/restore/", sets.restore, name="set-restore"),
    path("measures/<slug:slug>/", measure.measure, name="measure"),
    path("measures/<slug:slug>/rows/", cases.cases, name="measure-cases"),
    path("measures/<slug:slug>/by/<slug:code>/", by_part.by_part, name="measure-by"),
    path("measures/<slug:slug>/target/", targets.set_target, name="target-set"),
    path("measures/<slug:slug>/tolerance/", targets.set_tolerance, name="tolerance-set"),
    path("figures/to-check/", to_check.to_check, name="figures-to-check"),
    path("figures/<slug:figure_id>/", figure.figure, name="figure"),
    path("settings/", settings.settings, name="settings"),
    path("settings/<slug:name>/", settings.set_setting, name="setting-set"),
]
