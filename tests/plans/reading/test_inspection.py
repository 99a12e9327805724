from __future__ import annotations

import pytest

from goldenthread.plans.reading import inspection


@pytest.mark.parametrize(
    ("text", "refs"),
    [
        ("Pg 5 Para 13,14", [(5, 13), (5, 14)]),
        ("Pg 3 Para 2 Pg 4 para 8", [(3, 2), (4, 8)]),
        ("page 7, paragraphs 22 and 24-26", [(7, 22), (7, 24), (7, 25), (7, 26)]),
        ("p. 9", [(9, None)]),
        ("Page 5 (13)", [(5, 13)]),
        ("p 5 (13) and pages 7, 8 (21, 22)", [(5, 13), (7, None), (8, 21), (8, 22)]),
        ("(page 5, para 13)", [(5, 13)]),
        ("Paragraph 12", [(None, 12)]),
        ("", []),
    ],
)
def test_pages_are_read_with_each_of_their_paragraphs(text, refs):
    found, rest = inspection.references(text)
    assert [(each.get("page"), each.get("paragraph")) for each in found] == refs
    assert rest == ""


def test_a_text_with_other_words_is_handed_back_whole():
    assert inspection.references("12 and 14")[1] == "12 and 14"
    assert inspection.references("Pg 5 Para 13 see annex") == (
        ({"page": 5, "paragraph": 13},),
        "Pg 5 Para 13 see annex",
    )


def test_a_range_that_is_a_slip_gives_its_first_number():
    assert inspection.references("Pg 5 para 3-300")[0] == ({"page": 5, "paragraph": 3},)
