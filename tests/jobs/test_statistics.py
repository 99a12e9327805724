"""Given one method's input as JSON, when it is asked for by name, then its answer is JSON or a refusal that helps."""

from __future__ import annotations

import io
import json

import pytest

from goldenthread.jobs import command
from goldenthread.jobs.commands import statistics


def ask(monkeypatch: pytest.MonkeyPatch, method: str, text: str) -> int:
    monkeypatch.setattr("sys.stdin", io.StringIO(text))
    return command.main(["statistics", method])


def test_nine_of_twelve(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert ask(monkeypatch, "wilson", '{"x": 9, "n": 12}') == 0
    told = json.loads(capsys.readouterr().out)
    assert (round(told["lower"], 3), round(told["upper"], 3)) == (0.468, 0.911)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("nine of twelve", "is not JSON"),
        ("[9, 12]", "not one JSON object"),
        ('{"x": 9}', "wants the field 'n'"),
        ('{"x": 13, "n": 12}', "not a proportion"),
        ('{"x": "nine", "n": 12}', "cannot use this input"),
    ],
)
def test_what_cannot_be_computed_is_refused(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], text: str, words: str
) -> None:
    assert ask(monkeypatch, "wilson", text) == command.REFUSED
    assert words in capsys.readouterr().err


@pytest.mark.parametrize(
    ("method", "text", "words"),
    [
        (
            "xmr",
            '{"values": [1, 2, 3], "direction": "up"}',
            "direction is 'up', and can be increase, decrease, neutral",
        ),
        ("xmr", '{"values": ["one", 2]}', "a field holds something else than it wants"),
        ("performance_rag", '{"v": 84, "target": 85}', "wants the field 'direction'"),
        ("performance_rag", '{"v": 84, "target": 85, "direction": "increase", "toll": 2}', "it has no field 'toll'"),
        ("delivery_rag", '{"today": 9}', "wants the field 'baseline_due'"),
        ("xmr", '{"values": [1, 2, 3], "profile": "other"}', "profile is 'other', and can be mdc, nhsr"),
        ("rank", '{"values": [1, 2], "polarity": "sideways"}', "polarity is 'sideways'"),
        ("xmr", '{"values": [1, NaN, 3]}', "values holds a number without end; a month without a figure is null"),
        ("wilson", '{"x": 9, "n": 12, "confidence": 95}', "confidence lies between 0 and 1"),
        ("byar", '{"x": -1}', "x is below nought"),
        ("suppress", '{"counts": [-3, 4]}', "counts is below nought"),
        ("suppress", '{"counts": [2.5, 4]}', "counts are whole numbers"),
        ("suppress", '{"counts": [[1, 2], [3]]}', "several rows of the same length"),
        ("suppress", '{"counts": []}', "counts is a row of numbers"),
        ("p_prime", '{"numerators": [5, 13], "denominators": [9, 12]}', "13 of 12 is not a proportion"),
        ("p_prime", '{"numerators": [0, 0], "denominators": [0, 0]}', "No month has a figure"),
        ("xmr", '{"values": [1e308, -1e308, 1e308]}', "Numerical result out of range"),
        ("overdispersion", '{"numerators": [1], "denominators": [2]}', "one unit does not differ from others"),
    ],
)
def test_input_that_would_give_a_wrong_figure_is_refused_in_words(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], method: str, text: str, words: str
) -> None:
    assert ask(monkeypatch, method, text) == command.REFUSED
    told = capsys.readouterr()
    assert words in told.err
    assert not told.out


def test_a_month_with_nothing_to_divide_by_has_no_limits_and_is_not_bridged() -> None:
    told = statistics.answer("p_prime", {"numerators": [8, 0, 9, 30], "denominators": [10, 0, 12, 40]})
    without = statistics.answer("p_prime", {"numerators": [8, None, 9, 30], "denominators": [10, None, 12, 40]})
    assert told["ucl"][1] is told["lcl"][1] is None
    assert told == without
    assert told["cl"] == 47 / 62


def test_every_method_answers_to_its_name() -> None:
    from goldenthread.measures.statistics import by_name

    assert set(statistics.NAMES) == {*by_name.METHODS, "delivery_rag"}


def test_an_action_moved_by_twenty_days_is_at_risk() -> None:
    told = statistics.answer("delivery_rag", {"today": 100, "baseline_due": 130, "forecast": 150})
    assert told == {"rag": "amber", "reasons": ["20 days beyond the baseline date"]}
