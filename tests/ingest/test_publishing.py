"""A file of published populations: read, looked at, set by a second person."""

from datetime import date

import pytest

from goldenthread.accounts.errors import NotAllowed
from goldenthread.core.errors import StaleVersion
from goldenthread.files.errors import FileRefused
from goldenthread.history import chain
from goldenthread.ingest import publishing
from goldenthread.ingest.errors import LoadRefused
from goldenthread.ingest.models import PublishedFile
from goldenthread.ingest.publishing import Told
from goldenthread.records.models import Setting

ON = date(2026, 6, 8)
TOLD = Told("Fenmere", "Mid-year population estimates", date(2025, 7, 30))
HEADINGS = "time_period,geographic_level,new_la_code,old_la_code,la_name,age_group,population_estimate\n"


def csv(**by_year):
    lines = [f"{year[1:]},Local authority,E06000099,999,Fenmere,0 to 17,{amount}\n" for year, amount in by_year.items()]
    return (HEADINGS + "".join(lines)).encode()


FILE = csv(y2022="c", y2023="61400", y2024="62000")


@pytest.fixture
def people(world):
    return world.person("DT"), world.person("PL")


def hand_in(by, data=FILE, told=TOLD, name="estimates.csv"):
    return publishing.hand_in(data=data, name=name, told=told, by=by, on=ON)


def test_a_dry_run_shows_every_year_and_keeps_nothing(world):
    report = publishing.dry_run(data=FILE, name="estimates.csv", told=TOLD, on=ON)
    assert [(each["year"], each["amount"], each["starts_on"], each["ends_on"]) for each in report["places"]] == [
        (2024, 62_000, "2025-07-30", None), (2023, 61_400, "2024-07-30", "2025-07-29"), (2022, None, None, None),
    ]  # fmt: skip
    assert "suppressed" in report["places"][2]["why"]
    assert not PublishedFile.objects.exists() and not Setting.objects.exists()


def test_the_last_year_is_provisional_where_the_person_says_so(world):
    told = Told("Fenmere", "Estimates", date(2025, 7, 30), newest_is_provisional=True)
    report = publishing.dry_run(data=FILE, name="estimates.csv", told=told, on=ON)
    assert [each["is_provisional"] for each in report["places"]] == [True, False, False]


def test_nothing_is_set_before_a_second_person_agrees(people):
    first, second = people
    file = hand_in(first)
    assert not Setting.objects.exists()
    with pytest.raises(LoadRefused, match="You handed this file in"):
        publishing.agree(file=file, version=1, by=first, on=ON)
    made = publishing.agree(file=file, version=1, by=second, on=ON)
    assert [(each.year, each.amount, each.set_by) for each in made] == [(2023, 61_400, second), (2024, 62_000, second)]
    assert made[1].source == (
        "Mid-year population estimates, released 30 July 2025: Fenmere (E06000099); estimates.csv, row 4"
    )
    file.refresh_from_db()
    assert (file.state, file.decided_by) == ("kept", second)
    assert {line.kind for line in chain.lines_about(file)} == {"ingest.published_handed_in", "ingest.published_set"}


def test_a_page_that_is_out_of_date_decides_nothing(people):
    first, second = people
    file = hand_in(first)
    with pytest.raises(StaleVersion):
        publishing.agree(file=file, version=2, by=second, on=ON)
    assert not Setting.objects.exists()


def test_a_file_that_waits_can_be_withdrawn_and_handed_in_again(people):
    first, second = people
    file = hand_in(first)
    with pytest.raises(LoadRefused, match="handed in before: waits"):
        hand_in(first)
    publishing.withdraw(file=file, version=1, by=second, on=ON)
    publishing.agree(file=hand_in(first), version=1, by=second, on=ON)
    file.refresh_from_db()
    assert file.state == "withdrawn"
    with pytest.raises(LoadRefused, match="Only a file that waits"):
        publishing.withdraw(file=file, version=2, by=second, on=ON)


def test_what_waits_shows_how_things_stand_now_and_what_is_decided_how_they_stood(people):
    first, second = people
    early, late = hand_in(first), hand_in(first, csv(y2023="61400", y2024="62000"), name="other.csv")
    publishing.agree(file=early, version=1, by=second, on=ON)
    assert [place["why"] for place in publishing.places(late)] == ["It is set already."] * 2
    assert publishing.places(early)[0]["starts_on"] == "2025-07-30"
    with pytest.raises(LoadRefused, match="Nothing of this file is left to set"):
        publishing.agree(file=late, version=1, by=second, on=ON)
    late.refresh_from_db()
    assert late.state == "waiting"


@pytest.mark.parametrize(
    ("data", "told", "error", "message"),
    [
        (b"not,of\nany,form\n", TOLD, FileRefused, "none of the headings"),
        (FILE, Told("Westmoor", "Estimates", date(2025, 7, 30)), FileRefused, "no authority called Westmoor"),
        (FILE, Told("Fenmere", "Estimates", date(2026, 7, 30)), LoadRefused, "still to come"),
        (FILE, Told("Fenmere", " ", date(2025, 7, 30)), LoadRefused, "blank or too long"),
        (csv(y2024="x"), TOLD, LoadRefused, "sets nothing for Fenmere. The file has “x” in 2024"),
        (b"PK\x03\x04 no csv", TOLD, FileRefused, "is damaged"),
    ],
)
def test_a_file_that_sets_nothing_is_refused_with_the_reason(people, data, told, error, message):
    with pytest.raises(error, match=message):
        hand_in(people[0], data, told)
    assert not PublishedFile.objects.exists()


def test_only_those_who_hand_in_extracts_hand_it_in(world):
    with pytest.raises(NotAllowed):
        hand_in(world.person("SM", world.safeguarding))
