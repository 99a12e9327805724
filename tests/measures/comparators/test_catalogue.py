"""The published indicators that are known by name, held against the publishers' own dictionary."""

import csv
import sys

from goldenthread.measures import definition
from goldenthread.measures.comparators import catalogue
from tests.shared import shared


def test_every_measure_that_may_have_a_comparator_names_an_indicator_that_is_known():
    comparable = {each.head.published for each in definition.computed().values() if each.comparable}
    # Published as tables of their own and in no file that is read here.
    assert comparable - set(catalogue.every()) == {"assessment_child_seen_pct", "cla_reviews_on_time_pct",
                                                   "rhi_offered_pct"}  # fmt: skip


def test_unit_and_direction_are_ours_too_where_a_measure_stands_beside():
    ways = {"High": "higher", "Low": "lower", "-": "neither"}
    for each in definition.computed().values():
        if each.comparable and (known := catalogue.every().get(each.head.published)):
            assert known.unit == each.head.unit, each.slug
            assert known.polarity == "-" or ways[known.polarity] == each.head.better, each.slug


def test_directions_are_the_dictionarys():
    path = shared("samples/local-authority-interactive-tool/lait_data_dictionary.csv")
    usual = csv.field_size_limit(sys.maxsize)  # the whole process's, so it is put back
    try:
        with path.open(newline="", encoding="utf-8-sig") as lines:
            told = {row["Measure_short"]: row["Polarity"] for row in csv.DictReader(lines)}
    finally:
        csv.field_size_limit(usual)
    for each in catalogue.every().values():
        assert told[each.long_file] in (each.polarity, "NA"), each.code
