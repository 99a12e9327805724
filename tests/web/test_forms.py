"""Forms keep what was typed, put refusals beside their fields, and show both texts of a conflict."""

from __future__ import annotations

from datetime import date

import pytest
from django import forms as django
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import QueryDict

from goldenthread.core.errors import Refusal, StaleVersion
from goldenthread.web import forms


class ActionForm(forms.VersionedForm):
    text = django.CharField(label="Text", widget=django.Textarea, max_length=200, help_text="In plain words.")
    due_on = forms.DateField(label="Due date", required=False)
    kind = django.ChoiceField(label="Kind", choices=[("a", "One"), ("b", "Two")], widget=django.RadioSelect)


def filled(**changed: str) -> ActionForm:
    typed = {
        "version": "3", "text": "Do it", "due_on-day": "27", "due_on-month": "11", "due_on-year": "2026", "kind": "a",
    }  # fmt: skip
    query = QueryDict(mutable=True)
    query.update(typed | changed)
    return ActionForm(query)


@pytest.mark.parametrize("month", ["11", "Nov", "november"])
def test_a_date_is_typed_as_three_parts_and_its_month_as_number_or_word(month: str) -> None:
    form = filled(**{"due_on-month": month})
    assert form.is_valid(), form.errors
    assert form.cleaned_data["due_on"] == date(2026, 11, 27)


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"due_on-day": "31"}, "Due date must be a real date, such as 27 11 2026"),
        ({"due_on-year": ""}, "Due date must include a year"),
        ({"due_on-day": "", "due_on-month": ""}, "Due date must include a day and a month"),
        ({"due_on-year": "²⁰"}, "Due date must be a real date, such as 27 11 2026"),
        ({"due_on-year": "99999"}, "Due date must be a real date, such as 27 11 2026"),
    ],
)
def test_a_date_that_is_none_says_what_is_wrong(changed: dict[str, str], told: str) -> None:
    assert filled(**changed).errors["due_on"] == [told]


def test_fields_come_as_components_with_label_hint_error_and_what_was_typed() -> None:
    html = str(filled(text="x" * 201, **{"due_on-day": "31"}))
    assert 'class="govuk-textarea govuk-textarea--error"' in html
    assert "x" * 201 in html
    assert 'aria-describedby="id_text_helptext id_text_error"' in html
    assert '<legend class="govuk-fieldset__legend">Due date (optional)</legend>' in html
    assert 'name="due_on-day" type="text" inputmode="numeric" maxlength="20" autocomplete="off" value="31"' in html
    assert html.count('class="govuk-radios__input"') == 2
    assert 'type="hidden" name="version" value="3"' in html


def test_what_is_typed_is_never_mark_up() -> None:
    assert "<script>" not in str(filled(text="<script>alert(1)</script>", **{"due_on-day": '"><script>'}))


def test_a_refusal_stands_beside_its_field_and_otherwise_on_top() -> None:
    def refuse(field: str) -> ActionForm:
        def operate(typed: dict) -> None:
            raise Refusal("The plan is locked.", remedy="Ask the programme lead.", field=field)

        form = filled()
        assert not form.attempt(operate)
        return form

    assert refuse("text").errors["text"] == ["The plan is locked. Ask the programme lead."]
    assert refuse("elsewhere").non_field_errors() == ["The plan is locked. Ask the programme lead."]
    assert forms.status(refuse("text")) == 422


def test_a_stale_form_shows_both_texts_and_takes_up_the_new_version() -> None:
    def operate(typed: dict) -> None:
        raise StaleVersion("Somebody else changed this.")

    form = filled(text="Mine")
    assert not form.attempt(operate, stored=lambda: ({"text": "Theirs", "due_on": date(2026, 11, 27)}, 4))
    assert form.conflict == [forms.Difference("Text", "Theirs", "Mine")]
    assert forms.status(form) == 409
    html = str(form)
    assert "Mine" in html
    assert 'name="version" value="4"' in html


def test_two_choices_that_differ_are_told_by_their_labels_and_what_the_form_lacks_is_left_out() -> None:
    def operate(typed: dict) -> None:
        raise StaleVersion("Somebody else changed this.")

    form = filled()
    assert not form.attempt(operate, stored=lambda: ({"kind": "b", "text": "Do it", "reason": "Gone"}, 4))
    assert form.conflict == [forms.Difference("Kind", "Two", "One")]


