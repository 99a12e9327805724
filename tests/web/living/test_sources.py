"""Sources on their pages: added, described, with what they ask for and what answers it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from goldenthread.plans import operations
from goldenthread.plans.models import Plan, Recommendation, Source
from tests.web.plans.made import MADE, TODAY, Thread
from tests.world import World

pytestmark = pytest.mark.django_db


def at(name: str, *things: object) -> str:
    return reverse(name, args=[getattr(thing, "pk", thing) for thing in things])


def described(title: str = "Second monitoring visit", on: date = TODAY) -> dict[str, object]:
    day = {"published_on-day": on.day, "published_on-month": on.month, "published_on-year": on.year}
    return {"kind": "monitoring_visit", "title": title} | day


def test_a_source_is_added_from_the_plan_with_what_it_asks_for(leading: Client, thread: Thread) -> None:
    assert at("plan-sources", thread.plan) in leading.get(at("plan", thread.plan)).text
    assert at("source-add", thread.plan) in leading.get(at("plan-sources", thread.plan)).text
    page = leading.post(at("source-add", thread.plan), described(), follow=True)
    source = Source.objects.get(title="Second monitoring visit")
    assert page.redirect_chain[-1][0] == at("source-found", thread.plan, source)
    typed = {
        "texts": "Record why\r\n\r\nSee brothers and sisters",
        "kind": "priority_action",
        "timeframe": "Immediately",
    }
    text = leading.post(at("source-found", thread.plan, source), typed, follow=True).text
    assert "Two recommendations added." in text
    assert "It asks for two things here; two have no outcome and no action yet." in text
    assert "Area for priority action" in text and "Fri 20 Nov 2026" in text
    told = leading.get(at("plan-sources", thread.plan)).text
    assert "The plan answers two sources, which ask for three things; two have no outcome and no action yet." in told


def test_several_sources_of_a_plan_stand_with_their_clocks(leading: Client, thread: Thread) -> None:
    page = leading.get(at("plan-sources", thread.plan)).text
    assert "Inspection of 2026" in page and "The clock is unknown" in page
    assert at("plan-source", thread.plan, Source.objects.get()) in page


def test_a_plan_without_sources_says_what_fills_the_page(leading: Client, thread: Thread, world: World) -> None:
    bare = operations.create_plan(name="Fostering", unit=world.authority, by=thread.lead, on=MADE)
    for page in (leading.get(at("plan-sources", bare)), leading.get(f"{at('plan', bare)}?by=recommendation")):
        assert at("source-add", bare) in page.text
    assert "Inspection of 2026" in leading.get(at("plan-sources", bare)).text  # here already, of another plan
    empty = leading.get(at("plan-source", bare, Source.objects.get())).text
    assert "Nothing that it asks for is written down in this plan yet." in empty
    assert at("source-found", bare, Source.objects.get()) in empty


def test_the_register_leads_to_a_new_source_and_asks_for_the_plan_only_where_there_are_several(
    leading: Client, thread: Thread, world: World
) -> None:
    assert at("source-begin") in leading.get(at("recommendation-list")).text
    assert leading.get(at("source-begin")).headers["Location"] == at("source-add", thread.plan)
    other = operations.create_plan(name="Fostering", unit=world.authority, by=thread.lead, on=MADE)
    assert leading.get(at("source-begin")).status_code == 200
    assert leading.post(at("source-begin"), {"plan": other.pk}).headers["Location"] == at("source-add", other)


def test_a_recommendation_is_tied_to_outcomes_and_actions(leading: Client, thread: Thread) -> None:
    new = operations.add_recommendation(plan=thread.plan, text="Record why", by=thread.lead, on=TODAY)
    assert at("recommendation-answers", new) in leading.get(at("recommendation", new)).text
    page = leading.get(at("recommendation-answers", new)).text
    assert "Children are seen in time" in page and "Book the first visit at once" in page
    typed = {"outcomes": [thread.outcome.pk], "actions": [thread.action.pk]}
    text = leading.post(at("recommendation-answers", new), typed, follow=True).text
    assert "Answered by one outcome." in text
    assert list(new.outcomes.all()) == [thread.outcome] and list(new.actions.all()) == [thread.action]
    leading.post(at("recommendation-answers", new), {})  # of somebody who had seen nothing ticked
    assert new.outcomes.exists()
    seen = {"seen_outcomes": str(thread.outcome.pk), "seen_actions": str(thread.action.pk)}
    leading.post(at("recommendation-answers", new), {"actions": [thread.action.pk]} | seen)
    assert not new.outcomes.exists() and list(new.actions.all()) == [thread.action]


@pytest.fixture
def answers(leading: Client, thread: Thread) -> Callable[..., str]:
    """The page on which somebody says what answers a new recommendation of a plan of two areas."""
    made = {"by": thread.lead, "on": TODAY}
    new = operations.add_recommendation(plan=thread.plan, text="Record why", **made)
    fostering = operations.add_area(plan=thread.plan, name="Fostering", unit=thread.area.unit, **made)
    operations.add_action(area=fostering, text="Find carers at once", due="31 Mar 2027", **made)
    return lambda **asked: leading.get(at("recommendation-answers", new), asked).text


def test_what_may_answer_it_stands_in_groups_by_area(answers: Callable[..., str]) -> None:
    page = answers()
    places = [page.index(each) for each in (">Front door</h2>", "seen in time", ">Fostering</h2>", "Find carers")]
    assert places == sorted(places)
    assert page.count(">Outcomes</legend>") == 1 and page.count(">Actions</legend>") == 2
    assert page.count("<fieldset") == page.count("</fieldset>") == page.count("</legend>") == 5
    assert "3 in all." in page


def test_what_may_answer_it_is_found_by_words_and_by_area(answers: Callable[..., str], thread: Thread) -> None:
    found = answers(find="AT ONCE")
    assert "Book the first visit at once" in found and "Find carers at once" in found
    assert "Children are seen in time" not in found and "2 of 3 are shown." in found
    assert 'value="AT ONCE"' in found
    of_area = answers(find="at once", area=thread.area.pk)
    assert "Book the first visit at once" in of_area and "Find carers at once" not in of_area
    assert "Nothing here has these words." in answers(find="zebra")


def test_what_answers_it_now_stays_in_sight_and_what_is_not_shown_stays_as_it_is(
    leading: Client, thread: Thread
) -> None:
    place = at("recommendation-answers", thread.asked)
    page = leading.get(place, {"find": "zebra"}).text
    assert "Children are seen in time" in page and "Book the first visit at once" not in page
    typed = {"outcomes": [thread.outcome.pk], "seen_outcomes": str(thread.outcome.pk), "seen_actions": ""}
    assert leading.post(f"{place}?find=zebra", typed).status_code == 302
    assert list(thread.asked.outcomes.all()) == [thread.outcome]


def test_where_it_came_from_is_said_and_shown(leading: Client, thread: Thread) -> None:
    new = operations.add_recommendation(plan=thread.plan, text="Record why", by=thread.lead, on=TODAY)
    assert "1 recommendation of this plan names no source" in leading.get(at("plan-sources", thread.plan)).text
    typed = {"version": 1, "source": Source.objects.get().pk, "kind": "recommendation", "place": "page 5, paragraph 13"}
    text = leading.post(at("recommendation-source", new), typed, follow=True).text
    assert "page 5, paragraph 13" in text and at("plan-source", thread.plan, Source.objects.get()) in text
    assert 'value="page 5, paragraph 13"' in leading.get(at("recommendation-source", new)).text
    wrong = leading.post(at("recommendation-source", new), typed | {"version": 2, "place": "at the end"})
    assert wrong.status_code == 422 and "names no page or paragraph" in wrong.text


def test_after_sign_off_only_a_later_source_may_ask_for_more(leading: Client, thread: Thread, world: World) -> None:
    plan = Plan.objects.get()
    operations.sign_off_plan(plan=plan, version=plan.version, by=world.person("DIR"), on=date(2026, 11, 1))
    early = Source.objects.get()
    assert at("source-found", plan, early) not in leading.get(at("plan-source", plan, early)).text
    leading.post(at("source-add", plan), described())
    late = Source.objects.get(title="Second monitoring visit")
    leading.post(at("source-found", plan, late), {"texts": "Record why", "kind": "recommendation"})
    asked = Recommendation.objects.get(text="Record why")
    page = leading.get(at("recommendation-answers", asked)).text
    assert "Why actions answer it now" in page
    refused = leading.post(at("recommendation-answers", asked), {"actions": [thread.action.pk]})
    assert refused.status_code == 422 and "Say why" in refused.text


def test_who_only_reads_the_plan_is_offered_nothing(thread: Thread, visit_as: Callable[..., Client]) -> None:
    client = visit_as("TM", "north")
    page = client.get(at("plan-sources", thread.plan)).text
    assert "Inspection of 2026" in page and at("source-add", thread.plan) not in page
    assert at("recommendation-answers", thread.asked) not in client.get(at("recommendation", thread.asked)).text
    assert client.get(at("source-begin")).status_code == 403


def test_a_source_that_no_plan_of_theirs_answers_does_not_exist_for_others(
    thread: Thread, visit_as: Callable[..., Client]
) -> None:
    loose = operations.add_source(kind="peer_challenge", title="Peer challenge", by=thread.lead, on=MADE)
    assert visit_as("TM", "north").get(at("plan-source", thread.plan, loose)).status_code == 404


def test_what_a_document_brought_without_a_source_is_named_in_one_step(leading: Client, thread: Thread) -> None:
    for number, band in enumerate(("Immediately", "Within three months", "")):
        operations.add_recommendation(
            plan=thread.plan, text=f"Ask {number}", reference=f"A{number}", timeframe=band, by=thread.lead, on=MADE
        )
    visit = operations.add_source(
        kind="monitoring_visit", title="First visit", published_on=date(2026, 10, 12), by=thread.lead, on=MADE
    )
    here = at("source-here", thread.plan, visit)
    assert here in leading.get(at("plan-source", thread.plan, visit)).text
    loose = list(Recommendation.objects.filter(source=None))
    assert [f'value="{each.pk}:1" checked' in leading.get(here).text for each in loose] == [True] * 3
    page = leading.post(here, {"chosen": [f"{each.pk}:1" for each in loose[:2]]}, follow=True).text
    assert "Two recommendations came from First visit." in page
    assert "Mon 12 Oct 2026" in page and "Tue 12 Jan 2027" in page
    assert list(Recommendation.objects.filter(source=None)) == loose[2:]
    assert leading.post(here, {"chosen": []}).status_code == 422
    stale = leading.post(here, {"chosen": [f"{loose[2].pk}:7"]})
    assert stale.status_code == 422 and Recommendation.objects.get(pk=loose[2].pk).source is None
    assert "Ask 2" in stale.text
    assert "was changed, or names a source by now. Look at the list and tick again" in stale.text


def test_what_a_source_said_before_is_shown_with_who_changed_it(leading: Client, thread: Thread) -> None:
    source = Source.objects.get()
    assert at("source-history", thread.plan, source) in leading.get(at("plan-source", thread.plan, source)).text
    operations.edit_source(
        source=source, version=source.version, kind=source.kind, title=source.title, published_on=date(2026, 9, 14),
        judgement="Inadequate", link="", by=thread.lead, on=TODAY,
    )  # fmt: skip
    source.refresh_from_db()
    operations.set_response(
        source=source, version=source.version, response_lead="Director", response_working_days=30, by=thread.lead,
        on=TODAY,
    )  # fmt: skip
    told = leading.get(at("source-history", thread.plan, source)).text
    for words in ("Published", "Mon 14 Sep 2026", "Judgement", "Inadequate", "Programme lead", "Response working days"):
        assert words in told
