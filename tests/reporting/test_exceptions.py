from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from goldenthread.accounts.models import Person
from goldenthread.measures import operations as measures
from goldenthread.measures.models import Target
from goldenthread.plans import operations
from goldenthread.plans.models import EarlierDocument
from goldenthread.reporting import blocks, exceptions, html, word
from tests.reporting.planned import FIGURE, MADE, OCTOBER, SAID, SLUG, TITLE, TODAY, Planned
from tests.world import World


@pytest.fixture
def planned(world: World) -> Planned:
    return Planned(world)


@pytest.fixture
def director(planned: Planned) -> Person:
    return planned.person("DIR", "Director of Children's Services")


def draft(planned: Planned, reader: Person) -> blocks.Report:
    return exceptions.draft(planned.plan, period=OCTOBER, reader=reader, on=TODAY)


def texts(report: blocks.Report) -> list[str]:
    """Every sentence of the report, cells of tables included, in reading order; headings and captions too."""
    found: list[str] = []
    for block in report.blocks:
        match block:
            case blocks.Heading():
                found.append(block.text)
            case blocks.Sentence():
                found.append(block.plain)
            case blocks.Note():
                found.append(block.sentence.plain)
            case blocks.Bullets():
                found += [item.plain for item in block.items]
            case blocks.Table():
                found.append(block.caption)
                for row in block.rows:
                    for cell in row:
                        found += (
                            [item.plain for item in cell.items] if isinstance(cell, blocks.Bullets) else [cell.plain]
                        )
    return found


def test_the_answer_comes_first(planned: Planned, director: Person) -> None:
    planned.tell()
    report = draft(planned, director)
    assert (report.title, report.subtitle, report.period) == ("Exception report", "Getting it right", "Oct 2026")
    assert (report.marking, report.made_for) == (blocks.INTERNAL, "Director of Children's Services")
    assert texts(report)[:3] == [
        "Summary",
        "One of 2 areas meets an exception reporting criterion: one with a position that deteriorated, one at risk of "
        "missing a timescale, one with an update missing and one with progress and evidence.",
        "Of 3 actions one is off track and one at risk. On one no update was received for Oct 2026.",
    ]


def test_an_area_tells_its_rating_its_reasons_and_what_was_said(planned: Planned, director: Person) -> None:
    planned.tell()
    said = texts(draft(planned, director))
    at = said.index("Front door", said.index("Areas in exception"))
    assert said[at + 1] == (
        "Sep 2026 ○ Not started → now ■ Off track. Of 2 actions begun or due to have begun, 1 off track, 1 at risk."
    )
    assert said[at + 2] == "Answers for it: Head of safeguarding"
    assert "Position deteriorated. Moved from not started in Sep 2026 to off track." in said
    assert "No update received for Oct 2026 on 1 of 2 actions." in said
    assert "Key developments: “Contacts fell.” (Improvement programme lead, 18 Oct 2026)" in said


def test_an_action_is_told_with_its_words_and_evidence_and_no_child(planned: Planned, director: Person) -> None:
    planned.tell()
    report = draft(planned, director)
    table = next(each for each in report.blocks if isinstance(each, blocks.Table) and "criterion" in each.caption)
    row = table.rows[0]
    assert [cell.plain for cell in row[:4] if isinstance(cell, blocks.Sentence)] == [
        "FD1", "Agree thresholds with partners", "Team manager, Assessment North", "31 Oct 2026",
    ]  # fmt: skip
    told = row[-1]
    assert isinstance(told, blocks.Bullets)
    assert [item.plain for item in told.items] == [
        "Progress in Oct 2026, with 2 pieces of evidence.",
        "Overdue since 31 Oct 2026.",
        "Moved from not started in Sep 2026 to off track.",
        "Progress: “The police <agreed>.” Risk: “Health has not.” (Improvement programme lead, 18 Oct 2026)",
        "Evidence: Minutes of 12 Oct; 1 piece not named here, because it could name a child or is not yours.",
    ]
    assert "Amara" not in html.render(report).decode()


