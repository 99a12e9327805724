"""Finding a line of history, asking that its text be erased, and the second person's answer."""

from django.urls import path

from goldenthread.web.erasure import views

urlpatterns = [
    path("erasure/", views.erasures, name="erasure-list"),
    path("erasure/lines/<int:line>/", views.ask, name="erasure-ask"),
    path("erasure/<int:erasure_id>/agree/", views.agree, name="erasure-agree"),
    path("erasure/<int:erasure_id>/take-back/", views.take_back, name="erasure-take-back"),
]
