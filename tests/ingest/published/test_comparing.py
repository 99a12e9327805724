"""Published figures, statistical neighbours and grades out of each form of file, and what is said of what is wrong."""

import csv
import io
import zipfile

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from goldenthread.files.errors import FileRefused
from goldenthread.ingest.published import comparing, years
from goldenthread.ingest.published.years import Ending
from goldenthread.measures.comparators import catalogue
from tests.shared import shared

EXPLORE = "time_period,geographic_level,country_name,region_name,old_la_code,new_la_code,la_name,"
LONG = "Short Desc,Data item,Years,LA and Regions,Values,LA Number,Region\n"
NEIGHBOURS = "LA num,LA Name,GOReg,SN1,SNP,SN2,SNP\n"
FENMERE, WESTMOOR = ("901", "E06000901", "Fenmere"), ("902", "E06000902", "Westmoor")


def read(text, name="figures.csv", more=()):
    data = text if isinstance(text, bytes) else text.encode()
    return comparing.read(data, {"name": name, "wanted": catalogue.wanted(more)})


def explore(*rows, heading="rereferral_percent,rereferral_count,referral_count"):
    lines = [f"{year},Local authority,England,Fens,{','.join(place)},{rest}" for year, place, rest in rows]
    return "\n".join([EXPLORE + heading, *lines])


def long_file(*rows):
    return LONG + "".join(f"{name},,{year},{area},{value},{number},Fens\n" for name, year, area, value, number in rows)


def amounts(found, code="rereferral_pct"):
    return {(row[1], row[2]): row[5] for row in found["values"] if row[0] == code}


def states(found, code="rereferral_pct"):
    return {(row[1], row[2]): row[6] for row in found["values"] if row[0] == code}


@pytest.mark.parametrize(("text", "means"), [
    ("2025", Ending(2025, 1, 1)), ("2024/25", Ending(2025, 1, 1)), ("202425", Ending(2025, 1, 1)),
    ("2024-25", Ending(2025, 1, 1)), ("1999/00", Ending(2000, 1, 1)), ("2025 (Rev)", Ending(2025, 1, 2)),
    ("2025 (prov)", Ending(2025, 1, 0)), ("2014-16", Ending(2016, 3, 1)), ("2022/23-24/25", Ending(2025, 3, 1)),
    ("9", None), ("", None), ("March 2025", None),
])  # fmt: skip
def test_the_year_in_which_a_period_ends(text, means):
    assert years.ending(text) == means


def test_an_explore_file_gives_value_numerator_and_denominator():
    found = read(explore((2025, FENMERE, '22.6,"1,430",6330'), (2025, WESTMOOR, "20.1,300,1500")))
    assert found["what"] == "figures" and found["rows_read"] == 2
    row = found["values"][0]
    assert row == ["rereferral_pct", "901", 2025, "2025", 1, 22.6, "known", "", 1430.0, 6330.0]
    assert found["areas"][0] == ["901", "authority", "Fenmere", "region fens"]


@pytest.mark.parametrize(("marker", "state"), [
    ("c", "suppressed"), ("[c]", "suppressed"), ("x", "not available"), ("[x]", "not available"),
    ("z", "not applicable"), ("[z]", "not applicable"), ("low", "rounds to nothing"), ("[low]", "rounds to nothing"),
    ("k", "rounds to nothing"), ("u", "not reliable"), (":", "not available"), ("~", "not available"),
    ("-", "not given"), ("", "not available"),
])  # fmt: skip
def test_a_marker_is_a_state_and_never_a_number(marker, state):
    found = read(explore((2025, FENMERE, f"{marker},1,2"), (2025, WESTMOOR, "0,0,4")))
    assert amounts(found) == {("901", 2025): None, ("902", 2025): 0.0}
    assert states(found)["901", 2025] == state and states(found)["902", 2025] == "known"


def test_the_long_file_with_england_and_a_region_whose_words_stand_otherwise():
    found = read(long_file(
        ("ReReferral", "2025", "Fenmere", "22.6", "901.0"), ("ReReferral", "2025", "England", "21", "970.0"),
        ("ReReferral", "2025", "London (Outer)", "19", "988.0"), ("Other", "2025", "Fenmere", "1", "901.0"),
    ))  # fmt: skip
    assert amounts(found) == {("901", 2025): 22.6, ("england", 2025): 21.0, ("region london outer", 2025): 19.0}
    assert found["others"] == ["Other"]


def test_a_share_and_a_number_whose_names_differ_by_one_sign_are_two_indicators():
    # Both short names stand in the real long file; taken for one, a count of 20 would be read as 20 %.
    found = read(long_file(
        ("Unacc_Asylmn_Seek_Childn%", "2025", "Fenmere", "6", "901"),
        ("Unacc_Asylmn_Seek_Childn", "2025", "Fenmere", "20", "901"),
    ))  # fmt: skip
    assert amounts(found, "uasc_pct") == {("901", 2025): 6.0} and found["rejected"] == []


