from __future__ import annotations

import pytest
from django.test import Client

from goldenthread.plans.reading import document
from tests.reporting.planned import Planned
from tests.web.signing import signed_in
from tests.world import World


@pytest.fixture
def planned(world: World) -> Planned:
    return Planned(world)


@pytest.fixture
def client(planned: Planned) -> Client:
    return signed_in(planned.lead)


def test_the_plan_offers_both_files_and_the_word_one_reads_back(planned: Planned, client: Client) -> None:
    address = f"/plans/{planned.plan.pk}"
    page = client.get(f"{address}/").text
    assert f'href="{address}/word/"' in page and f'href="{address}/excel/"' in page
    reply = client.get(f"{address}/word/")
    assert reply["Content-Disposition"] == 'attachment; filename="getting-it-right.docx"'
    found = document.read(reply.content, name="getting-it-right.docx")
    assert [action.ref for action in found.actions] == ["FD1", "FD2", "EH1"]
    assert client.get(f"{address}/excel/").content.startswith(b"PK")


def test_who_may_not_take_reports_out_is_not_offered_it(planned: Planned) -> None:
    member = planned.world.person("SW", unit=planned.world.safeguarding)
    assert signed_in(member).get(f"/plans/{planned.plan.pk}/word/").status_code == 403
