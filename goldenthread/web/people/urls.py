"""People, their roles, and the organisation they work in."""

from django.urls import path

from goldenthread.web.people import invitations, roles, sections, units, views

__all__ = ["sections", "urlpatterns"]

urlpatterns = [
    path("people/", views.people_list, name="people-list"),
    path("people/add/", views.add, name="person-add"),
    path("people/<int:person_id>/", views.person, name="person"),
    path("people/<int:person_id>/change/", views.change, name="person-change"),
    path("people/<int:person_id>/close/", views.close, name="person-close"),
    path("people/<int:person_id>/open/", views.open_again, name="person-open"),
    path("people/<int:person_id>/invite/", invitations.invite, name="person-invite"),
    path("people/<int:person_id>/role/", roles.assign, name="role-assign"),
    path("people/roles/<int:assignment_id>/agree/", roles.agree, name="role-agree"),
    path("people/roles/<int:assignment_id>/end/", roles.end, name="role-end"),
    path("welcome/<int:person_id>/<str:token>/", invitations.welcome, name="welcome"),
    path("organisation/", units.unit_list, name="unit-list"),
    path("organisation/add/", units.add, name="unit-add"),
    path("organisation/<int:unit_id>/", units.unit, name="unit"),
    path("organisation/<int:unit_id>/name/", units.name, name="unit-name"),
    path("organisation/<int:unit_id>/close/", units.close, name="unit-close"),
]
