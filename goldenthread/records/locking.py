"""What a DuckDB of ours may do, set before anything runs and not to be changed after."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import duckdb


def lock(connection: duckdb.DuckDBPyConnection, folders: Sequence[Path], *, is_large: bool) -> None:
    """It may read these folders and nothing else; ``is_large`` says that it is for a dataset of many councils."""
    allowed = ", ".join(f"'{_quoted(folder)}'" for folder in folders)
    connection.execute("set autoinstall_known_extensions = false")
    connection.execute("set autoload_known_extensions = false")
    connection.execute("set temp_directory = ''")  # spilling would put rows on disk in the clear
    connection.execute(f"set allowed_directories = [{allowed}]")
    connection.execute("set enable_external_access = false")
    if is_large:
        # It takes the rows of all months for fewer than those of a table, and makes the hash table of them.
        connection.execute("set disabled_optimizers = 'build_side_probe_side'")
    connection.execute("set lock_configuration = true")


def _quoted(path: Path) -> str:
    return str(path.resolve()).replace("'", "''")