def test_an_indicator_may_be_asked_for_by_the_name_it_has_in_the_file():
    text = long_file(("KS4_Att8", "2025", "Fenmere", "45.1", "901"))
    with pytest.raises(FileRefused, match="none of the") as refused:
        read(text)
    assert "KS4_Att8" in refused.value.remedy
    assert amounts(read(text, more=("KS4_Att8",)), "KS4_Att8") == {("901", 2025): 45.1}


def test_two_rows_that_differ_are_neither_used_and_two_that_agree_are_one():
    same, other = (2024, FENMERE, "20.0,1,5"), (2025, FENMERE, "22.6,1,5")
    found = read(explore(same, same, other, (2025, FENMERE, "23.6,1,5")))
    assert amounts(found) == {("901", 2024): 20.0, ("901", 2025): None}
    assert states(found)["901", 2025] == "contradictory"
    (wrong,) = found["rejected"]
    assert (wrong["row"], wrong["column"]) == (5, "rereferral_percent") and "neither is used" in wrong["reason"]


def test_a_revised_figure_holds_against_the_provisional_one_of_its_year():
    rows = [("ReReferral", year, "Fenmere", value, "901") for year, value in
            (("2025 (Rev)", "22"), ("2025 (prov)", "25"), ("2024 (prov)", "20"))]  # fmt: skip
    for order in (rows, rows[::-1]):
        assert amounts(read(long_file(*order))) == {("901", 2025): 22.0, ("901", 2024): 20.0}


def test_a_missing_year_an_authority_without_number_and_a_cell_of_words_are_told_with_row_and_remedy():
    nobody = ("z", "E06000999", "Nowhere")
    found = read(explore(
        (2023, FENMERE, "20,1,5"), (2025, FENMERE, "about 22,1,5"), ("", FENMERE, "22,1,5"), (2025, nobody, "9,1,9"),
        (2025, WESTMOOR, "21,1,5"),
    ))  # fmt: skip
    assert amounts(found) == {("901", 2023): 20.0, ("902", 2025): 21.0}
    told = {(each["row"], each["reason"]) for each in found["rejected"]}
    assert (3, "This is neither a number nor a known marker.") in told and (4, "The row has no year.") in told
    assert (5, "This authority has no number of three digits.") in told
    assert all(each["remedy"] for each in found["rejected"])
    assert found["warnings"] == ["rereferral_pct: the file has no row for 2024."]


def test_of_a_file_divided_by_sex_the_total_is_taken_and_without_one_nothing():
    heading = "sex,rereferral_percent"
    rows = [(2025, FENMERE, f"{sex},{value}") for sex, value in (("Total", 22), ("Male", 25), ("Female", 19))]
    assert amounts(read(explore(*rows, heading=heading))) == {("901", 2025): 22.0}
    with pytest.raises(FileRefused, match="none of the"):
        read(explore(*rows[1:], heading=heading))


def test_many_rows_with_one_fault_are_told_once_with_their_number():
    rows = [(2025, (str(910 + n), "", f"A{n}"), "none,1,2" if n < 5 else f"{n},1,2") for n in range(11)]
    found = read(explore(*rows))
    (wrong,) = found["rejected"]
    assert (wrong["row"], wrong["times"]) == (2, 5)


def test_neighbours_in_order_with_those_the_table_does_not_know_left_out_and_told():
    found = read(NEIGHBOURS + "901,Fenmere,Fens,902,Close,903,Close\n902,Westmoor,Fens,901,Close,901,Close\n")
    assert found["what"] == "neighbours"
    assert found["sets"] == {"901": [["902", "Close"]], "902": [["901", "Close"]]}
    assert {(each["row"], each["column"], each["value"]) for each in found["rejected"]} == {
        (2, "SN2", "903"), (3, "SN2", "901"),
    }  # fmt: skip
    assert found["warnings"] == ["Not ten neighbours: Fenmere, Westmoor."]


def test_grades_with_their_day_and_what_is_no_grade():
    heading = "la_code,local_authority,overall_effectiveness_grade,publication_date\n"
    rows = "901,fenmere,good,27/10/23\n902,westmoor,,01/02/23\n903,eastley,fine,01/02/23\n904,norham,good,31/02/23\n"
    found = read(heading + rows)
    assert found["what"] == "grades" and found["grades"] == [["901", "good", "2023-10-27"]]
    assert [each["row"] for each in found["rejected"]] == [3, 4, 5]


def test_a_file_of_no_known_form_is_refused_with_the_forms_that_are_read():
    with pytest.raises(FileRefused) as refused:
        read("a,b\n1,2\n")
    assert "Statistical neighbours" in refused.value.remedy


