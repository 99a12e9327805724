"""The words of the field, and how well these pages can be used by everybody."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from goldenthread.web.help import words


def glossary(request: HttpRequest) -> HttpResponse:
    return render(request, "web/glossary.html", {"sections": words.sections()})


def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "web/accessibility.html")
