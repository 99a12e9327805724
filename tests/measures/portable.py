"""The words that a definition may use: those that DuckDB, PostgreSQL, Spark and T-SQL all have and take alike.

``faults`` names what a text uses beyond them, with the file and the line. Not in the subset, and why:

- date functions, date arithmetic, casts to dates, intervals: spelt differently everywhere; ``calendar`` has the answers
- division, and numbers with a point: quotients have other digits on each engine; the calculation divides
- text functions, ``like``, concatenation: case and order of letters are the database's own
- a comparison as a value, ``true`` and ``false``: T-SQL has no such value; ``case when … then 1 else 0 end`` does
- ``order by`` outside of a window, ``limit``, ``distinct`` rows: rows have no order here
- ``select *``, ``using``, natural joins, lateral joins, ``qualify``, ``filter``, ``with``: some engine lacks each
- ``varchar`` without a length: Spark wants one; ``decimal(18, 6)`` is for sums of fractions, alike on all
- ordering by what may be null: nulls come first here and last there
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import sqlglot
from sqlglot import exp

# What a text is made of; every node that is none of these is a fault.
_CLAUSES = (
    exp.Select, exp.From, exp.Join, exp.Where, exp.Group, exp.Having, exp.Union, exp.Subquery, exp.Table,
    exp.TableAlias, exp.Alias, exp.Column, exp.Identifier, exp.Window, exp.Order, exp.Ordered, exp.Paren,
)  # fmt: skip
_CONDITIONS = (
    exp.And, exp.Or, exp.Not, exp.EQ, exp.NEQ, exp.LT, exp.LTE, exp.GT, exp.GTE, exp.Between, exp.In, exp.Is,
    exp.Exists,
)  # fmt: skip
_VALUES = (exp.Literal, exp.Null, exp.Case, exp.If, exp.Add, exp.Sub, exp.Mul, exp.Neg, exp.Cast, exp.DataType,
           exp.DataTypeParam)  # fmt: skip
_FUNCTIONS = (exp.Coalesce, exp.Count, exp.Distinct, exp.Max, exp.Min, exp.Sum, exp.RowNumber, exp.Lead)
ALLOWED = frozenset({*_CLAUSES, *_CONDITIONS, *_VALUES, *_FUNCTIONS})
# Numbers of the calendar: days are subtracted nowhere else.
_NUMBERED = {"working_day", "day_number"}


def tree_of(body: str) -> exp.Expression:
    """The text as sqlglot understands it; read as PostgreSQL's, whose reader keeps the length of a varchar."""
    return sqlglot.parse_one(body, dialect="postgres", error_level=sqlglot.ErrorLevel.RAISE)


def faults(body: str) -> list[str]:
    """What the text uses beyond the subset, each with its line in the text; an empty list when there is nothing."""
    return [f"line {_line(node)}: {what}" for node, what in _found(tree_of(body))]


def faults_of_file(path: Path) -> list[str]:
    """The same of a definition file, with the file's name and the line in the file."""
    head, closing, body = path.read_text(encoding="utf-8").rpartition("*/")
    before = (head + closing).count("\n")
    return [f"{path.name} line {before + _line(node)}: {what}" for node, what in _found(tree_of(body))]


def in_tsql(body: str) -> str:
    """The text for SQL Server; sqlglot raises when it knows of something that SQL Server has not."""
    return tree_of(body).sql(dialect="tsql", identify=True, unsupported_level=sqlglot.ErrorLevel.RAISE)


def _found(tree: exp.Expression) -> Iterator[tuple[exp.Expression, str]]:
    for node in tree.walk():
        if type(node) not in ALLOWED:
            yield node, f"{_name(node)} is not in the portable subset"
        for is_wrong, what in _RULES:
            if is_wrong(node):
                yield node, what


def _name(node: exp.Expression) -> str:
    return str(node.this).lower() + "()" if isinstance(node, exp.Anonymous) else type(node).__name__.lower()


def _is_loose_condition(node: exp.Expression) -> bool:
    """A comparison that stands where a value is wanted."""
    if not isinstance(node, _CONDITIONS):
        return False
    above, place = node.parent, node.arg_key
    while isinstance(above, exp.Paren):
        above, place = above.parent, above.arg_key
    return not (
        isinstance(above, (exp.And, exp.Or, exp.Not, exp.Where, exp.Having))
        or (isinstance(above, exp.Join) and place == "on")
        or (isinstance(above, exp.If) and place == "this")
    )


def _is_pointed(node: exp.Expression) -> bool:
    return isinstance(node, exp.Literal) and not node.is_string and not node.this.isdigit()


def _is_other_cast(node: exp.Expression) -> bool:
    return isinstance(node, exp.Cast) and node.to.sql() not in ("VARCHAR(100)", "DECIMAL(18, 6)")


def _is_other_join(node: exp.Expression) -> bool:
    plain = {"this", "on", "side", "kind"}
    return isinstance(node, exp.Join) and (
        node.side not in ("", "LEFT")
        or node.kind not in ("", "INNER", "OUTER")
        or "on" not in {name for name, value in node.args.items() if value}
        or bool({name for name, value in node.args.items() if value} - plain)
    )


def _is_other_select(node: exp.Expression) -> bool:
    known = {"expressions", "from", "from_", "joins", "where", "group", "having", "kind", "hint"}
    return isinstance(node, exp.Select) and bool({name for name, value in node.args.items() if value} - known)


def _is_subtraction_of_days(node: exp.Expression) -> bool:
    return isinstance(node, exp.Sub) and not {each.name for each in node.find_all(exp.Column)} <= _NUMBERED


def _is_unnamed_rows(node: exp.Expression) -> bool:
    return isinstance(node, exp.Subquery) and isinstance(node.parent, (exp.From, exp.Join)) and not node.alias


_RULES = (
    (_is_loose_condition, "a comparison stands where a value is wanted"),
    (_is_pointed, "a number with a point"),
    (_is_other_cast, "a cast other than to varchar(100) or decimal(18, 6)"),
    (_is_other_join, "a join other than inner and left with on"),
    (_is_other_select, "a clause other than select, from, where, group by and having"),
    (_is_subtraction_of_days, "a subtraction of what is not a number of the calendar"),
    (_is_unnamed_rows, "rows in brackets without a name"),
)


def _line(node: exp.Expression) -> int:
    """The line of the node or, where sqlglot keeps none for it, of the first word in it, else of what it stands in."""
    while node is not None:
        lines = [each.meta["line"] for each in node.walk() if "line" in each.meta]
        if lines:
            return min(lines)
        node = node.parent
    return 1
