"""The data dictionary: every column, by return and by table."""

from __future__ import annotations

import csv
import io

from django.test import Client

from goldenthread.records import dictionary, tables


def page(client: Client, **asked: str) -> str:
    answer = client.get("/data-dictionary/", asked)
    assert answer.status_code == 200
    return answer.content.decode()


def exported(client: Client, **asked: str) -> list[dict[str, str]]:
    answer = client.get("/data-dictionary/", {**asked, "export": "csv"})
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))


def test_every_table_and_column_is_on_its_pages_with_its_meaning(client: Client, db: None) -> None:
    every = sum(1 for _ in dictionary.lines())
    assert f"{every} columns" in page(client)
    shown = "".join(page(client, page=str(number)) for number in range(1, 2 + every // 100))
    assert "day of the review conference; null when it is due and not held" in shown
    names = {row["Table"] for row in exported(client)}
    assert names == {table.name for table in tables.TABLES}


def test_a_column_says_which_item_of_which_return_fills_it(client: Client, db: None) -> None:
    row = next(row for row in exported(client, table="assessment") if row["Column"] == "authorised_on")
    assert row["Where it comes from"] == (
        "Standard Safeguarding Dataset: cina_assessment_auth_date; Annex A: 4.9; Nightly extract: authorised_on; "
        "Children in need census: AssessmentAuthorisationDate"
    )
    assert (row["Type"], row["Tier"]) == ("date", "T3")


def test_with_a_return_chosen_only_its_columns_and_items_are_shown(client: Client, db: None) -> None:
    rows = exported(client, **{"return": "ssda903"})
    assert {row["Where it comes from"] for row in rows if row["Column"] == "placement_type"} == {"episodes.PLACE"}
    assert not [row for row in rows if row["Table"] == "contact"]


def test_a_chosen_table_says_its_grain_and_key(client: Client, db: None) -> None:
    assert "One row of cp_visit is one statutory visit under a plan" in page(client, table="cp_visit")


def test_words_find_a_column_by_its_item(client: Client, db: None) -> None:
    assert [row["Column"] for row in exported(client, q="cppl_cp_plan_ola")] == ["other_authority"]


def test_the_workforce_file_has_the_posts_alone(client: Client, db: None) -> None:
    assert {row["Table"] for row in exported(client, **{"return": "workforce"})} == {"post"}


def test_a_table_that_there_is_not_gives_an_empty_list(client: Client, db: None) -> None:
    assert "No row matches what you chose" in page(client, table="nonsense")
