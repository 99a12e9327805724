"""Scorecard, measures, the rows and loads behind a figure, targets, and the council's own numbers."""

from django.urls import path

from goldenthread.web.measures import (
    baseline_forms,
    by_part,
    cases,
    figure,
    how_we_know,
    line_form,
    linking,
    measure,
    my_measures,
    scorecard,
    settings,
    targets,
    to_check,
)

__all__ = ["my_measures", "urlpatterns"]  # my_measures registers its part of the home page

urlpatterns = [
    path("scorecard/", scorecard.scorecard, name="scorecard"),
    path("scorecard/lines/<int:line_id>/", line_form.edit, name="scorecard-edit"),
    path("scorecard/lines/<int:line_id>/link/", linking.link, name="scorecard-link"),
    path("measures/<slug:slug>/", measure.measure, name="measure"),
    path("measures/<slug:slug>/rows/", cases.cases, name="measure-cases"),
    path("measures/<slug:slug>/by/<slug:code>/", by_part.by_part, name="measure-by"),
    path("measures/<slug:slug>/target/", targets.set_target, name="target-set"),
    path("measures/<slug:slug>/tolerance/", targets.set_tolerance, name="tolerance-set"),
    path("measures/<slug:slug>/how-we-know/", how_we_know.how, name="measure-how"),
    path("measures/<slug:slug>/baseline/", baseline_forms.propose, name="baseline-propose"),
    path("measures/<slug:slug>/note/", baseline_forms.note, name="note-add"),
    path("baselines/<int:baseline_id>/agree/", baseline_forms.agree, name="baseline-agree"),
    path("baselines/<int:baseline_id>/decline/", baseline_forms.decline, name="baseline-decline"),
    path("baselines/<int:baseline_id>/end/", baseline_forms.end, name="baseline-end"),
    path("notes/<int:note_id>/take-back/", baseline_forms.take_back, name="note-take-back"),
    path("forecasts/", how_we_know.forecasts, name="forecast-tests"),
    path("figures/to-check/", to_check.to_check, name="figures-to-check"),
    path("figures/<slug:figure_id>/", figure.figure, name="figure"),
    path("settings/", settings.settings, name="settings"),
    path("settings/<slug:name>/", settings.set_setting, name="setting-set"),
]
