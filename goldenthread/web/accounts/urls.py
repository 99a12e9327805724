"""Sign-in, sign-out, password and second factor: allauth's views, only those we use."""

from allauth.account import views
from django.urls import include, path

from goldenthread.web.accounts import sign_in
from goldenthread.web.accounts import views as own

urlpatterns = [
    path("account/", own.own_account, name="own-account"),
    path("sign-in/", sign_in.SignIn.as_view(), name="account_login"),
    path("sign-out/", views.logout, name="account_logout"),
    path("sign-in/again/", views.reauthenticate, name="account_reauthenticate"),
    path("sign-in/closed/", views.account_inactive, name="account_inactive"),
    path("password/", views.password_change, name="account_change_password"),
    path("password/first/", views.password_set, name="account_set_password"),
    path("second-factor/", include("allauth.mfa.urls")),
]