def test_a_stale_form_that_shows_no_other_text_says_to_open_the_page_again() -> None:
    def operate(typed: dict) -> None:
        raise StaleVersion("Somebody else changed this.", remedy="Their text is shown beside yours.")

    form = filled(text="Mine")
    assert not form.attempt(operate)
    assert form.non_field_errors() == [f"Somebody else changed this. {forms.OPEN_AGAIN}"]


def test_what_an_operation_gives_back_is_kept() -> None:
    form = filled()
    assert form.attempt(lambda typed: typed["text"].upper())
    assert form.outcome == "DO IT"


class HandedIn(forms.VersionedForm):
    """A file, and a text beside it."""

    text = django.CharField(label="Text", max_length=5)
    file = django.FileField(label="File")


def handed_in(text: str) -> HandedIn:
    query = QueryDict(mutable=True)
    query.update({"version": "3", "text": text})
    return HandedIn(query, {"file": SimpleUploadedFile("minutes.txt", b"Minutes")})


def test_a_long_text_is_never_cut_by_the_browser_and_the_form_says_how_much_is_over() -> None:
    form = filled(text="x" * 201)
    assert form.errors["text"] == ["Use at most 200 characters; this has 201"]
    assert 'maxlength="200"' not in str(form)
    assert 'maxlength="5"' not in str(handed_in("short"))


def test_a_file_chosen_beside_a_mistake_is_asked_for_again_since_no_browser_keeps_it() -> None:
    assert handed_in("short").errors == {}
    form = handed_in("too long")
    assert form.errors["file"] == [forms.CHOOSE_AGAIN]


def test_a_file_chosen_beside_a_refusal_or_a_stale_version_is_asked_for_again() -> None:
    def refuse(typed: object) -> None:
        raise Refusal("Not that text.", field="text")

    def stale(typed: object) -> None:
        raise StaleVersion("Somebody saved first.")

    refused, clashed = handed_in("short"), handed_in("short")
    assert not refused.attempt(refuse)
    assert not clashed.attempt(stale, stored=lambda: ({"text": "other"}, 4))
    assert [form.errors["file"] for form in (refused, clashed)] == [[forms.CHOOSE_AGAIN]] * 2
    assert [forms.status(form) for form in (refused, clashed)] == [422, 409]


def test_a_file_that_is_refused_itself_has_one_message_not_two() -> None:
    def refuse(typed: object) -> None:
        raise Refusal("This file is empty.", field="file")

    form = handed_in("short")
    assert not form.attempt(refuse)
    assert form.errors == {"file": ["This file is empty."]}


class Asked(forms.VersionedForm):
    """One field of each kind, none of them with words of its own but the last."""

    why = django.CharField(label="Why?")
    day = forms.DateField(label="From")
    month = forms.MonthField(label="First month")
    kind = django.ChoiceField(label="How often", choices=[("a", "Once")], widget=django.RadioSelect)
    boards = django.MultipleChoiceField(label="Boards", choices=[("a", "Board")])
    file = django.FileField(label="File")
    sure = django.BooleanField(label="I have read it")
    many = django.IntegerField(label="How many", min_value=1, max_value=9)
    name = django.CharField(label="Name", error_messages={"required": "Enter a name"})


def test_what_was_left_empty_is_told_by_its_name_with_what_to_do() -> None:
    told = {name: list(said) for name, said in Asked(QueryDict("version=3")).errors.items()}
    assert told == {
        "why": ["Fill in “Why”"], "day": ["Enter a day for “From”"], "month": ["Enter a month for “First month”"],
        "kind": ["Choose an answer for “How often”"], "boards": ["Choose at least one for “Boards”"],
        "file": ["Choose a file for “File”"], "sure": ["Tick “I have read it”"], "many": ["Fill in “How many”"],
        "name": ["Enter a name"],
    }  # fmt: skip


def test_a_label_that_a_form_gives_later_is_the_one_that_is_told() -> None:
    form = filled(text="")
    form.fields["text"].label = "What shows it"
    assert form.errors["text"] == ["Fill in “What shows it”"]


@pytest.mark.parametrize(("typed", "told"), [("0", "Enter 1 or more"), ("10", "Enter 9 or less")])
def test_a_number_out_of_bounds_is_told_what_they_are(typed: str, told: str) -> None:
    assert Asked(QueryDict(f"many={typed}")).errors["many"] == [told]


def test_a_form_that_comes_without_its_version_says_to_open_the_page_again() -> None:
    assert filled(version="").errors["version"] == [
        "A part of this form was lost on its way, so nothing was saved. Open the page again"
    ]
