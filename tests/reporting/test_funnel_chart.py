"""A funnel drawn: legible without colour, escaped, and said in a sentence and a table."""

from defusedxml import ElementTree

from goldenthread.reporting.funnel_chart import Dot, FunnelChart, draw

CHART = FunnelChart(
    "Re-referrals <2025>", 22.6,
    (
        Dot("Fenmere", 600, 26.0, "within", "own", "156 of 600"),
        Dot("Norham & Hills", 200, 40.0, "above", "neighbour", ""),
        Dot("Eastley", 1_000, 12.0, "below", "other", "120 of 1,000"),
    ),
    ((200, (14.0, 17.0, 29.0, 33.0)), (1_000, (19.0, 20.0, 25.0, 27.0))),
)  # fmt: skip


def test_it_is_well_formed_with_title_and_description_and_nothing_the_pages_forbid():
    drawn = draw(CHART)
    root = ElementTree.fromstring(drawn)
    names = [each.tag.partition("}")[2] for each in root]
    assert names[:2] == ["title", "desc"] and root[0].text == "Re-referrals <2025>"
    assert "style" not in drawn and " id=" not in drawn and "Norham &amp; Hills" not in drawn, "only our own is named"
    assert "Fenmere</text>" in drawn


def test_place_is_told_by_shape_and_kind_by_filling():
    drawn = draw(CHART)
    assert drawn.count('d="M0 -5L5 4H-5Z"') == 2 and drawn.count('d="M0 5L5 -4H-5Z"') == 1, "one in the key"
    assert drawn.count('fill="#ffffff"') == 2
    assert drawn.count("scale(1.7)") == 2, "our own, and its key"


def test_sentence_and_table_say_what_it_shows():
    assert CHART.description() == (
        "Of 3 authorities, 1 above and 1 below the 99.8% limits; the whole is 22.6%. "
        "Fenmere: 26% (156 of 600), within the limits."
    )
    assert CHART.rows()[0][:1] == ("Norham & Hills",) and CHART.rows()[-1] == (
        "Eastley", "12% (120 of 1,000)", "below the limits",
    )  # fmt: skip
    assert len(CHART.as_table().rows) == 3
