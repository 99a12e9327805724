"""The directory of posts, bodies and teams that plans name."""

from django.urls import path

from goldenthread.web.directory import many, names, views

urlpatterns = [
    path("directory/", views.post_list, name="directory"),
    path("directory/add/", views.add, name="directory-add"),
    path("directory/many/", many.add, name="directory-many"),
    path("directory/names/", names.unknown, name="directory-names"),
    path("directory/names/one/", names.name, name="directory-name"),
    path("directory/names/say/", names.say, name="directory-say"),
    path("directory/names/unsay/", names.unsay, name="directory-unsay"),
    path("directory/<int:post_id>/", views.post, name="directory-post"),
    path("directory/<int:post_id>/edit/", views.edit, name="directory-edit"),
    path("directory/<int:post_id>/holders/add/", views.add_holder, name="directory-holder-add"),
    path("directory/<int:post_id>/merge/", views.merge, name="directory-merge"),
    path("directory/<int:post_id>/part/", views.part, name="directory-part"),
    path("directory/holders/<int:holder_id>/", views.edit_holder, name="directory-holder"),
]
