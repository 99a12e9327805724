"""Files of published populations: handed in, looked at year by year, set when a second person agrees."""

from django.urls import path

from goldenthread.web.populations import views

urlpatterns = [
    path("settings/populations/", views.file_list, name="population-list"),
    path("settings/populations/new/", views.new_file, name="population-new"),
    path("settings/populations/<int:file_id>/", views.file, name="population-file"),
    path("settings/populations/<int:file_id>/agree/", views.agree, name="population-agree"),
    path("settings/populations/<int:file_id>/withdraw/", views.withdraw, name="population-withdraw"),
]