def test_the_real_tables_give_the_published_figures_of_england():
    folder = "samples/CSC_outcomes_and_enablers"
    for name, code, england in (
        ("c1_children_in_need_referrals_and_rereferrals_2013_to_2025.csv", "rereferral_pct", 22.6),
        ("d3_cpps_subsequent_plan_2013_to_2025.csv", "cpp_repeat_pct", 24.5),
        ("csww_indicators_2017_to_2025.csv", "sw_agency_pct", 13.0),
    ):
        found = read(shared(f"{folder}/{name}").read_bytes(), name)
        assert amounts(found, code)["england", 2025] == england
        assert not any(row[5] is not None and row[6] != "known" for row in found["values"])


def test_the_real_neighbours_are_ten_for_each_authority_in_workbook_and_csv():
    book = read(shared("samples/local-authority-interactive-tool/sn_may_2025.xlsx").read_bytes(), "sn.xlsx")
    wide = read(shared("samples/CSC_outcomes_and_enablers/sn_model_2025_wide.csv").read_bytes(), "sn.csv")
    assert [key for key, _ in book["sets"]["301"]][:3] == ["308", "821", "313"]
    assert {len(found) for found in wide["sets"].values()} == {10} and len(wide["sets"]) == 153
    assert book["rejected"][0]["sheet"] == "LA SN Groups", "a stray row below the table"


def test_the_real_grades_of_151_authorities():
    found = read(shared("samples/ofsted-ilacs-scrape-tool/ofsted_csc_ilacs_overview.csv").read_bytes(), "ilacs.csv")
    assert len(found["grades"]) == 151 and {grade for _, grade, _ in found["grades"]} <= {
        "good", "outstanding", "requires improvement", "inadequate",
    }  # fmt: skip


def test_the_long_file_of_the_real_tool_as_a_zip():
    rows = list(csv.reader(io.StringIO(
        shared("samples/local-authority-interactive-tool/lait_csc_measures_2021_2025_wide.csv").read_text("utf-8")
    )))  # fmt: skip
    years_met = rows[0][3:]
    lines = [
        (short, year, f'"{name}"', value, number)
        for short, number, name, *values in rows[1:]
        for year, value in zip(years_met, values, strict=True)
    ]
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("long.csv", long_file(*lines))
    found = read(packed.getvalue(), "long.zip")
    assert amounts(found, "assessments_45wd_pct")["england", 2025] == pytest.approx(85.7)
    assert amounts(found, "cpp_rate")["england", 2025] == pytest.approx(40.6)
    assert states(found, "cla_adopted_pct")["202", 2021] == "not given"


def parquet(**columns):
    packed = io.BytesIO()
    pq.write_table(pa.table(columns), packed, compression="zstd")
    return packed.getvalue()


def long_columns(**other):
    return {
        "Short Desc": ["REF_%re-ref12", "REF_%re-ref12"], "Data item": ["", ""], "Years": ["2025", "2025"],
        "LA and Regions": ["Fenmere", "Westmoor"], "Values": ["22.6", "c"], "LA Number": [901.0, 902.0],
        "Region": ["Fens", None], **other,
    }  # fmt: skip


def test_the_long_file_as_parquet_says_what_its_csv_says():
    """Authorities have numbers with a nought behind the point there, and what is missing is null."""
    found = read(parquet(**long_columns()), "long.parquet", more=("REF_%re-ref12",))
    code = found["values"][0][0]
    assert found["rows_read"] == 2 and found["form"] == "Local Authority Interactive Tool, long file"
    assert amounts(found, code) == {("901", 2025): 22.6, ("902", 2025): None}
    assert states(found, code)["902", 2025] == "suppressed"


@pytest.mark.parametrize(("data", "code"), [
    (b"PAR1" + b"\x00" * 60, "damaged"), (b"PAR1" + b"\x00" * 60 + b"PAR1", "damaged"),
    (parquet(**long_columns())[:-200] + b"PAR1", "damaged"),
    (parquet(**long_columns(Values=[[1.0], [2.0]])), "nested"),
])  # fmt: skip
def test_a_parquet_file_that_is_broken_or_holds_lists_is_refused(data, code):
    with pytest.raises(FileRefused) as refused:
        read(data, "long.parquet")
    assert refused.value.code == code and "long.parquet" in refused.value.message and refused.value.remedy


def test_a_parquet_file_with_too_many_rows_is_refused_before_it_is_read():
    with pytest.raises(FileRefused) as refused:
        read(parquet(a=pa.nulls(1_000_001, pa.int8())), "long.parquet")
    assert refused.value.code == "too_many_rows"


def test_the_long_file_of_the_real_tool_as_its_publisher_keeps_it():
    kept = shared("samples/local-authority-interactive-tool/bds_long_0.parquet")
    found = read(kept.read_bytes(), kept.name)
    assert found["rows_read"] == 641_070
    assert amounts(found, "assessments_45wd_pct")["england", 2025] == pytest.approx(85.7)
    assert amounts(found, "cpp_rate")["england", 2025] == pytest.approx(40.6)
