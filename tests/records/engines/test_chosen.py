"""Which engine computes, and what is said when it cannot be had."""

import importlib
import shutil
import sys

import pytest

from goldenthread.jobs.commands import measure
from goldenthread.records.engine import Engine
from goldenthread.records.engines import chosen
from goldenthread.records.errors import EngineError


def opened(settings, name="", address=""):
    settings.ENGINE_ADDRESS = address
    with chosen.open_engine([], {}, [], name=name) as found:
        return found


def test_without_a_word_it_is_the_one_of_the_settings_and_that_is_duckdb(settings):
    assert isinstance(opened(settings), Engine)


def test_the_settings_choose_where_the_caller_does_not(settings):
    settings.ENGINE = "postgresql"
    with pytest.raises(EngineError, match="address of the PostgreSQL"):
        opened(settings)
    assert isinstance(opened(settings, "duckdb"), Engine)


def test_an_engine_that_there_is_not_is_refused_with_those_there_are(settings):
    with pytest.raises(EngineError, match=r"no engine called oracle.*duckdb, postgresql, spark"):
        opened(settings, "oracle")


def test_the_command_offers_the_engines_that_there_are():
    import argparse

    words = argparse.ArgumentParser().add_subparsers()
    measure.add(words)
    compute = words.choices["measure"]._subparsers._group_actions[0].choices["compute"]
    offered = next(action.choices for action in compute._actions if action.dest == "engine")
    assert tuple(offered) == chosen.NAMES


def test_a_postgresql_that_does_not_answer_is_said_without_its_password(settings):
    with pytest.raises(EngineError) as refusal:
        opened(settings, "postgresql", "postgresql://compute:secret@127.0.0.1:1/engine")
    assert "does not open" in str(refusal.value)
    assert "secret" not in str(refusal.value)


def test_spark_without_java_says_so(settings, monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda name: None)
    monkeypatch.delenv("JAVA_HOME", raising=False)
    with pytest.raises(EngineError, match=r"needs Java 17.*running-it"):
        opened(settings, "spark")


def test_spark_without_pyspark_says_so(settings, monkeypatch):
    def missing(name):
        raise ImportError(name)

    monkeypatch.setenv("JAVA_HOME", sys.prefix)
    monkeypatch.setattr(importlib, "import_module", missing)
    with pytest.raises(EngineError, match=r"package pyspark, which is not installed.*running-it"):
        opened(settings, "spark")
