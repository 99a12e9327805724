"""Every computed definition of the library: it binds, it is portable, and it has a spec."""

from collections import Counter
from pathlib import Path

import pytest
import sqlglot
from sqlglot import exp

from goldenthread.measures import calculation, definition
from goldenthread.records import engine, parameters, tables

LIBRARY = definition.computed()
SPECS = Path(__file__).parent.parent / "spec"
COUNTED = {"working_day", "day_number"}
# Looked at only where another fact is missing, or for a name beside the row.
MAY_BE_ABSENT = {
    "re-referrals-within-12-months": {"referrals_last_12_months"},
    "children-with-a-current-reviewed-plan": {"personal_adviser_id"},
    **{slug: {"personal_adviser_id"} for slug in LIBRARY if slug.startswith("care-leavers-")},
    # A list that holds only the latest placement gives the number of the twelve months itself.
    "looked-after-children-with-3-or-more-placements": {"placement_type", "provider"},
    "permanence-plan-by-the-second-review": {"permanence_plan"},  # the care plan's, which has a day
    "young-people-with-an-authorised-pathway-plan": {"personal_adviser_id"},
    "health-passports-by-18": {"personal_adviser_id"},
}
NEVER_NULL = {"plan_id", "care_id", "started_on", "list_order"}


def parts(body, dialect):
    """What a dialect understands: its tables, columns and kinds of join, condition and function, with their numbers."""
    tree = sqlglot.parse_one(body, dialect=dialect, error_level=sqlglot.ErrorLevel.RAISE)
    # How "is not null" and casts are held differs inside sqlglot itself and says nothing about the engines.
    own = (exp.DataType, exp.Not, exp.Is, exp.Cast)
    nodes = tree.walk(prune=lambda node: isinstance(node, exp.DataType))  # DuckDB keeps no length of a text
    kinds = Counter(type(node).__name__ for node in nodes if not isinstance(node, own))
    return kinds, sorted(t.name for t in tree.find_all(exp.Table)), sorted(c.sql() for c in tree.find_all(exp.Column))


@pytest.fixture(scope="module")
def empty():
    with engine.open_engine() as opened:
        yield opened


@pytest.mark.parametrize("slug", LIBRARY)
def test_it_binds_to_the_declared_tables_and_gives_the_fixed_columns(slug, empty):
    calculation.check_columns(empty, LIBRARY[slug])


@pytest.mark.parametrize("slug", LIBRARY)
@pytest.mark.parametrize("dialect", ["duckdb", "postgres", "spark"])
def test_every_engine_reads_the_same_text(slug, dialect):
    assert parts(LIBRARY[slug].body, dialect) == parts(LIBRARY[slug].body, "duckdb")


@pytest.mark.parametrize("slug", LIBRARY)
def test_it_never_orders_by_what_may_be_null_as_engines_put_nulls_first_or_last(slug):
    for node in sqlglot.parse_one(LIBRARY[slug].body, dialect="duckdb").find_all(exp.Ordered):
        assert not isinstance(node.this, exp.Column) or node.this.name in NEVER_NULL | left_out_where_null(node)


def left_out_where_null(node):
    """The columns of which the rows that are ordered, by their own "where", have no null."""
    conditions = node.find_ancestor(exp.Select).args.get("where")
    found = conditions.this.flatten() if conditions and isinstance(conditions.this, exp.And) else [conditions]
    told = [each.this if isinstance(each, exp.Where) else each for each in found if each]
    return {
        each.find(exp.Column).name
        for each in told
        if isinstance(each, exp.Not) and isinstance(each.this, exp.Is) and isinstance(each.this.expression, exp.Null)
    }


@pytest.mark.parametrize("slug", LIBRARY)
def test_it_has_no_date_function_no_date_subtraction_no_division_and_no_placeholder(slug):
    tree = sqlglot.parse_one(LIBRARY[slug].body, dialect="duckdb")
    allowed = (exp.Count, exp.Sum, exp.Min, exp.Max, exp.Coalesce, exp.RowNumber, exp.Lead, exp.Exists, exp.Case,
               exp.If, exp.Cast, exp.And, exp.Or)  # fmt: skip
    functions = [node for node in tree.find_all(exp.Func) if not isinstance(node, allowed)]
    assert not functions
    assert not list(tree.find_all(exp.Div, exp.IntDiv, exp.Placeholder, exp.Parameter, exp.Interval, exp.Star))
    for node in tree.find_all(exp.Sub):
        assert {column.name for column in node.find_all(exp.Column)} <= COUNTED
    assert not [cast for cast in tree.find_all(exp.Cast) if cast.to.this in exp.DataType.TEMPORAL_TYPES]


