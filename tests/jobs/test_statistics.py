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


def test_every_method_answers_to_its_name() -> None:
    from goldenthread.measures.statistics import by_name

    assert set(statistics.NAMES) == {*by_name.METHODS, "delivery_rag"}


def test_an_action_moved_by_twenty_days_is_at_risk() -> None:
    told = statistics.answer("delivery_rag", {"today": 100, "baseline_due": 130, "forecast": 150})
    assert told == {"rag": "amber", "reasons": ["20 days beyond the baseline date"]}
