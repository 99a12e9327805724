"""How far the example council is filled."""

from django.urls import path

from goldenthread.web.example import views

urlpatterns = [path("example/", views.filling, name="example-filling")]