@pytest.mark.parametrize("slug", LIBRARY)
def test_it_reads_only_tables_that_an_engine_offers(slug):
    offered = {"period", "calendar", "setting", "coverage"} | set(tables.BY_NAME)
    offered |= {f"{name}_history" for name in tables.BY_NAME}
    tree = sqlglot.parse_one(LIBRARY[slug].body, dialect="duckdb")
    assert {table.name for table in tree.find_all(exp.Table)} <= offered


@pytest.mark.parametrize("slug", LIBRARY)
def test_it_has_a_spec(slug):
    assert any(slug in path.read_text() for path in SPECS.glob("test_*.py"))


@pytest.mark.parametrize("slug", LIBRARY)
def test_what_it_refers_to_is_there(slug):
    head = LIBRARY[slug].head
    assert not head.companion or head.companion in LIBRARY
    assert not head.variant_of or head.variant_of in set(LIBRARY) - {slug}
    assert set(head.settings) <= set(parameters.BY_NAME)
    assert all(f"'{name}'" in LIBRARY[slug].body for name in head.settings[head.kind == "rate" :])
    assert set(head.lists) <= set(range(1, 12))


@pytest.mark.parametrize("slug", LIBRARY)
def test_it_names_every_column_without_which_its_number_would_be_another(slug):
    named = {name for need in LIBRARY[slug].head.needs for name in definition.alternatives(need)}
    tree = sqlglot.parse_one(LIBRARY[slug].body, dialect="duckdb")
    read = {table.name.removesuffix("_history") for table in tree.find_all(exp.Table)} & set(tables.BY_NAME)
    for word in {column.name for column in tree.find_all(exp.Column)} - MAY_BE_ABSENT.get(slug, set()):
        filled = {f"{name}.{word}" for name in read if word in tables.BY_NAME[name].names}
        from_a_list = {name for name in filled if "." in tables.BY_NAME[name.split(".")[0]].column(word).annex_a}
        assert not from_a_list or from_a_list & named, word


def test_every_measure_that_leaves_short_breaks_out_needs_the_legal_status():
    leaving_out = {slug for slug, one in LIBRARY.items() if "('V1', 'V3', 'V4')" in one.body}
    assert leaving_out
    assert all("legal_status.legal_status" in LIBRARY[slug].head.needs for slug in leaving_out)


def test_every_measure_of_looked_after_children_leaves_short_breaks_out():
    reading = {slug for slug, one in LIBRARY.items() if "cla_period" in one.body}
    without = {slug for slug in reading if "('V1', 'V3', 'V4')" not in LIBRARY[slug].body}
    # Workers and teams hold children on short breaks too, and their cases are overseen; section 20 is asked for by its
    # own legal status.
    assert without == {
        "caseloads-within-the-policy", "neglect-cases-with-oversight-in-date",
        "open-children-given-complaints-information",
        "open-children-per-worker", "open-children-with-management-oversight-in-date",
        "open-children-with-supervision-in-date", "section-20-care-that-ended-with-a-return-home",
        "social-workers-since-the-case-opened", "teams-since-the-case-opened",
    }  # fmt: skip


def test_no_definition_knows_some_of_the_codes_of_short_breaks_and_not_the_others():
    for one in LIBRARY.values():
        assert one.body.count("'V3'") == one.body.count("('V1', 'V3', 'V4')") == one.body.count("'V4'")


def test_a_row_of_the_list_of_plan_measures_has_one_main_measure_and_a_variant_has_its_own():
    rows = Counter(one.head.library for one in LIBRARY.values() if one.head.library)
    assert rows and set(rows.values()) == {1}
    assert all(LIBRARY[one.head.variant_of] is not one for one in LIBRARY.values() if one.head.variant_of)


def test_short_titles_differ():
    titles = [d.head.short_title for d in LIBRARY.values()]
    assert len(titles) == len(set(titles))


def test_a_local_measure_is_never_held_beside_a_published_figure():
    assert not any(d.comparable for d in LIBRARY.values() if d.head.local)
    assert LIBRARY["assessments-within-45-working-days"].comparable
