"""One button: done and told, or the page again with the reason and the version that stands now."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.contrib.messages.storage.cookie import CookieStorage
from django.http import HttpResponse, QueryDict
from django.test import RequestFactory

from goldenthread.accounts.errors import NotAllowed
from goldenthread.core.errors import Refusal, StaleVersion
from goldenthread.web import forms, steps

ON = date(2026, 6, 8)


def asking() -> Any:
    request: Any = RequestFactory().post("/")
    request.user, request.on, request._messages = "Amara's manager", ON, CookieStorage(request)
    return request


def press(operate: Any, version: str = "3") -> tuple[Any, HttpResponse, list[forms.VersionedForm]]:
    request, shown = asking(), []

    def again(form: forms.VersionedForm) -> HttpResponse:
        shown.append(form)
        return HttpResponse(status=forms.status(form))

    form = steps.StepForm(QueryDict(f"version={version}"))
    answer = steps.take(request, form, operate, done="Done.", address="/there/", again=again, version=lambda: 7)
    return request, answer, shown


def test_it_is_done_by_whom_and_when_and_told_on_the_next_page() -> None:
    heard: list[dict[str, Any]] = []
    request, answer, _ = press(lambda **given: heard.append(given))
    assert heard == [{"version": 3, "by": "Amara's manager", "on": ON}]
    assert (answer.status_code, answer["Location"]) == (302, "/there/")
    assert [str(each) for each in get_messages(request)] == ["Done."]


@pytest.mark.parametrize(
    ("refusal", "says"),
    [
        (Refusal("You handed this in.", remedy="Ask another person."), "You handed this in. Ask another person."),
        (
            StaleVersion("Late.", remedy="Beside yours."),
            "Somebody else decided about this meanwhile. Look at it again.",
        ),
    ],
)
def test_refused_the_page_comes_again_with_the_reason(refusal: Refusal, says: str) -> None:
    def operate(**_: Any) -> None:
        raise refusal

    _, answer, (form,) = press(operate)
    assert answer.status_code == 422
    assert form.non_field_errors() == [says]
    assert form["version"].value() == "7", "a second press is on what stands now"


def test_a_right_that_is_not_held_is_no_mistake_in_a_form() -> None:
    def operate(**_: Any) -> None:
        raise NotAllowed("import.make_live")

    with pytest.raises(NotAllowed):
        press(operate)
