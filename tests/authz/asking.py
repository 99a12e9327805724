"""Asking an address as somebody, and what its answer means."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from importlib import import_module

from allauth.account.internal.flows.login import record_authentication
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.http import HttpRequest, HttpResponse
from django.test import Client

from tests.authz.council import Sample, Someone


def sign_in(client: Client, someone: Someone, *, fresh: bool) -> bool:
    """Sign in as that person (nobody for ANON), ``fresh`` as if the password had just been given again.

    Only the session is made, as signing in leaves it: by the page or ``force_login`` it costs a dozen queries, and
    the table of addresses signs in 12,000 times.
    """
    client.cookies.clear()
    if someone.person is None:
        return fresh
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session[SESSION_KEY] = str(someone.person.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = someone.person.get_session_auth_hash()
    if fresh:
        request = HttpRequest()
        request.session = session
        record_authentication(request, someone.person, method="password")
    session.save()
    client.cookies[settings.SESSION_COOKIE_NAME] = session.session_key
    return fresh


def meaning(answer: HttpResponse) -> str:
    """ALLOW, LOGIN, STEPUP, or the status. A form sent empty is let in and then refused (409, 422)."""
    if answer.status_code in {301, 302}:
        where = answer["Location"]
        if where.startswith("/sign-in/again/"):
            return "STEPUP"
        return "LOGIN" if where.startswith("/sign-in/") else "ALLOW"
    if answer.status_code in {200, 204, 409, 422}:
        return "ALLOW"
    return str(answer.status_code)


def leaked(answer: HttpResponse, someone: Someone, thing: Sample) -> Iterator[str]:
    """The canaries in the answer, files unpacked, that this person may not see."""
    text = _everything(answer)
    for word, readers in thing.canaries.items():
        if word in text and someone.code not in readers:
            yield word


def _everything(answer: HttpResponse) -> str:
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    heads = "\n".join(f"{name}: {value}" for name, value in answer.items())
    return heads + "\n" + "\n".join(_unpacked(content))


def _unpacked(content: bytes) -> Iterator[str]:
    yield content.decode("utf-8", "replace")
    if content[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for name in archive.namelist():
                yield from _unpacked(archive.read(name))
