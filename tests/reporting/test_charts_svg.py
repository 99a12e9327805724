import re

import pytest
from defusedxml import ElementTree
from django.utils.html import conditional_escape
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.reporting import charts, charts_svg
from tests.reporting import samples

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = '</svg><script>alert(1)</script> "quoted" & \'\x00\x0b'
VALUE = st.none() | st.floats()


def chart_of(values, target=None, name="Council", unit="%"):
    periods = tuple(f"P{at}" for at in range(len(values)))
    return charts.TimeChart(name, unit, periods, (charts.Series(name, tuple(values)),), target=target, better="higher")


def bars_of(values, target=None, name="Team"):
    return charts.BarChart(name, "", tuple(charts.Bar(name, v, name) for v in values), target=target, better="lower")


def drawn(svg):
    """The parsed picture, after the checks that hold for all of them."""
    root = ElementTree.fromstring(svg)
    assert root.tag == f"{SVG}svg"
    assert root.get("role") == "img"
    assert "style" not in {name for node in root.iter() for name in node.attrib}
    assert not list(root.iter(f"{SVG}style")) + list(root.iter(f"{SVG}script"))
    assert not re.search(r"\b(nan|inf)\b", str(svg))
    places = re.findall(r'\b(?:x|y|x1|x2|y1|y2|cx|cy|width)="(-?[\d.]+)%?"', svg)
    assert all(-100 < float(place) < 5000 for place in places)
    return root


@given(st.lists(VALUE, max_size=30), VALUE)
def test_any_values_give_a_picture_that_can_be_read(values, target):
    drawn(charts_svg.draw(chart_of(values, target)))
    drawn(charts_svg.draw(bars_of(values, target)))


@pytest.mark.parametrize(
    "values",
    [[], [5.0], [None, None], [1e308, -1e308], [1e308, 1e308], [-1e308], [0.0, 0.0], [7.0, 7.0, 7.0], [5e-324, 0.0]],
    ids=str,
)
def test_awkward_values_are_drawn(values):
    drawn(charts_svg.draw(chart_of(values, 1e308)))
    drawn(charts_svg.draw(chart_of(values, unit="")))
    drawn(charts_svg.draw(bars_of(values)))


def test_the_picture_is_named_and_described():
    root = drawn(charts_svg.draw(samples.LINE))
    assert root.find(f"{SVG}title").text == samples.LINE.title
    assert root.find(f"{SVG}desc").text == samples.LINE.description()
    assert samples.LINE.description() in root.get("aria-label")


def test_hostile_names_stay_text():
    for svg in (charts_svg.draw(chart_of([1.0], name=HOSTILE)), charts_svg.draw(bars_of([1.0, None], name=HOSTILE))):
        root = drawn(svg)
        assert root.find(f"{SVG}title").text == HOSTILE.replace("\x00", "\ufffd").replace("\x0b", "\ufffd")
        assert "<script" not in svg


def test_a_template_prints_the_picture_as_markup():
    svg = charts_svg.draw(samples.LINE)
    assert conditional_escape(svg) == svg


def test_a_gap_in_the_data_is_a_gap_in_the_line():
    root = drawn(charts_svg.draw(chart_of([1.0, 2.0, None, 3.0, 4.0])))
    line = next(node for node in root.iter(f"{SVG}g") if node.get("class") == "gt-chart__line")
    assert len(list(line)) == 2
    assert len(list(root.iter(f"{SVG}circle"))) == 4


def test_several_lines_differ_by_marker_and_dash_and_have_a_key():
    series = tuple(charts.Series(f"Service {at}", (1.0, 2.0)) for at in range(4))
    root = drawn(charts_svg.draw(charts.TimeChart("By service", "", ("May", "Jun"), series)))
    dashes = {node.get("stroke-dasharray") for node in root.iter(f"{SVG}g") if node.get("class") == "gt-chart__line"}
    shapes = {node.get("d") for node in root.iter(f"{SVG}path")}
    words = {node.text for node in root.iter(f"{SVG}text")}
    assert len(dashes) == 4
    assert len(shapes) == 3  # the fourth is a circle
    assert {"Service 0", "Service 1", "Service 2", "Service 3"} <= words


def test_bars_that_miss_the_target_are_hollow_and_the_picture_says_so():
    root = drawn(charts_svg.draw(samples.BARS))
    fills = [node.get("fill") for node in root.iter(f"{SVG}rect")]
    words = [node.text for node in root.iter(f"{SVG}text")]
    assert fills == ["none", charts_svg.COLOURS[0], charts_svg.COLOURS[0]]
    assert "Target 85% (hollow bars miss it)" in words
    assert "no data" in words


def test_nothing_to_draw_is_said():
    words = [node.text for node in drawn(charts_svg.draw(chart_of([None]))).iter(f"{SVG}text")]
    assert words == ["No figures to draw"]


def test_the_way_to_a_target_is_a_line_of_its_own_with_circles_a_name_and_a_sentence():
    way = charts.Way("Way to the target", (70.0, 75.0, None), (0,), sentence="Way to the target: 70% on 30 Apr 2026.")
    chart = charts.TimeChart("Visits", "%", ("a", "b", "c"), (charts.Series("Council", (60, 61, 62)),), way=way)
    root = drawn(charts_svg.draw(chart))
    group = next(each for each in root.iter(f"{SVG}g") if each.get("class") == "gt-chart__way")
    assert group.get("stroke-dasharray") == "10 3 2 3"
    assert [each.get("fill") for each in root.iter(f"{SVG}circle")].count("#fff") == 2, (
        "its point and the one of the key"
    )
    assert "Way to the target" in [each.text for each in root.iter(f"{SVG}text")]
    assert chart.description().endswith("Way to the target: 70% on 30 Apr 2026.")
    headings = [column.title for column in chart.as_table().columns]
    assert headings == ["Period", "Council", "Way to the target"]


def test_interim_targets_hold_until_the_next_one():
    way = charts.Way("Interim targets", (70.0, 70.0, 75.0), (0, 2), is_level=True)
    chart = charts.TimeChart("Visits", "%", ("a", "b", "c"), (charts.Series("Council", (60, 61, 62)),), way=way)
    root = drawn(charts_svg.draw(chart))
    groups = [each for each in root.iter(f"{SVG}g") if each.get("class") == "gt-chart__way"]
    way_lines = [(line.get("x1"), line.get("y1"), line.get("x2"), line.get("y2")) for line in groups[-1]]
    assert [y1 == y2 for _, y1, _, y2 in way_lines] == [True, True, True, False]
    assert [x1 == x2 for x1, _, x2, _ in way_lines] == [False, True, False, True]
