"""How somebody who was added gets in: a link, good once and for a day, with which they choose their own password.

Nobody chooses a password for anybody else, and no password travels.
"""

from __future__ import annotations

from typing import Any

from django import forms as django
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import password_validation
from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from goldenthread.accounts import operations
from goldenthread.accounts.models import Person
from goldenthread.core.errors import Refusal
from goldenthread.web import clock, errors, forms
from goldenthread.web.access import Asking, page

HOURS = settings.PASSWORD_RESET_TIMEOUT // 3600
_tokens = PasswordResetTokenGenerator()


class PasswordForm(forms.Form):
    password = django.CharField(
        label="Password", widget=django.PasswordInput(attrs={"autocomplete": "new-password"}), max_length=128,
        help_text="At least 15 characters. Four words that do not belong together are easy to remember.",
    )  # fmt: skip

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._person = person

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        password_validation.validate_password(password, self._person)
        return password


def address(person: Person) -> str:
    """The path of the link; it ends to work once a password is chosen or somebody signs in."""
    return reverse("welcome", args=[person.pk, _tokens.make_token(person)])


@page("user.manage")
@require_POST
def invite(request: Asking, person_id: int) -> HttpResponse:
    """Show the link once; the administrator hands it over in person or by a channel of the council's own."""
    found = get_object_or_404(Person, pk=person_id)
    operations.invite(person=found, by=request.user, on=request.on)
    context = {"person": found, "address": request.build_absolute_uri(address(found)), "hours": HOURS}
    return render(request, "people/invitation.html", context)


def welcome(request: HttpRequest, person_id: int, token: str) -> HttpResponse:
    """Choose a password. A link that is used, old or made up gets the same words."""
    person = Person.objects.filter(pk=person_id, is_active=True).first()
    if person is None or not _tokens.check_token(person, token):
        return errors.refused(request, _SPENT, status=404)
    form = PasswordForm(request.POST or None, person=person)
    if request.method == "POST" and form.attempt(
        lambda typed: operations.choose_password(person=person, **typed, on=clock.today())
    ):
        messages.success(request, "Your password is set. Sign in with it.")
        return redirect("account_login")
    return render(request, "people/welcome.html", {"form": form, "person": person}, status=forms.status(form))


_SPENT = Refusal("This link does not work any more.", remedy="Ask your system administrator for a new one.")
