"""A client that signed in by the page, as people do; a fresh sign-in is what sensitive pages ask for."""

from __future__ import annotations

from django.test import Client

from goldenthread.accounts.models import Person

PASSWORD = "a long enough password"


def signed_in(person: Person) -> Client:
    client = Client()
    answer = client.post("/sign-in/", {"login": person.email, "password": PASSWORD})
    assert answer.status_code == 302, answer.content
    return client
