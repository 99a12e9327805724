import pytest

from goldenthread.reporting import blocks
from tests.reporting import samples


def test_every_rating_has_a_word_and_a_shape_of_its_own():
    labels = {blocks.Rating(key).label for key in blocks.RATINGS}
    assert labels == {"● On track", "▲ At risk", "■ Off track", "○ Not started", "✓ Complete", "✓✓ Embedded"}


def test_an_unknown_rating_is_refused():
    with pytest.raises(ValueError, match="'yellow' is not a rating"):
        blocks.Rating("yellow")


def test_a_heading_that_skips_a_level_is_refused():
    with pytest.raises(ValueError, match="'Deep' is level 4 under level 2"):
        samples.report(blocks.Heading("Deep", 4))


def test_a_figure_without_a_source_is_refused():
    with pytest.raises(ValueError, match="no source is given for fig-nowhere"):
        samples.report(blocks.sentence(blocks.Span("12 children", ("fig-nowhere",))))


def test_figures_inside_tables_and_bullets_need_a_source_too():
    unexplained = blocks.sentence(blocks.Span("12", ("fig-cell",)))
    table = blocks.Table.of("Counts", [blocks.Column("Measure")], [[blocks.Bullets((unexplained,))]])
    with pytest.raises(ValueError, match="fig-cell"):
        samples.report(table)


def test_a_table_needs_a_title_for_every_column_and_a_cell_under_each():
    with pytest.raises(ValueError, match="every column needs a title"):
        blocks.Table.of("Empty head", [blocks.Column(" ")], [])
    with pytest.raises(ValueError, match="a row has 2 cells for 1 columns"):
        blocks.Table.of("Ragged", [blocks.Column("One")], [["a", "b"]])


def test_a_wide_table_makes_the_report_wide():
    assert samples.ACTIONS.is_wide
    assert samples.report().is_wide


@pytest.mark.parametrize(
    "href", ["javascript:alert(1)", "data:text/html,x", "//elsewhere.example", "/\\elsewhere", "x"]
)
def test_an_address_that_is_not_of_the_web_or_this_site_is_no_link(href):
    assert blocks.Span("minutes", href=href).link == ""


@pytest.mark.parametrize("href", ["https://example.org/a", "http://example.org", "/plans/3/"])
def test_web_addresses_and_paths_of_this_site_are_links(href):
    assert blocks.Span("minutes", href=href).link == href


def test_sentences_are_run_in():
    inner = blocks.sentence("one ", blocks.Rating("red"))
    assert blocks.sentence(inner, " two").plain == "one ■ Off track two"
