"""Populations out of each form of published file, and what is said where a year has none."""

import pytest

from goldenthread.files.errors import FileRefused
from goldenthread.ingest.published import child
from tests.shared import shared

BANDS = {"population_0_17": (0, 17)}
EXPLORE = "time_period,time_identifier,geographic_level,country_name,region_name,old_la_code,new_la_code,la_name,"


def read(text, authority="Fenmere", bands=None):
    options = {"name": "estimates.csv", "authority": authority, "bands": bands or BANDS}
    return child.read(text.encode(), options)


def by_year(found):
    return {each["year"]: each["amount"] for each in found["years"]}


def why(found):
    return {each["year"]: each["why"] for each in found["years"] if each["amount"] is None}


def explore(*rows, heading="age_group,population_estimate"):
    lines = [
        f"{year},Reporting year,{level},England,,{old},{new},{name},{rest}"
        for year, level, old, new, name, rest in rows
    ]
    return "\n".join([EXPLORE + heading, *lines])


def ours(year, amount):
    return (year, "Local authority", "999", "E06000099", "Fenmere", f"Children aged 0 to 17 years,{amount}")


NEXT_DOOR = (2024, "Local authority", "998", "E06000098", "Westmoor", "Children aged 0 to 17 years,99000")
ENGLAND = (2024, "National", "", "", "", "Children aged 0 to 17 years,12183016")


def test_explore_education_statistics_by_name_or_by_either_code():
    text = explore(ENGLAND, NEXT_DOOR, ours(2024, '"62,000"'), ours(2023, "61400"))
    for authority in ("Fenmere", "fenmere", "E06000099", "999"):
        found = read(text, authority)
        assert (found["authority"], found["form"]) == ("Fenmere", "Explore Education Statistics")
        assert by_year(found) == {2023: 61_400, 2024: 62_000}
        assert found["years"][1]["rows"] == (4,)


def test_a_marker_leaves_the_year_without_a_number_and_says_which():
    found = read(explore(ours(2022, "c"), ours(2023, "61400"), ours(2024, "[x]")))
    assert by_year(found) == {2022: None, 2023: 61_400, 2024: None}
    assert "“c” in 2022: suppressed" in why(found)[2022] and "not available" in why(found)[2024]


def test_a_year_that_is_missing_and_a_step_too_large_are_told():
    found = read(explore(ours(2021, "60000"), ours(2023, "61400"), ours(2024, "99000")))
    assert found["warnings"][0] == "The file has no row for 2022."
    assert "From 2023 to 2024 the number goes from 61,400 to 99,000" in found["warnings"][1]


def test_two_rows_that_differ_are_both_left_and_two_that_agree_are_one():
    found = read(explore(ours(2023, "61400"), ours(2023, "61400"), ours(2024, "62000"), ours(2024, "62001")))
    assert by_year(found) == {2023: 61_400, 2024: None}
    assert "Two rows of 2024 differ" in why(found)[2024]


def test_a_cell_that_is_no_number_is_rejected_with_its_row_and_column():
    found = read(explore(ours(2023, "61400"), ours(2024, "about 62000")))
    assert by_year(found) == {2023: 61_400}
    (wrong,) = found["rejected"]
    assert (wrong["row"], wrong["column"], wrong["value"]) == (3, "population_estimate", "about 62000")


def test_a_number_cut_in_two_by_its_comma_is_rejected_and_never_read_as_62():
    found = read(explore(ours(2023, "61400"), ours(2024, "62,000")))
    assert by_year(found) == {2023: 61_400}
    assert (found["rejected"][0]["row"], found["rejected"][0]["column"]) == (3, "more cells than headings")


def test_thousands_with_a_fraction_and_nought_are_no_number_of_children():
    found = read(explore(ours(2023, "61.4"), ours(2024, "0")))
    assert by_year(found) == {2023: None, 2024: None}
    assert "61.4 in 2023 is not a number of children" in why(found)[2023]


def test_another_band_of_ages_is_not_taken_for_ours():
    text = explore((2024, "Local authority", "999", "E06000099", "Fenmere", "Children aged 0 to 15 years,55000"))
    found = read(text)
    assert by_year(found) == {2024: None} and "no figure for age 0" in why(found)[2024]


def test_a_filter_by_sex_is_added_up_only_where_there_is_no_total():
    heading = "sex,age_group,population_estimate"
    rows = [(2024, "Local authority", "999", "E06000099", "Fenmere", f"{sex},0 to 17,{n}")
            for sex, n in (("Total", 62000), ("Male", 31800), ("Female", 30200))]  # fmt: skip
    assert by_year(read(explore(*rows, heading=heading))) == {2024: 62_000}
    assert by_year(read(explore(*rows[1:], heading=heading))) == {2024: 62_000}
    found = read(explore(rows[1], heading=heading))
    assert by_year(found) == {2024: None}


