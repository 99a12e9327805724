"""Definitions on Spark: in this process (``local[2]``, the default), or on a cluster that the council or region has.

Rows are temporary views of one session, in the memory of driver and executors; what Spark writes to disk while it works
it encrypts. ``pyspark`` is an extra: it is imported when a Spark is asked for, and not before.
"""

from __future__ import annotations

import importlib
import logging
import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import Any

import pyarrow as pa

from goldenthread.records.errors import EngineError

LOCAL = "local[2]"
REMEDY = "docs/running-it.md says how to set Spark up."
# Errors of Spark's may hold a value from a row, so it keeps no log here and pyspark's own loggers are off.
_SILENT = f"-Dlog4j2.configurationFile={Path(__file__).with_name('spark-silent.properties').as_uri()}"
_LOGGERS = ("SQLQueryContextLogger", "DataFrameQueryContextLogger")
_SETTINGS = {
    "spark.ui.enabled": "false",  # a page of its own, without a sign-in, that shows queries
    "spark.eventLog.enabled": "false",
    "spark.io.encryption.enabled": "true",  # rows that Spark puts on disk: shuffles, spills and what we hand over
    "spark.sql.catalogImplementation": "in-memory",  # no store of tables outside the session
    "spark.sql.session.timeZone": "UTC",
    "spark.ui.showConsoleProgress": "false",
    "spark.driver.defaultJavaOptions": _SILENT,
}
_ALONE = {
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.sql.shuffle.partitions": "1",
}
_TOGETHER = {"spark.authenticate": "true", "spark.network.crypto.enabled": "true"}


class _Shared:
    """The one Spark of this process, which pyspark allows: started for its first user, stopped after its last."""

    def __init__(self) -> None:
        self._lock, self._users = Lock(), 0
        self._spark: Any = None

    @contextmanager
    def used(self, address: str) -> Iterator[Any]:
        with self._lock:
            self._spark = self._spark or _started(address)
            self._users += 1
        try:
            yield self._spark
        finally:
            with self._lock:
                self._users -= 1
                if not self._users:
                    self._spark.stop()
                    self._spark = None


_shared = _Shared()


@contextmanager
def opened(address: str) -> Iterator[Session]:
    """A session of the Spark at ``address`` (a master such as ``spark://host:7077`` or ``yarn``; blank: this process).

    EngineError, with what to do, when pyspark or Java is missing or the cluster does not answer.
    """
    with _shared.used(address or LOCAL) as spark:
        yield Session(spark.newSession())


class Session:
    """One session with its temporary views; made by ``opened``."""

    def __init__(self, spark: Any) -> None:
        self._spark = spark

    def fork(self) -> Session:
        return Session(self._spark.newSession())

    def put(self, name: str, rows: pa.RecordBatchReader) -> None:
        with _told(f"does not take the rows of {name}"):
            self._spark.createDataFrame(rows.read_all()).createOrReplaceTempView(name)

    def call(self, name: str, table: str) -> None:
        self._spark.table(table).createOrReplaceTempView(name)

    def run(self, sql: str, parameters: Sequence[Any]) -> list[tuple]:
        with _told("does not answer"):
            return [tuple(row) for row in self._spark.sql(sql, args=list(parameters)).collect()]


def _started(address: str) -> Any:
    builder = _pyspark().SparkSession.builder.master(address).appName("Golden Thread")
    for name, value in {**_SETTINGS, **(_ALONE if address.startswith("local") else _TOGETHER)}.items():
        builder = builder.config(name, value)
    with _told("does not start"):
        spark = builder.getOrCreate()
    for name in _LOGGERS:
        logging.getLogger(name).disabled = True
    return spark


def _pyspark() -> Any:
    if not (shutil.which("java") or os.environ.get("JAVA_HOME")):
        raise EngineError("Spark needs Java 17 or later, and there is none on this machine.", remedy=REMEDY)
    try:
        return importlib.import_module("pyspark.sql")
    except ImportError:
        raise EngineError("Spark needs the package pyspark, which is not installed.", remedy=REMEDY) from None


@contextmanager
def _told(what: str) -> Iterator[None]:
    """pyspark's errors differ by way and version; none of their words is repeated but those about a text's names."""
    try:
        yield
    except Exception as error:
        said = getattr(error, "getCondition", lambda: None)() or type(error).__name__
        raise EngineError(f"The engine Spark {what} ({said}).", remedy=REMEDY) from None
