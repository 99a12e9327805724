"""Given what statistics say of a course, when it is drawn, then it is read by shape, dash and words, in few bytes."""

from __future__ import annotations

import re
import time
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.reporting import course_charts, course_svg, funnel_svg
from goldenthread.reporting.charts import Way
from goldenthread.reporting.course_charts import Band, CourseChart, Event, FunnelChart, Line, Unit

SVG = "{http://www.w3.org/2000/svg}"
MONTHS = tuple(f"Month {at}" for at in range(36))
VALUES: tuple[float | None, ...] = tuple(80 + at * 7 % 5 for at in range(36))


def control(values: tuple[float | None, ...] = VALUES, **more: object) -> CourseChart:
    size = len(values)
    given = {
        "bands": (Band("limits of chance", (70.0,) * size, (95.0,) * size),),
        "lines": (Line("average", (82.0,) * size),), "marks": ("",) * (size - 2) + ("improvement", "concern"),
        "events": (Event(4, "New duty rota"),), "target": 90.0,
    } | more  # fmt: skip
    return CourseChart("Assessments in time", "%", MONTHS[:size], values, "No significant change.", **given)  # type: ignore[arg-type]


def funnel() -> FunnelChart:
    sizes = tuple(float(n) for n in range(5, 65, 5))
    units = (Unit("North", 40, 60, "below", "24 of 40"), Unit("South", 30, 84, "within", "25 of 30"))
    ends = [tuple(80 + sign * far / n**0.5 for n in sizes) for sign, far in ((-1, 90), (-1, 60), (1, 30), (1, 44))]
    return FunnelChart("By team", "%", units, 80.0, sizes, *ends, "North is lower than chance explains.")


def parsed(svg: str) -> ElementTree.Element:
    root = ElementTree.fromstring(svg)  # noqa: S314 (our own)
    assert not list(root.iter(f"{SVG}style")) + list(root.iter(f"{SVG}script"))
    assert "style" not in {name for node in root.iter() for name in node.attrib}
    assert not re.search(r"\b(nan|inf)\b", svg)
    return root


def test_the_picture_is_named_and_described() -> None:
    root = parsed(course_svg.course(control()))
    assert (root.find(f"{SVG}title").text, root.get("role")) == ("Assessments in time", "img")  # type: ignore[union-attr]
    assert root.find(f"{SVG}desc").text == "No significant change."  # type: ignore[union-attr]


def test_marks_differ_by_shape_and_lines_by_dash() -> None:
    svg = course_svg.course(
        control(lines=(Line("if nothing changes", VALUES, "forecast"), Line("plan", VALUES, "trajectory")))
    )
    assert {"◆", "□"} <= {node.text for node in parsed(svg).iter(f"{SVG}text")}
    assert {'"2 4"', '"10 3 2 3"', '"6 4"'} <= set(re.findall(r'stroke-dasharray=("[^"]+")', svg))


def test_a_gap_is_a_gap_in_the_line_and_in_the_band() -> None:
    values = (80.0, 81, None, 82, 83)
    ends = tuple(None if value is None else 70.0 for value in values)
    svg = course_svg.course(control(values, marks=(), bands=(Band("limits", ends, ends),), lines=()))
    paths = [node.get("d") or "" for node in parsed(svg).iter(f"{SVG}path")]
    assert [d.count("M") for d in paths if d.count("l") == 2] == [2]
    assert paths[0].count("Z") == 2


def test_an_average_steps_where_a_new_baseline_begins() -> None:
    svg = course_svg.course(control(lines=(Line("average", (70.0,) * 18 + (90.0,) * 18),)))
    assert re.search(r'd="M0 \d+H486M514 \d+H1000"', svg)


@given(st.lists(st.one_of(st.none(), st.floats(allow_nan=True, width=32)), min_size=1, max_size=36))
def test_any_values_give_a_picture_that_can_be_read(values: list[float | None]) -> None:
    bare = {"bands": (), "lines": (), "marks": (), "events": (), "target": None}
    parsed(course_svg.course(control(tuple(values), **bare)))


def test_hostile_names_stay_text() -> None:
    root = parsed(course_svg.course(CourseChart('<script>"&', "%", MONTHS, VALUES, "</svg>")))
    assert root.find(f"{SVG}title").text == '<script>"&'  # type: ignore[union-attr]


def test_sequences_of_another_length_are_refused() -> None:
    with pytest.raises(ValueError, match="another length"):
        control(bands=(Band("limits", (1.0,), (2.0,)),))


def test_the_table_holds_what_the_picture_shows() -> None:
    headings, rows = course_charts.as_grid(control().as_table())
    assert headings == ["Period", "Council", "Average", "Limits of chance", "Target", "What is said of it"]
    assert rows[-1] == ["Month 35", "80%", "82%", "70% to 95%", "90%", "worse than chance explains"]
    assert course_charts.as_grid(control((80.0, None), marks=()).as_table())[1][1][1] == "no figure"


def test_the_key_says_every_part_in_words() -> None:
    assert control().key() == [
        "Grey band: limits of chance", "Thin line: average", "Dashes: target",
        course_charts.MARKS["improvement"], course_charts.MARKS["concern"],
    ]  # fmt: skip


def test_a_funnel_names_only_the_teams_beyond_its_outer_limits() -> None:
    said = [node.text for node in parsed(funnel_svg.funnel(funnel())).iter(f"{SVG}text")]
    assert "North" in said and "South" not in said
    assert course_charts.as_grid(funnel().as_table())[1][1] == ["South", "30", "84%", "Within chance"]


def test_a_sparkline_has_a_band_and_a_mark_and_says_when_there_is_nothing() -> None:
    svg = course_svg.spark("Visits", "Worsening.", VALUES[:13], lower=(70,) * 13, upper=(90,) * 13, mark="concern")
    assert "<desc>Worsening.</desc>" in svg and len(parsed(svg).findall(f".//{SVG}path")) == 3
    assert "no data" in course_svg.spark("Visits", "", (None, None))
    assert len(svg) < 1100


def test_sixty_charts_are_light_and_quick() -> None:
    start = time.process_time()
    size = sum(len(course_svg.course(control())) for _ in range(60))
    assert size <= 150_000
    assert time.process_time() - start < 0.5  # the bench holds the real limit of 50 ms


def test_interim_targets_are_stairs_with_circles_said_and_in_the_table() -> None:
    asked = (None,) * 30 + (82.0, 82.0, 82.0, 85.0, 85.0, 85.0)
    way = Way("Interim targets", asked, (30, 33), is_level=True, sentence="Interim targets: 82% by May, 85% by August.")
    chart = control(way=way)
    root = parsed(course_svg.course(chart))
    assert root.find(f"{SVG}desc").text == (  # type: ignore[union-attr]
        "No significant change. Interim targets: 82% by May, 85% by August."
    )
    assert "○○" in {node.text for node in root.iter(f"{SVG}text")}
    assert any(re.fullmatch(r"M857 \d+(H\d+V\d+){5}", node.get("d", "")) for node in root.iter(f"{SVG}path"))
    assert "Dashes and dots, with circles: interim targets" in chart.key()
    headings, rows = course_charts.as_grid(chart.as_table())
    assert [dict(zip(headings, row, strict=True))["Interim targets"] for row in rows[29:34]] == [
        "", "82%", "82%", "82%", "85%",
    ]  # fmt: skip
    assert dict(zip(headings, rows[0], strict=True))["Target"] == "90%"


def test_a_way_of_another_length_is_refused() -> None:
    with pytest.raises(ValueError, match="another length"):
        control(way=Way("Way to the target", (80.0,)))
