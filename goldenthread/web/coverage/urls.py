"""What plans answer: the coverage of one, the register of every recommendation, and a plan on one page."""

from django.urls import path

from goldenthread.web.coverage import one_page, register, tree

urlpatterns = [
    path("plans/<int:plan_id>/coverage/", tree.coverage, name="plan-coverage"),
    path("plans/<int:plan_id>/page/", one_page.one_page, name="plan-on-a-page"),
    path("recommendations/", register.register, name="recommendation-list"),
]
