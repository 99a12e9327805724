"""The restrictions that stand, a new one, and the two steps of lifting one. No address holds a child's id."""

from django.urls import path

from goldenthread.web.restrictions import views

urlpatterns = [
    path("restrictions/", views.standing, name="restriction-list"),
    path("restrictions/add/", views.restrict, name="restriction-add"),
    path("restrictions/<int:restriction_id>/lift/", views.lift, name="restriction-lift"),
    path("restrictions/<int:restriction_id>/lift/agree/", views.agree, name="restriction-lift-agree"),
    path("restrictions/<int:restriction_id>/lift/take-back/", views.take_back, name="restriction-lift-take-back"),
]
