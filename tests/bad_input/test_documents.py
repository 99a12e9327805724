"""Every bad plan document is refused by name, as the page and the command read it; good ones beside them are not."""

from __future__ import annotations

import random
import time

import pytest

from goldenthread.files.errors import FileRefused
from goldenthread.plans.reading import document, safely
from goldenthread.plans.reading.errors import DocumentRefused
from tests.bad_input import documents
from tests.bad_input.catalogue import Case
from tests.bad_input.test_corpus import check_words
from tests.plans.reading import in_formats


@pytest.mark.parametrize("case", documents.DOCUMENTS, ids=str)
def test_a_bad_plan_document_is_refused_by_name(case: Case) -> None:
    data = case.make()
    started = time.monotonic()
    with pytest.raises(FileRefused) as refused:
        safely.read(data, name=case.name)
    assert time.monotonic() - started < 60
    check_words(refused.value, case)


@pytest.mark.parametrize("kind", ["docx", *in_formats.WRITERS])
def test_a_good_plan_beside_them_is_read_in_the_child_process(kind: str, own_start: None) -> None:
    write = in_formats.docx if kind == "docx" else in_formats.WRITERS[kind]
    reading = safely.read(write(documents.PLAN), name=f"plan.{kind}")
    assert [(each.area, each.text) for each in reading.actions] == [("Homes", "Paint")]


def test_a_template_in_a_folder_of_the_council_is_no_reason_to_refuse() -> None:
    data = documents.related("attachedTemplate", "file:///\\\\server\\templates\\plan.dotx")()
    assert len(safely.read(data, name="plan.docx").actions) == 1


@pytest.mark.parametrize("kind", ["xlsx", "pptx", "pdf"])
@pytest.mark.parametrize("seed", range(20))
def test_flipped_bytes_are_refused_or_read(kind: str, seed: int) -> None:
    chosen = random.Random(seed)  # noqa: S311 - the same bytes every time is the point
    data = bytearray(in_formats.WRITERS[kind](documents.PLAN))
    for _ in range(max(len(data) // 500, 1)):
        data[chosen.randrange(len(data))] ^= 1 << chosen.randrange(8)
    try:
        safely.check(bytes(data), name=f"a.{kind}")
        document.read(bytes(data), name=f"a.{kind}", kind=kind)
    except (FileRefused, DocumentRefused) as refused:
        assert refused.remedy
