"""Which tables and columns a text names: never less than it uses."""

from goldenthread.records import naming

TEXT = """
select v.child_id, k.team_id, Opened_On
from cp_visit v
join cp_plan k on k.child_id = v.child_id and k.ended_on is null
left join (select child_id, role from involvement_history where role is not null) i on i.child_id = v.child_id
"""


def test_a_column_belongs_to_the_tables_that_have_the_name_before_it():
    bare = {"child_id", "opened_on", "role"}  # without a name before them they may be anybody's
    assert {"team_id", "ended_on"} | bare <= naming.columns(TEXT, "cp_plan")
    assert bare <= naming.columns(TEXT, "cp_visit")
    assert not {"team_id", "ended_on"} & naming.columns(TEXT, "cp_visit")


def test_a_history_is_asked_for_the_columns_of_its_table():
    assert {"child_id", "role"} <= naming.columns(TEXT, "involvement")
    assert "ended_on" not in naming.columns(TEXT, "involvement")


def test_a_table_without_another_name_is_named_by_its_own():
    text = "select cp_plan.ended_on from cp_plan join cp_visit on cp_visit.seen = 'Y'"
    assert "ended_on" in naming.columns(text, "cp_plan")
    assert "ended_on" not in naming.columns(text, "cp_visit")


def test_where_a_table_is_reached_in_another_way_every_word_may_be_its_column():
    assert {"ended_on", "seen"} <= naming.columns("select v.seen, k.ended_on from cp_visit v, cp_plan k", "cp_plan")


def test_of_several_texts_those_count_that_name_the_table():
    texts = ["select c.seen from cp_visit c", "select c.ended_on from cp_plan c"]
    assert "seen" in naming.columns_of_all(texts, "cp_visit")
    assert "ended_on" not in naming.columns_of_all(texts, "cp_visit")
    assert naming.columns_of_all(texts, "referral") == frozenset()
