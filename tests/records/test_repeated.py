"""What several texts ask in the same letters gets a name; nothing else of them changes."""

# ruff: noqa: S608 (made-up texts that no engine runs)

import pytest

from goldenthread.records.repeated import Repeated

FIRST = "(select child_id, min(day) as day from visit group by child_id)"
SEEN = f"select p.child_id from plan p join {FIRST} v on v.child_id = p.child_id"
LATE = f"select v.day\nfrom {FIRST.replace(' from', chr(10) + '     from')} v\nwhere v.day > 5"


def test_what_two_texts_ask_has_one_name_however_it_is_indented():
    found = Repeated([SEEN, LATE])
    assert found.text(SEEN) == "select p.child_id from plan p join repeated_0 v on v.child_id = p.child_id"
    assert found.text(LATE) == "select v.day from repeated_0 v where v.day > 5"
    assert found.tables_of(SEEN) == found.tables_of(LATE) == [("repeated_0", FIRST[1:-1])]


def test_what_stands_twice_in_one_text_has_a_name_too():
    text = f"select a.day from {FIRST} a join {FIRST} b on a.child_id = b.child_id"
    found = Repeated([text])
    assert found.text(text) == "select a.day from repeated_0 a join repeated_0 b on a.child_id = b.child_id"


def test_one_inside_another_is_made_before_it():
    outer = f"(select f.day, count(*) as number from {FIRST} f group by f.day)"
    texts = [f"select day from {outer} o", f"select number from {outer} o", LATE]
    found = Repeated(texts)
    assert found.text(texts[0]) == "select day from repeated_0 o"
    assert found.text(LATE) == "select v.day from repeated_1 v where v.day > 5"
    assert found.tables_of(texts[0]) == [
        ("repeated_1", FIRST[1:-1]),
        ("repeated_0", "select f.day, count(*) as number from repeated_1 f group by f.day"),
    ]
    assert found.tables_of(LATE) == [("repeated_1", FIRST[1:-1])]


def test_one_that_stands_only_inside_another_gets_no_name():
    outer = f"(select f.day, count(*) as number from {FIRST} f group by f.day)"
    found = Repeated([f"select day from {outer} o", f"select number from {outer} o"])
    assert [name for name, _ in found.tables_of(f"select day from {outer} o")] == ["repeated_0"]


def test_what_stands_once_stays_and_so_does_what_only_passes_rows_on():
    passed = "select day from (select day from visit where seen = 1) v"
    found = Repeated([SEEN, passed, f"{passed} where day > 3"])
    assert found.text(SEEN) == SEEN
    assert found.text(passed) == passed
    assert found.tables_of(SEEN) == found.tables_of(passed) == []


def test_a_text_it_was_not_given_stays():
    assert Repeated([SEEN, LATE]).text("select 1") == "select 1"
    assert Repeated().tables_of(SEEN) == []


@pytest.mark.parametrize(
    "around",
    [
        "select p.day from plan p where exists (select 1 from {first} v where v.day = p.day)",
        "select p.day from plan p where p.day in (select v.day from {first} v)",
        "select p.day from plan p where p.day > (select max(v.day) from {first} v)",
        "select p.day, (select max(v.day) from {first} v) as last from plan p",
        "select p.day from plan p join lateral {first} v on 1 = 1",
    ],
)
def test_a_text_whose_parts_may_rest_on_the_rows_around_them_stays(around):
    text = around.format(first=FIRST)
    found = Repeated([text, SEEN, LATE])
    assert found.text(text) == text
    assert found.tables_of(text) == []
    assert found.tables_of(SEEN)


def test_brackets_and_blanks_in_quotes_are_letters():
    quoted = "(select child_id, count(*) as number from visit where kind = 'a)  (b' group by child_id)"
    texts = [f"select number from {quoted} q", f"select child_id from {quoted} q"]
    found = Repeated(texts)
    assert found.text(texts[0]) == "select number from repeated_0 q"
    assert found.tables_of(texts[0]) == [("repeated_0", quoted[1:-1])]
    other = quoted.replace(")  (", ") (")
    assert Repeated([texts[0], f"select number from {other} q"]).tables_of(texts[0]) == []


def test_how_often_a_table_is_read_is_counted_after_what_is_made_once():
    other = "select day from plan_history p where exists (select 1 from visit v where v.day = p.day)"
    assert Repeated([SEEN, LATE]).readers("visit") == 1
    assert Repeated([SEEN, LATE, other]).readers("visit") == 2
    assert Repeated([SEEN, LATE, other]).readers("plan") == 2
    assert Repeated([SEEN]).readers("review") == 0