def test_a_filter_that_is_no_total_is_not_part_of_the_sum():
    heading = "ethnicity,age_group,population_estimate"
    rows = [(2024, "Local authority", "999", "E06000099", "Fenmere", f"{of},0 to 17,{n}")
            for of, n in (("Total", 62000), ("White", 50000), ("Asian", 12000))]  # fmt: skip
    assert by_year(read(explore(*rows, heading=heading))) == {2024: 62_000}


NOMIS = "DATE_NAME,GEOGRAPHY_NAME,GEOGRAPHY_CODE,GENDER_NAME,C_AGE_NAME,MEASURES_NAME,OBS_VALUE,OBS_STATUS_NAME\n"


def nomis(age, amount, sex="Total", year="2024", measures="Value", status="Normal Value"):
    return f'"{year}","Fenmere","E06000099","{sex}","{age}","{measures}",{amount},"{status}"\n'


def test_nomis_single_years_of_age_are_added_up_and_percentages_left_out():
    text = NOMIS + "".join(nomis(f"Age {age}", 3000 + age) for age in range(19)) + nomis("All Ages", 250000)
    text += "".join(nomis(f"Age {age}", "1.2", measures="Percent") for age in range(18))
    assert by_year(read(text)) == {2024: sum(3000 + age for age in range(18))}


def test_nomis_without_one_of_the_ages_has_no_number():
    text = NOMIS + "".join(nomis(f"Age {age}", 3000) for age in range(18) if age != 6)
    found = read(text)
    assert by_year(found) == {2024: None} and "no figure for age 6 in 2024" in why(found)[2024]


def test_nomis_provisional_values_are_flagged():
    text = NOMIS + nomis("Aged 0 to 17", 62000, status="Provisional") + nomis("Aged 0 to 17", 61400, year="2023")
    assert {each["year"]: each["is_provisional"] for each in read(text)["years"]} == {2023: False, 2024: True}


def test_the_detailed_series_of_the_national_statistics_office():
    head = "ladcode23,laname23,country,sex,age,population_2022,population_2023\n"
    body = [f"E06000099,Fenmere,E,{sex},{age},{1500 + sex},{1600 + sex}" for sex in (1, 2) for age in range(91)]
    assert by_year(read(head + "\n".join(body))) == {2022: 18 * 3003, 2023: 18 * 3203}


def test_the_long_file_of_the_interactive_tool():
    head = "Short Desc,Data item,Years,LA and Regions,Values,LA Number,Region\n"
    body = ["Pop017,Population aged 0-17,2023,Fenmere,61400,941.0,East",
            "Pop017,Population aged 0-17,2024,Fenmere,-,941.0,East",
            "LAC,Children looked after rate per 10 000,2024,Fenmere,67,941.0,East"]  # fmt: skip
    found = read(head + "\n".join(body))
    assert by_year(found) == {2023: 61_400, 2024: None} and "not given" in why(found)[2024]


def test_a_title_above_the_headings_is_passed_over():
    text = "Mid-year estimates\nSource: made up\n\n" + explore(ours(2024, "62000"))
    assert by_year(read(text)) == {2024: 62_000}


def test_a_year_that_is_a_span_is_rejected():
    found = read(explore(ours(202324, "62000"), ours(2024, "62000")))
    assert by_year(found) == {2024: 62_000}
    assert found["rejected"][0]["reason"] == "This is not one year."


@pytest.mark.parametrize(
    ("text", "authority", "code", "message"),
    [
        ("name,amount\nFenmere,5\n", "Fenmere", "no_form", "none of the headings"),
        (explore(NEXT_DOOR), "Fenmere", "no_authority", "no authority called Fenmere; it has 1"),
        (explore(ENGLAND), "England", "no_population", "no population of any authority"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_and_says_why(text, authority, code, message):
    with pytest.raises(FileRefused, match=message) as refused:
        read(text, authority)
    assert refused.value.code == code


def test_the_remedy_names_authorities_like_the_one_that_was_asked_for():
    with pytest.raises(FileRefused) as refused:
        read(explore(NEXT_DOOR), "West moor")
    assert "Westmoor" in refused.value.remedy


def test_the_published_estimates_of_every_authority():
    """The department's file of ONS estimates: 2,132 rows, 13 years; Darlington and the authorities made in 2019."""
    path = shared("samples/CSC_outcomes_and_enablers/ons_mid-year_population_estimates_2012_to_2024.csv")
    options = {"name": path.name, "bands": BANDS}
    found = child.read(path.read_bytes(), options | {"authority": "Darlington"})
    assert (found["rows_read"], len(found["years"]), found["codes"]) == (2132, 13, ("841", "E06000005"))
    assert by_year(found)[2024] == 22_771 and not found["warnings"] and not found["rejected"]
    dorset = child.read(path.read_bytes(), options | {"authority": "Dorset"})
    assert by_year(dorset)[2018] is None and by_year(dorset)[2019] == 66_931
