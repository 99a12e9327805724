"""Reading a definition file, and what it may not say."""

import pytest

from goldenthread.measures import definition
from goldenthread.measures.errors import DefinitionError

HEAD = """
title = "Visits"
short_title = "Visits"
why_it_matters = "."
how_it_is_counted = "."
what_it_cannot_know = "."
source = "."
kind = "count"
basis = "monthly_flow"
unit = "visits"
better = "neither"
owner = "."
checked_by = "."
review_due = 2027-04-01
local = false
lists = [7]
missing_limit = 0.1
"""
BODY = "select p.period_id from period p"


def text(head=HEAD, body=BODY):
    return f"/*{head}*/\n{body}\n"


def test_a_definition_has_its_words_and_its_rows():
    found = definition.parse("visits", text())
    assert (found.slug, found.head.title, found.body) == ("visits", "Visits", BODY)


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        (text(HEAD + 'colour = "red"\n'), "unknown key: colour"),
        (text(HEAD.replace('owner = "."\n', "")), "owner"),
        (text(HEAD.replace('"count"', '"total"')), "kind must be one of"),
        (text(HEAD.replace("local = false", "local = true")), "why it is local"),
        (text(HEAD.replace("0.1", '"little"')), "missing_limit is not of the right kind"),
        (text(HEAD.replace("0.1", "1.5")), "share between 0 and 1"),
        (text(HEAD.replace('"Visits"', '"Visits /* old */"', 1)), "second /\\*|body may not contain"),
        (text(HEAD.replace('"count"', '"rate"')), "names its population"),
        (text(body="select 1; drop table period"), "may not contain ;"),
        (text(body="select 1 -- one"), "may not contain --"),
        (text(body="delete from period"), "one select"),
        ("select 1", "head must stand first"),
        (text(HEAD + "title ="), "not valid TOML"),
        (text(HEAD.replace('"count"', '"ratio"')), "numerator file and a denominator file"),
    ],
)
def test_what_it_may_not_say_is_refused_with_the_files_name(changed, words):
    with pytest.raises(DefinitionError, match=words) as refused:
        definition.parse("visits", changed)
    assert "visits.sql" in refused.value.message


def test_only_words_change_the_fingerprint():
    first = definition.parse("visits", text()).fingerprint
    assert definition.parse("visits", text().replace("\n", "  \r\n")).fingerprint == first
    assert definition.parse("visits", text(body=BODY + " where 1 = 1")).fingerprint != first


def test_an_unknown_address_is_refused():
    with pytest.raises(DefinitionError, match="no measure called nothing-of-the-kind"):
        definition.get("nothing-of-the-kind")


@pytest.mark.parametrize("need", ["cp_plan.ended", "plan.ended_on", "ended_on", "cp_plan.started_on or ended_on"])
def test_a_need_that_no_table_has_is_refused(need):
    with pytest.raises(DefinitionError, match="a column that no table has"):
        definition.parse("visits", text(HEAD + f'needs = ["{need}"]\n'))
