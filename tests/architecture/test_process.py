"""A test that leaves a switch of the whole process changed is found out."""

from __future__ import annotations

import csv
import os
from collections.abc import Callable

import pytest
from django.conf import settings

from tests import process


def _longer_cells() -> None:
    csv.field_size_limit(10_000_000)


def _a_variable() -> None:
    os.environ["GOLDENTHREAD_LEFT_BEHIND"] = "yes"


def _a_setting() -> None:
    settings.QUEUE_IMMEDIATE = 0


@pytest.mark.parametrize(
    ("leave", "name"),
    [
        (_longer_cells, "the longest cell of a CSV file"),
        (_a_variable, "the environment (GOLDENTHREAD_LEFT_BEHIND)"),
        (_a_setting, "the settings (QUEUE_IMMEDIATE)"),
    ],
)
def test_what_is_left_behind_is_named(leave: Callable[[], None], name: str) -> None:
    before, usual, queue = process.state(), csv.field_size_limit(), settings.QUEUE_IMMEDIATE
    try:
        leave()
        assert process.left(before) == [name]
    finally:
        csv.field_size_limit(usual)
        os.environ.pop("GOLDENTHREAD_LEFT_BEHIND", None)
        settings.QUEUE_IMMEDIATE = queue
    assert process.left(before) == []
