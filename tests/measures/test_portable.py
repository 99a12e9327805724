"""Every definition keeps to the words that all engines share, and can be had for SQL Server too."""

from collections import Counter

import pytest
from sqlglot import exp, parse_one
from sqlglot.errors import ErrorLevel

from goldenthread.measures import definition, summing
from tests.measures import portable

LIBRARY = definition.computed()
FILES = sorted(definition.FOLDER.glob("*.sql"))
OUTSIDE = {
    "select date_diff('day', a.b, a.c) as d from a": "datediff",
    "select date_trunc('month', a.b) as d from a": "timestamptrunc",
    "select a.b / 2 as d from a": "div",
    "select a.b * 1.5 as d from a": "a number with a point",
    "select lower(a.b) as d from a": "lower",
    "select strftime(a.b, 'x') as d from a": "strftime()",
    "select a.b || 'x' as d from a": "dpipe",
    "select a.b as d from a where a.b like 'x%'": "like",
    "select coalesce(a.b < 1, true) as d from a": "a comparison stands where a value is wanted",
    "select a.b = 1 as d from a": "a comparison stands where a value is wanted",
    "select a.b as d from a where true": "boolean",
    "select cast(a.b as varchar) as d from a": "a cast other than to varchar(100) or decimal(18, 6)",
    "select cast(a.b as date) as d from a": "a cast other than to varchar(100) or decimal(18, 6)",
    "select * from a": "star",
    "select distinct a.b from a": "a clause other than",
    "select a.b from a order by a.b": "a clause other than",
    "select a.b from a limit 1": "a clause other than",
    "select a.b from a qualify row_number() over (order by a.b) = 1": "a clause other than",
    "with x as (select a.b from a) select x.b from x": "a clause other than",
    "select a.b from a join c using (b)": "a join other than",
    "select a.b from a right join c on c.b = a.b": "a join other than",
    "select a.b from a, c": "a join other than",
    "select a.b from a except select c.b from c": "except",
    "select a.b - a.c as d from a": "a subtraction",
    "select median(a.b) as d from a": "median",
    "select made_up(a.b) as d from a": "made_up()",
    "select b from (select a.b from a)": "rows in brackets without a name",
    "select a.b from a where a.b = ?": "placeholder",
}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_definition_leaves_the_portable_subset(path):
    assert portable.faults_of_file(path) == []


@pytest.mark.parametrize(("text", "what"), OUTSIDE.items())
def test_what_is_outside_the_subset_is_named_with_its_line(text, what):
    found = portable.faults(text.replace(" from ", "\nfrom ", 1))
    assert any(what in fault and fault.startswith(("line 1:", "line 2:")) for fault in found), found


def test_a_fault_is_named_by_the_file_and_by_the_line_in_it(tmp_path):
    path = tmp_path / "made-up.sql"
    path.write_text("/*\ntitle = 'x'\n*/\nselect a.b,\n       lower(a.c) as d\nfrom a\n")
    assert portable.faults_of_file(path) == ["made-up.sql line 5: lower is not in the portable subset"]


@pytest.mark.parametrize("slug", LIBRARY)
def test_it_can_be_had_for_sql_server(slug):
    for body in LIBRARY[slug].bodies:
        again = parse_one(portable.in_tsql(body), dialect="tsql", error_level=ErrorLevel.RAISE)
        assert _parts(again) == _parts(portable.tree_of(body))


def test_the_words_around_a_body_are_portable_too():
    """But for the median, which SQL Server computes only beside the rows, and which no measure of the library uses."""
    for way, sums in summing._SUMS.items():
        columns = ", ".join(f"{each} as n{place}" for place, each in enumerate(sums))
        found = portable.faults(f"select {columns} from a")  # noqa: S608 (our own words)
        assert all("star" in fault or way == "median" for fault in found), found
    assert "median" not in {one.head.kind for one in LIBRARY.values()}


def _parts(tree):
    """Tables, columns, and how many there are of each kind of join, union, condition and function.

    Not ``case`` and what stands in it: with that T-SQL says where nulls come in an order, for which it has no words.
    """
    counted = (exp.Join, exp.Union, exp.Where, exp.Group, exp.Having, exp.AggFunc, exp.RowNumber,
               exp.In, exp.Between, exp.Exists, exp.Add, exp.Sub, exp.Mul)  # fmt: skip
    kinds = Counter(type(node).__name__ for node in tree.walk() if isinstance(node, counted))
    written = sorted(t.name for t in tree.find_all(exp.Table)), {c.name for c in tree.find_all(exp.Column)}
    return kinds, *written