def test_a_figure_says_how_far_from_its_target_and_where_it_comes_from(planned: Planned, director: Person) -> None:
    planned.figure(target=95)
    report = draft(planned, director)
    far = "16.2 percentage points under the target of at least 95%; no tolerance is set."
    assert f"■ Off track · {TITLE}: 78.8% (41 of 52) in Oct 2026, {far}" in texts(report)
    figure = next(each for each in report.figures if each.id == FIGURE)
    assert (figure.measure, figure.period, figure.shown) == (TITLE, "Oct 2026", "78.8% (41 of 52)")
    assert (figure.definition, figure.snapshots) == ("f" * 16, ("3 to 5", "9"))
    assert "Of 1 measure with a figure and a target, one misses it in Oct 2026:" in texts(report)


def test_every_number_that_is_drafted_carries_an_id_that_is_explained(planned: Planned, director: Person) -> None:
    """Numbers of quotations, dates and rules are no figures; every other digit stands in a span with an id."""
    planned.tell()
    planned.figure()
    report = draft(planned, director)
    explained = {figure.id for figure in report.figures}
    counted = ("meets an exception", "Of 3 actions", "Of 1 measure", "Of 2 actions", "1 of 2 actions", "41 of 52")
    for words in counted:
        found = [span for span in blocks.spans(report.blocks) if words in span.text]
        assert found, words
        assert all(span.figures and set(span.figures) <= explained for span in found), words


@pytest.mark.parametrize("word_of_change", ["improved", "worsened", "rose", "increased", "decreased"])
def test_two_points_are_never_called_a_change(planned: Planned, director: Person, word_of_change: str) -> None:
    planned.figure()
    assert not any(word_of_change in text for text in texts(draft(planned, director)))


def test_a_measure_without_a_figure_says_so(planned: Planned, director: Person) -> None:
    planned.figure(
        value=None, numerator=None, denominator=None, state="unknown", reason="No data load answers Oct 2026"
    )
    said = texts(draft(planned, director))
    assert f"{TITLE}: no figure for Oct 2026. No data: No data load answers Oct 2026." in said
    assert "No measure of these areas has both a figure for Oct 2026 and a target." in said


def test_a_target_for_later_is_not_yet_due(planned: Planned, director: Person) -> None:
    planned.figure()
    Target.objects.update(due_on=TODAY.replace(year=2027))
    assert any(text.startswith(f"○ Not yet due · {TITLE}: 78.8%") for text in texts(draft(planned, director)))


def test_without_the_right_to_figures_there_are_none_and_the_reason_stands_there(planned: Planned) -> None:
    planned.figure()
    board = planned.person("BM", "Board member", organisation=planned.world.partner)
    plan = planned.plan
    plan.refresh_from_db()
    operations.share_plan(
        plan=plan, version=plan.version, organisation=planned.world.partner, by=planned.lead, on=TODAY
    )
    report = draft(planned, board)
    said = " ".join(texts(report))
    assert "This report has no figures of measures." in said
    assert "78.8" not in said
    assert TITLE not in said
    assert FIGURE not in {figure.id for figure in report.figures}


def test_a_reader_of_a_branch_gets_its_areas_and_is_told_so(planned: Planned) -> None:
    planned.area("Care", planned.world.care)
    manager = planned.person("TM", "Team manager, Assessment North", unit=planned.world.north)
    said = texts(draft(planned, manager))
    assert "This report shows 2 of 3 areas of the plan: those within its reader's part of the service." in said
    assert "Care" not in said


def test_what_was_found_is_told_for_three_months(planned: Planned, director: Person) -> None:
    for period in ("2026-07", "2026-08"):
        operations.add_difference(
            area=planned.door, kind="families", text=f"Heard in {period}.", period=period, by=planned.lead, on=MADE
        )
    said = texts(draft(planned, director))
    assert "What families said: “Heard in 2026-08.” (entered by Improvement programme lead, 1 Sep 2026)" in said
    assert not any("2026-07" in text for text in said)


def test_a_rating_kept_for_the_month_stands_between_the_one_before_and_now(planned: Planned, director: Person) -> None:
    planned.keep("2026-10", SAID)
    said = texts(draft(planned, director))
    assert any("On 18 Oct 2026 it was kept for Oct 2026 as" in text for text in said)
    glance = next(each for each in draft(planned, director).blocks if isinstance(each, blocks.Table))
    assert [column.title for column in glance.columns][:4] == ["Area", "Sep 2026", "Oct 2026", "Now"]


def test_a_past_month_says_that_dates_are_those_of_today(planned: Planned, director: Person) -> None:
    later = exceptions.draft(planned.plan, period=OCTOBER.plus(-3), reader=director, on=TODAY)
    assert any(
        text.startswith("Jul 2026 is past: dates and delivery ratings are as they stand on") for text in texts(later)
    )


