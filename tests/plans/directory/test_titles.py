from __future__ import annotations

import pytest

from goldenthread.plans.directory import titles


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("HoS QA", "Head of Service, Quality Assurance"),
        ("HOS Quality Assurance", "head of service quality assurance"),
        ("PSW", "Principal Social Worker"),
        ("AD Early Help", "Assistant Director, Early Help"),
        ("L&D", "Learning & Development"),
        ("Learning and Development", "learning and  development"),
        ("Director of Children’s Services", "DCS"),
    ],
)
def test_two_spellings_of_one_title_are_one(one: str, other: str) -> None:
    assert titles.expanded(one) == titles.expanded(other)


def test_another_title_stays_another() -> None:
    assert titles.expanded("Head of QA") != titles.expanded("HoS QA")
    assert titles.bones("Head of QA") == titles.bones("HoS QA") == {"head", "quality", "assurance"}


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Jo Westbrook", "JW"),
        ("Dr Ann-Marie Todd", "AMT"),
        ("Cllr B Ode", "BO"),
        ("Sam Pike (interim)", "SP"),
        ("", ""),
    ],
)
def test_the_initials_of_a_name(name: str, letters: str) -> None:
    assert titles.initials(name) == letters


@pytest.mark.parametrize(
    ("text", "letters"), [("JW", "JW"), ("J.W.", "JW"), ("J W", "JW"), ("Jo", ""), ("QA", ""), ("ABCDE", "")]
)
def test_what_reads_as_initials(text: str, letters: str) -> None:
    assert titles.as_initials(text) == letters


def test_a_name_with_a_title_has_two_parts() -> None:
    assert titles.parts("Jo Westbrook (HoS QA)") == ["Jo Westbrook", "HoS QA"]
    assert titles.parts("Jo Westbrook – PSW") == ["Jo Westbrook", "PSW"]
