"""A closed plan: nothing in it changes any more, whoever asks and by whatever operation."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from goldenthread.accounts.models import Person
from goldenthread.history.models import Entry
from goldenthread.plans import operations, policies, queries
from goldenthread.plans.checking.finding import Finding
from goldenthread.plans.errors import PlanClosed, PlanError
from goldenthread.plans.models import (
    AcceptedFinding,
    Action,
    Area,
    Comment,
    Commitment,
    Difference,
    EarlierDocument,
    Evidence,
    Occurrence,
    Override,
    Plan,
    PlanDocument,
    Source,
)
from goldenthread.plans.operations import Answers
from goldenthread.plans.reading.model import DocumentFacts, Reading
from tests.kept import Kept
from tests.plans.conftest import MADE
from tests.world import World

TODAY = date(2026, 11, 20)
NOTHING = Answers(frozenset(), frozenset())

# About no plan that stands: new plans, sources that serve every plan, documents on their way to being a plan.
OUTSIDE = {
    "accept_all_proposals", "add_source", "answer_question", "answer_questions", "create_plan", "edit_source",
    "import_document",
    "keep_document", "read_again", "read_document", "read_mentions", "record_response", "restore_document",
    "set_response", "undo_answers", "upload_document", "withdraw_document", "withdraw_response",
}  # fmt: skip
# What shows the plan to fewer people, hides what should not have been handed in, or opens the plan again.
STILL = {
    "reopen_plan",
    "unpublish_plan",
    "unshare_plan",
    "withdraw_comment",
    "withdraw_difference",
    "withdraw_evidence",
}


class Closed:
    """A plan with one of everything in it, signed off, shared, published and closed."""

    def __init__(self, world: World, lead: Person, action: Action) -> None:
        world.give(lead, "DIR")
        self.by, self.partner = lead, world.partner
        self.made: dict[str, Any] = {"by": lead, "on": TODAY}
        area, plan = action.area, action.area.plan
        operations.add_recommendation(plan=plan, text="See children sooner", **self.made)
        operations.add_outcome(area=area, text="Children are seen in time", **self.made)
        operations.add_scorecard_line(plan=plan, text="Visits in time", **self.made)
        operations.add_difference(area=area, kind="children", text="We are seen", period="2026-10", **self.made)
        operations.add_evidence(about=action, kind="text", text="Minutes", **self.made)
        operations.override_rating(
            about=action, version=action.version, rating="amber", reason="A partner left", expires_on=TODAY, **self.made
        )
        operations.add_comment(about=action, text="Who books the room?", **self.made)
        operations.add_stream(plan=plan, name="Workforce", **self.made)
        operations.add_milestone(plan=plan, name="Hub opens", due_on=TODAY, **self.made)
        operations.add_commitment(action=action, text="Visit", rule="monthly", starts_on=TODAY, **self.made)
        Occurrence.objects.create(
            commitment=Commitment.objects.get(), due_on=TODAY, said="done", done_on=TODAY, said_on=TODAY, said_by=lead
        )
        EarlierDocument.objects.create(plan=plan, name="Plan", dated_on=TODAY, recorded_on=TODAY, recorded_by=lead)
        operations.sign_off_plan(plan=plan, version=plan.version, by=world.person("DIR"), on=TODAY)
        operations.record_approval(plan=plan, body="Board", approved_on=TODAY, minute="Minute 12", **self.made)
        operations.share_plan(plan=plan, version=plan.version, organisation=world.partner, **self.made)
        operations.publish_plan(plan=plan, version=plan.version, **self.made)
        operations.close_plan(plan=plan, version=plan.version, reason="Inspected", **self.made)
        self.plan = Plan.objects.get()
        self.area = Area.objects.get()
        self.action = Action.objects.get()

    def call(self, name: str, /, **words: Any) -> Any:
        return getattr(operations, name)(**words, **self.made)

    def changes(self) -> dict[str, dict[str, Any]]:
        """Every operation that changes a plan, with what it would be called with from a page."""
        plan, area, action = ({name: thing, "version": thing.version} for name, thing in self._things())
        line, recommendation = self.plan.scorecard.get(), self.plan.recommendations.get()
        outcome, named = self.area.outcomes.get(), self.action.measures.get()
        evidence, difference, override = Evidence.objects.get(), Difference.objects.get(), Override.objects.get()
        newer = PlanDocument(renews=self.plan, state="ready")
        stream, milestone = ({n: t, "version": t.version} for n, t in self._ways())
        commitment = {"commitment": Commitment.objects.get(), "version": 1}
        words = {"text": "New", "reference": "", "timeframe": ""}
        several = {"plan": self.plan, "chosen": {self.action.pk: self.action.version}}
        about = {"about": self.action, "version": self.action.version}
        finding = Finding("Q01", f"action:{self.action.pk}", area="", place="Action", reason="Nobody owns it.")
        return {
            "accept_finding": plan | {"finding": finding, "reason": "Known", "expires_on": date(2026, 12, 20)},
            "ask_again": {"accepted": AcceptedFinding(plan=self.plan), "version": 1},
            "add_action": {"area": self.area, "text": "New"},
            "add_area": {"plan": self.plan, "name": "New"},
            "add_difference": {"area": self.area, "kind": "staff", "text": "New", "period": "2026-10"},
            "add_evidence": {"about": self.action, "kind": "text", "text": "New"},
            "add_comment": {"about": self.action, "text": "New"},
            "add_commitment": {"action": self.action, "text": "Meet", "rule": "weekly", "starts_on": TODAY},
            "add_milestone": {"plan": self.plan, "name": "New", "due_on": TODAY},
            "add_outcome": {"area": self.area, "text": "New"},
            "add_recommendation": {"plan": self.plan, "text": "New"},
            "add_recommendations": {"plan": self.plan, "source": Source(title="Visit"), "texts": ["New"]},
            "add_scorecard_line": {"plan": self.plan, "text": "New"},
            "add_stream": {"plan": self.plan, "name": "New"},
            "assign_action": action | {"leads": ["Somebody"], "partners": []},
            "assign_back": action,
            "bring_earlier": plan | {"reading": Reading(DocumentFacts()), "name": "Old", "dated_on": TODAY},
            "change_due_date": action | {"due": "30 Jun 2027", "reason": "Late", "agreed_by": "Board"},
            "claim_complete": action,
            "begin_actions": several,
            "change_back": several | {"change": "begun"},
            "band_actions": several | {"agreed_by": "Board"},
            "lead_actions": several | {"leads": ["Somebody"]},
            "move_actions": several | {"due": "30 Jun 2027", "reason": "Late", "agreed_by": "Board"},
            "move_due_back": action,
            "stream_actions": several | {"stream": self.plan.streams.get()},
            "cost_action": action | {"amount": None, "every": "", "funding": "agreed"},
            "close_plan": plan | {"reason": "Again"},
            "drop_action": action | {"reason": "No longer needed", "agreed_by": "Board"},
            "edit_action": action | {
                "text": "New", "reference": "", "start": "", "cost": "", "outcomes": [], "recommendations": [],
                "reason": "Because",
            },
            "edit_area": area | {
                "name": "New", "unit": None, "officers": [], "leads": [], "linked_plans": [], "recommendations": [],
            },
            "edit_milestone": milestone | {"name": "New", "due_on": TODAY},
            "edit_stream": stream | {"name": "New", "lead": "", "actions": []},
            "end_commitment": commitment | {"ends_on": TODAY},
            "edit_outcome": {"outcome": outcome, "version": outcome.version, "text": "New", "recommendations": []},
            "edit_plan": plan | {"name": "New", "title": "", "purpose": "", "period": ""},
            "edit_recommendation": {"recommendation": recommendation, "version": recommendation.version} | words,
            "edit_scorecard_line": {
                "line": line, "version": line.version, "text": "New", "area": None, "outcome": None, "baseline": "",
                "actual": "", "actual_period": "", "comparator": "", "target": "90%", "reason": "Because",
            },
            "lift_override": {"override": override, "version": override.version},
            "link_action_measure": {"named": named, "version": named.version},
            "link_measure": {"line": line, "version": line.version, "measure_slug": ""},
            "mark_embedded": action | {"reason": "It held"},
            "override_rating": about | {"rating": "green", "reason": "New", "expires_on": TODAY},
            "name_source": {
                "recommendation": recommendation, "version": 1, "source": None, "kind": "priority_action", "place": "",
            },
            "place_plan": plan | {"parent": None, "earlier": None},
            "name_source_of": {"plan": self.plan, "source": None, "chosen": {recommendation.pk: 1}},
            "publish_plan": plan,
            "reach_milestone": milestone | {"reached_on": TODAY},
            "record_approval": {"plan": self.plan, "body": "Board", "approved_on": TODAY, "minute": "13"},
            "remove_stream": stream,
            "restore_stream": stream,
            "serve_related": action | {"outcomes": [], "recommendations": []},
            "set_waits_for": action | {"waits_for": []},
            "take_back_earlier": {"brought": self.plan.earlier_documents.get(), "version": self.plan.version},
            "take_commitment_back": commitment,
            "take_milestone_back": milestone,
            "tell_occurrence": commitment | {"due_on": TODAY, "said": "done"},
            "untell_occurrence": {"occurrence": Occurrence.objects.get(), "version": 1},
            "record_ratings": {"plan": self.plan, "period": "2026-11"},
            "reopen": action | {"reason": "It slipped"},
            "restore_comment": {"comment": Comment.objects.get(), "version": 1},
            "restore_difference": {"difference": difference, "version": difference.version},
            "restore_evidence": {"evidence": evidence, "version": evidence.version},
            "set_begun": action | {"begun": True},
            "share_plan": plan | {"organisation": self.partner},
            "sign_off": action,
            "sign_off_plan": plan,
            "take_up_action": action,
            "drop_again": action,
            "take_version": {"document": newer, "version": 1, "seen": "", "choices": {}},
            "take_version_back": {"document": newer, "version": 1},
            "tie_recommendation": {"recommendation": recommendation, "seen": NOTHING, "wanted": NOTHING},
            "unmark_embedded": action,
            "update_action": action | {"period": "2026-11", "progress": "New"},
            "update_area": area | {"period": "2026-11", "progress": "New"},
            "withdraw_approval": {"approval": self.plan.approvals.get(), "version": 1, "reason": "Wrong minute"},
            "withdraw_claim": action,
        }  # fmt: skip

    def _things(self) -> list[tuple[str, Any]]:
        return [("plan", self.plan), ("area", self.area), ("action", self.action)]

    def _ways(self) -> list[tuple[str, Any]]:
        return [("stream", self.plan.streams.get()), ("milestone", self.plan.milestones.get())]


def _close() -> Closed:
    world = World()
    lead = world.person("PL", name="Programme lead")
    made: dict[str, Any] = {"by": lead, "on": MADE}
    plan = operations.create_plan(name="Getting it right", unit=world.authority, **made)
    area = operations.add_area(plan=plan, name="Front door", unit=world.safeguarding, **made)
    action = operations.add_action(area=area, text="Agree", due="31 Mar 2027", measures=["Visits in time"], **made)
    return Closed(world, lead, action)


kept = Kept(_close)


@pytest.fixture
def closed(db: None) -> Closed:
    return kept()


def test_every_operation_on_a_plan_is_tried_here(closed: Closed) -> None:
    assert set(closed.changes()) | OUTSIDE | STILL == set(operations.__all__)
    assert not set(closed.changes()) & (OUTSIDE | STILL)


@pytest.mark.parametrize("name", sorted(set(operations.__all__) - OUTSIDE - STILL))
def test_a_closed_plan_refuses_every_change_and_says_so(closed: Closed, name: str) -> None:
    before = Entry.objects.count()
    with pytest.raises(PlanClosed, match="“Getting it right” is closed, so nothing in it changes any more"):
        closed.call(name, **closed.changes()[name])
    assert Entry.objects.count() == before


def test_what_was_shown_too_widely_is_taken_back_from_a_closed_plan_too(closed: Closed) -> None:
    evidence, difference = Evidence.objects.get(), Difference.objects.get()
    closed.call("withdraw_evidence", evidence=evidence, version=1, reason="It names a child")
    closed.call("withdraw_difference", difference=difference, version=1, reason="It names a child")
    closed.call("unshare_plan", plan=closed.plan, version=closed.plan.version, organisation=closed.partner)
    closed.call("unpublish_plan", plan=closed.plan, version=closed.plan.version, reason="An error")
    assert not closed.plan.shares.exists() and closed.plan.published_on is None


def test_a_plan_closed_by_mistake_is_opened_again_with_a_reason(closed: Closed) -> None:
    with pytest.raises(PlanError, match="Say why"):
        closed.call("reopen_plan", plan=closed.plan, version=closed.plan.version, reason=" ")
    closed.call("reopen_plan", plan=closed.plan, version=closed.plan.version, reason="The wrong plan")
    assert Plan.objects.get().status == "in_force"
    assert (Entry.objects.last().kind, Entry.objects.last().detail) == ("plans.plan_reopened", "The wrong plan")
    with pytest.raises(PlanError, match="not closed"):
        closed.call("reopen_plan", plan=Plan.objects.get(), version=closed.plan.version, reason="Once more")


def test_nothing_of_a_closed_plan_is_offered(closed: Closed) -> None:
    asked = {"by": closed.by, "on": TODAY}
    assert not any(
        can(closed.action, **asked)
        for can in (
            policies.can_update, policies.can_claim, policies.can_rate, policies.can_sign_off, policies.can_reopen,
            policies.can_add_evidence,
        )
    )  # fmt: skip
    assert not policies.can_edit_plan(closed.plan, **asked)
    assert not policies.can_edit_area(closed.area, **asked)
    assert not policies.changing("action.update", **asked)(closed.action)


def test_nobody_is_asked_for_an_update_of_a_closed_plan(closed: Closed) -> None:
    closed.action.leads.create(raw="Me", person=closed.by)
    assert not queries.my_actions(closed.by, on=TODAY).exists()
    closed.call("reopen_plan", plan=closed.plan, version=closed.plan.version, reason="The wrong plan")
    assert queries.my_actions(closed.by, on=TODAY).get() == closed.action
