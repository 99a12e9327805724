import re
from html.parser import HTMLParser

import pytest
from django.utils.safestring import SafeData

from goldenthread.reporting import blocks, html
from tests.reporting import samples

VOID = {"meta", "link", "br", "img", "hr", "line", "circle", "rect", "path"}


class Reader(HTMLParser):
    """Collects tags in order, and fails when they do not nest."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if "style" not in self.open:
            self.words.append(data)


def read(markup):
    reader = Reader()
    reader.feed(markup)
    assert reader.open == []
    return reader


@pytest.fixture(scope="module")
def document():
    return html.render(samples.report()).decode()


@pytest.fixture(scope="module")
def fragment():
    return html.fragment(samples.report())


def test_the_document_has_language_title_one_h1_and_no_gap_in_headings(document):
    reader = read(document)
    assert ("html", {"lang": "en-GB"}) in reader.tags
    assert "<title>Exception report: Oct 2026</title>" in document
    levels = [int(tag[1]) for tag, _ in reader.tags if re.fullmatch(r"h\d", tag)]
    assert levels == [1, 2, 2, 3, 3, 3, 2]


def test_the_document_says_period_day_reader_and_marking(document):
    words = "".join(read(document).words)
    assert "Period: Oct 2026 · Made on Fri 27 Nov 2026 · For Programme lead · Internal: contains small numbers" in words


def test_the_marking_is_printed_on_every_page_whatever_is_in_it():
    marking = '"} body { display: none } </style>'
    report = samples.report()
    document = html.render(blocks.Report(report.title, report.period, report.made_on, (), marking=marking)).decode()
    assert 'content: "\\000022\\00007d\\000020' in document
    assert document.count("</style>") == 1


def test_the_document_fetches_nothing(document):
    assert not re.search(r"<(script|link|img|iframe|object)\b|@import|url\(", document)
    addresses = {attrs["href"] for _, attrs in read(document).tags if "href" in attrs}
    assert {address for address in addresses if not address.startswith("#")} == {"https://example.org/audit"}


def test_the_fragment_has_no_style_no_script_and_no_h1(fragment):
    tags = read(fragment).tags
    assert not {tag for tag, _ in tags} & {"style", "script", "h1", "html"}
    assert not any("style" in attrs or any(name.startswith("on") for name in attrs) for _, attrs in tags)


def test_the_fragment_may_be_printed_by_a_page(fragment):
    assert isinstance(fragment, SafeData)


def test_tables_have_captions_scopes_and_a_region_that_the_keyboard_reaches(fragment):
    tags = read(fragment).tags
    tables = [attrs for tag, attrs in tags if tag == "table"]
    regions = [attrs for tag, attrs in tags if attrs.get("role") == "region"]
    assert len(tables) == len(regions) == 4
    assert all(region["tabindex"] == "0" and region["aria-label"] for region in regions)
    assert all(attrs.get("scope") in {"col", "row"} for tag, attrs in tags if tag == "th")


def test_each_figure_leads_to_its_entry(document):
    tags = read(document).tags
    ids = {attrs["id"] for _, attrs in tags if "id" in attrs}
    links = [attrs["href"] for tag, attrs in tags if tag == "a" and attrs["href"].startswith("#")]
    assert links == ["#figure-2", "#figure-1"]
    assert ids == {"figure-1", "figure-2"}
    assert "Definition 9c04e1aa; loads annex-a 2026-10-31 1f3b; rule measure-rag-1; id fig-7d1f" in document


def test_a_rating_is_word_and_shape_with_its_flag_beside_it(fragment):
    assert '<span class="gt-rating gt-rating--red">■ Off track</span>' in fragment
    assert (
        '<span class="gt-rating gt-rating--amber">▲ At risk</span> <span class="gt-flag">No update received</span>'
        in fragment
    )


def test_charts_stand_beside_their_sentence_and_table(document, fragment):
    assert document.count('<svg xmlns="http://www.w3.org/2000/svg" class="gt-chart__svg"') == 2
    assert document.count('<p class="govuk-body">Council: 78.8% in Oct 2026') == 1
    assert document.count('<details class="govuk-details" open>') == 2
    assert fragment.count('<details class="govuk-details">') == 2


@pytest.mark.parametrize(
    "given", ["</svg><script>alert(1)</script>", "{{ report }}", "{% now 'Y' %}", "A & B", "=1+1", '" onx="']
)
def test_text_from_outside_stays_text(given):
    table = blocks.Table.of(given, [blocks.Column(given)], [[blocks.Bullets.of(given)]])
    document = html.render(samples.report(blocks.Heading(given), blocks.Note.of(given), table, title=given)).decode()
    reader = read(document)
    assert "".join(reader.words).count(given) == 7  # title twice, heading, note, caption, column, cell
    assert "script" not in {tag for tag, _ in reader.tags}
    assert not any("onx" in attrs for _, attrs in reader.tags)


def test_dangerous_addresses_are_not_links():
    document = html.render(samples.report(blocks.sentence(blocks.Span("minutes", href="javascript:alert(1)")))).decode()
    assert "javascript:" not in document
    assert "minutes" in document


def test_unwritable_characters_are_replaced_and_counted():
    document = html.render(samples.report(blocks.sentence("a\x00b\ud800"))).decode()
    assert "a\ufffdb\ufffd" in document
    assert "2 characters that a document cannot hold were replaced by \ufffd." in document


def test_equal_reports_give_equal_bytes(document):
    assert html.render(samples.report()).decode() == document


def test_a_cell_with_an_endless_word_may_be_broken():
    table = blocks.Table.of("T", [blocks.Column("C"), blocks.Column("D")], [["short words", "w" * 5000]])
    fragment = html.fragment(samples.report(table))
    assert fragment.count("gt-long") == 1