def test_a_plan_without_areas_is_no_mistake(world: World, planned: Planned, director: Person) -> None:
    empty = operations.create_plan(name="New", unit=world.authority, by=planned.lead, on=MADE)
    report = exceptions.draft(empty, period=OCTOBER, reader=director, on=TODAY)
    assert "The plan has no actions yet." in texts(report)


def test_equal_facts_make_equal_documents(planned: Planned, director: Person) -> None:
    planned.tell()
    planned.figure()
    first, second = draft(planned, director), draft(planned, director)
    assert (word.render(first), html.render(first)) == (word.render(second), html.render(second))
    assert word.render(replace(first, made_for="")) != word.render(first)


def test_the_number_of_queries_does_not_depend_on_actions(
    planned: Planned, director: Person, django_assert_max_num_queries: Any, django_assert_num_queries: Any
) -> None:
    planned.tell()
    planned.figure()
    with django_assert_max_num_queries(35) as counted:
        draft(planned, director)
    for number in range(12):
        planned.action(planned.door, f"N{number}", "Another one", due="31 Oct 2026")
    planned.area("Another area", None)
    with django_assert_num_queries(len(counted)):
        draft(planned, director)


def test_measures_that_are_off_track_come_before_those_at_risk(planned: Planned, director: Person) -> None:
    planned.figure()
    measures.set_tolerance(measure=SLUG, amount=10, starts_on=MADE, by=planned.lead, on=MADE)
    planned.figure(
        slug="conferences-within-15-working-days", figure_id="2" * 16, value=50, numerator=26, denominator=52, target=90
    )
    said = texts(draft(planned, director))
    at = said.index("Of 2 measures with a figure and a target, two miss it in Oct 2026:")
    assert [text.split(" · ")[0] for text in said[at + 1 : at + 3]] == ["■ Off track", "▲ At risk"]


def test_an_action_rated_worse_in_an_area_that_is_not_is_told_as_the_actions(
    planned: Planned, director: Person
) -> None:
    for number in range(6):
        planned.action(planned.early, f"E{number}", "Go on", due="31 Mar 2027", start="1 Sep 2026")
    for action in planned.early.actions.filter(reference__startswith="E", starts_on__lt=TODAY):
        operations.update_action(
            action=action, version=action.version, period="2026-09", progress="Done well.", by=planned.lead, on=MADE
        )
    planned.keep("2026-09", MADE.replace(day=30))
    late = planned.early.actions.get(reference="E1")
    operations.change_due_date(
        action=late, version=late.version, due="30 Nov 2026", reason="Sooner", agreed_by="The board", by=planned.lead,
        on=MADE.replace(day=30),
    )  # fmt: skip
    said = texts(draft(planned, director))
    assert "An action's position deteriorated. E1: Moved from on track in Sep 2026 to at risk." in said


def test_where_a_date_moved_the_oldest_one_known_is_told(planned: Planned, director: Person) -> None:
    june = EarlierDocument.objects.create(
        plan=planned.plan, name="Plan of June", dated_on=MADE.replace(month=6), recorded_on=TODAY,
        recorded_by=planned.lead,
    )  # fmt: skip
    planned.late.date_changes.create(
        old_raw="Jul-26", old_iso="2026-07", new_raw="31 Oct 2026", new_iso="2026-10-31", reason="Document of June",
        changed_on=TODAY, changed_by=planned.lead, as_at=june.dated_on, earlier=june,
    )  # fmt: skip
    assert "31 Oct 2026 (originally Jul 2026)" in texts(draft(planned, director))
    assert "1 Dec 2026" in texts(draft(planned, director))  # never moved


def test_a_missed_time_of_what_recurs_stands_in_the_summary_and_beside_its_action(
    planned: Planned, director: Person
) -> None:
    operations.add_commitment(
        action=planned.calm, text="Visit a hub", rule="weekly", starts_on=MADE.replace(month=10, day=29),
        ends_on=MADE.replace(month=10, day=29), by=planned.lead, on=MADE,
    )  # fmt: skip
    said = texts(draft(planned, director))
    assert any("where a time of what recurs was missed" in each for each in said)
    assert "Nobody said whether it was done: Visit a hub, due on 29 Oct 2026." in said
