"""The exception report for those who may not see small numbers: the same, with figures as they were published."""

from __future__ import annotations

import io
import re
import zipfile

import pytest

from goldenthread.history import chain
from goldenthread.measures.disclosure import operations as editions
from goldenthread.measures.disclosure import preparing
from goldenthread.reporting import blocks, exceptions, operations
from tests.reporting.planned import OCTOBER, SLUG, TITLE, TODAY, Planned
from tests.world import World

SMALL = {"numerator": 4, "denominator": 619, "value": 400 / 619}
# As a number of its own: the marks by which figures and reports are known may have these digits inside.
NUMBER = re.compile(r"(?<![\w-])619(?![\w-])")


@pytest.fixture
def planned(world: World) -> Planned:
    made = Planned(world)
    made.tell()
    made.figure(**SMALL)
    return made


def publish(planned: Planned) -> None:
    edition = preparing.prepare_edition(
        title="October", measures=[SLUG], first=OCTOBER, last=OCTOBER, by=planned.lead, on=TODAY
    )
    editions.approve_edition(edition=edition, version=edition.version, by=planned.world.person("DIR"), on=TODAY)


def text_of(content: bytes) -> str:
    if content[:2] != b"PK":
        return content.decode()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return "\n".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())


@pytest.mark.parametrize("kind", ["docx", "html"])
def test_no_small_number_is_in_the_file_that_members_get(planned: Planned, kind: str) -> None:
    publish(planned)

    def taken(*, published: bool) -> str:
        made = operations.take_out_exceptions(
            plan=planned.plan, period=OCTOBER, kind=kind, by=planned.lead, on=TODAY, published=published
        )
        return text_of(made.content)

    as_it_is, as_published = taken(published=False), taken(published=True)
    assert NUMBER.search(as_it_is), "a test of the test"
    assert "Internal: contains small numbers" in as_it_is
    assert not NUMBER.search(as_published)
    for word in ("0.6%", "4 of", "Internal: contains small numbers"):
        assert word not in as_published
    assert "c in Oct 2026: a small number is behind it" in as_published
    assert blocks.WITHHELD in as_published
    assert "from 1 to 5 is behind it" in as_published
    assert chain.lines_about(planned.plan)[0].changes["edition"] == [None, "published"]


def test_a_reader_without_the_right_gets_the_published_figures(planned: Planned) -> None:
    publish(planned)
    report = exceptions.draft(planned.plan, period=OCTOBER, reader=planned.world.person("QA"), on=TODAY)
    assert report.marking == blocks.INTERNAL
    assert report.figures
    partner = planned.world.person("PA", organisation=planned.world.partner)
    facts = exceptions.gather(planned.plan, period=OCTOBER, reader=partner, on=TODAY)
    assert facts.sight.published


def test_before_anything_is_published_the_report_says_so(planned: Planned) -> None:
    report = exceptions.draft(planned.plan, period=OCTOBER, reader=planned.lead, on=TODAY, published=True)
    said = " ".join(span.text for span in blocks.spans(report.blocks))
    assert "This report has no figures of measures" in said
    assert "No edition is published yet" in said
    assert TITLE not in said
