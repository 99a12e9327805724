"""A table with one column that nobody knows, on the page of its document: read without it, which is asked about."""

from __future__ import annotations

from tests.plans.handed_in import handed_in
from tests.plans.reading import made_up
from tests.web.signing import signed_in
from tests.world import World


def test_the_column_is_shown_with_its_heading_and_is_left_out(world: World) -> None:
    lead = world.person("PL", name="Programme lead")
    plan = made_up.Plan("Improvement Plan", "Northmoor Council", "Homes").table(
        (*made_up.PRIORITIES, "Colour of the month"), ("", "Paint", "Jul-26", "", "", "Teal")
    )
    document = handed_in(lead, world.authority, plan=plan)
    client = signed_in(lead)
    page = client.get(f"/plans/documents/{document.pk}/").text
    assert "A column of this table was left out" in page and "Paint" in page
    assert "Its heading" in page and "Colour of the month" in page and "Teal" in page
    (question,) = document.reading["questions"]
    sent = {"version": document.version, "do": "accept"}
    client.post(f"/plans/documents/{document.pk}/questions/{question['id']}/", sent)
    document.refresh_from_db()
    assert document.questions_open == 0
