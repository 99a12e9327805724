"""A database that does not open is told in words."""

from __future__ import annotations

import pytest
from django.db import OperationalError

from goldenthread.core.errors import Refusal
from goldenthread.jobs import database


def test_a_database_that_does_not_open_is_refused_with_what_to_check(monkeypatch: pytest.MonkeyPatch) -> None:
    def closed(_: object) -> None:
        raise OperationalError('database "fenmere" does not exist\nMore that only a programmer reads')

    monkeypatch.setattr(database, "MigrationExecutor", closed)
    with pytest.raises(Refusal) as refused:
        database.prepare()
    assert refused.value.message == 'The database could not be opened: database "fenmere" does not exist.'
    assert "GOLDENTHREAD_DATABASE_URL" in refused.value.remedy
