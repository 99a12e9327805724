from __future__ import annotations

import pytest

from goldenthread.plans.reading import area_cell, tables


def test_the_cell_is_divided_by_its_labels():
    found = area_cell.understand(
        tables.cell(
            [
                "Front Door",
                "Responsible Officers:'",
                "• Head of Service",
                "Linked Service Delivery Plans:",
                "• Screening",
                "Core Ofsted Recommendations",
                "‘Children are seen quickly.’",
            ]
        )
    )
    assert found.name == "Front Door"
    assert found.officers == ["Head of Service"]
    assert found.linked_plans == ["Screening"]
    assert found.recommendations == ["‘Children are seen quickly.’"]
    assert found.source == "Ofsted"


def test_a_label_may_have_its_content_on_the_same_line():
    assert area_cell.understand(tables.cell(["Lead: Team manager, East"])).officers == ["Team manager, East"]


def test_a_title_that_ends_in_a_comma_goes_on_in_the_next_plain_line():
    cell = tables.cell(["Responsible officers:", "Head of Service,", "Integrated Services", "Team manager"])
    assert area_cell.understand(cell).officers == ["Head of Service, Integrated Services", "Team manager"]


@pytest.mark.parametrize("heading", ["Front Door (continued)", "Front Door cont'd", "Front Door – continued"])
def test_a_continued_heading_names_the_same_area(heading):
    assert area_cell.is_continued(heading)
    assert area_cell.without_continued(heading).strip(" –") == "Front Door"


def test_a_word_that_only_contains_cont_is_no_continuation():
    assert not area_cell.is_continued("Financial control")


def test_quotation_marks_go_and_the_stop_stays():
    assert area_cell.unquoted("‘Seen quickly’.") == "Seen quickly."
    assert area_cell.unquoted("Seen 'quickly'") == "Seen 'quickly'"


def test_spellings_of_one_name_are_the_same():
    assert area_cell.same("Children’s  Partnership") == area_cell.same("children's partnership")


REST = {
    "a label that did not come yet": (["Responsible officers:", "• Head of Care"], ["Linked service plans:"], True),
    "an officer below an officer": (["Responsible officers:", "• Head of Care"], ["• Homes Manager"], True),
    "words below a label": (["Homes", "Core recommendation:"], ["Children are safe."], True),
    "the rest of a sentence": (["Homes", "Recommendation:", "Children"], ["are safe."], True),
    "the same label again": (["Responsible officers:", "• Head of Care"], ["Responsible officers:", "• Clerk"], False),
    "another area's name": (["Homes", "Responsible officers:", "Head of Care"], ["Schools"], False),
    "another area's name alone": (["Homes"], ["Schools"], False),
}


@pytest.mark.parametrize("case", REST)
def test_a_cell_goes_on_with_the_one_above_it(case: str) -> None:
    above, below, expected = REST[case]
    assert area_cell.goes_on(tables.cell(above), tables.cell(below)) is expected
