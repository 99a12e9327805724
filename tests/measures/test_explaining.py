"""Explaining a figure, computing it again, and what a load would change before it is live."""

from __future__ import annotations

from datetime import date

from goldenthread.measures import definition, explaining, given_settings, operations, recomputing, reported
from goldenthread.measures.models import Result
from goldenthread.records import operations as records
from goldenthread.records import snapshots
from tests.measures.test_operations import MAY, ON, SLUG, VISITS, council, load
from tests.measures.test_operations import people as people

NORTH = "Assessment North"


def part(result, title, *, whole=True):
    found = explaining.explain(result, whole=whole)
    return " ".join(next(each.sentences for each in found.parts if each.title == title))


def computed(people, slugs=(SLUG, VISITS), **more):
    """The snapshot, with figures of these; of the whole library, where none is named, they take a second."""
    snapshot = load(people, MAY, **more)
    operations.compute(months=[MAY], on=ON, slugs=slugs)
    return snapshot


def test_it_says_what_was_counted_over_which_days_and_how_many(people):
    computed(people)
    assert "The period is 1 May 2026 to 31 May 2026." in part(council(), "What was counted")
    assert definition.get(SLUG).head.how_it_is_counted in part(council(), "What was counted")
    assert part(council(), "Who was counted") == "10 were counted: 9 meet what is asked and 1 do not."


def test_rows_of_other_teams_are_told_to_who_sees_them_all_and_to_nobody_else(people):
    computed(people)
    north = Result.objects.get(measure=SLUG, cut=NORTH)
    assert "5 more rows were counted for other teams" in part(north, "Who was not, and why")
    assert "other teams" not in part(north, "Who was not, and why", whole=False)


def test_rows_without_a_team_are_in_the_council_and_in_no_team(people):
    computed(people)
    Result.objects.filter(measure=SLUG, cut=NORTH).update(cut="")
    assert "5 of these rows name no team" in part(council(), "Who was not, and why")


def test_rows_without_the_fact_are_counted_apart_in_words(people):
    computed(people)
    result = council()
    assert "No row lacks the fact" in part(result, "Who was not, and why")
    result.missing = 3
    assert "3 rows lack the fact that is asked for: counted apart" in part(result, "Who was not, and why")


def test_what_the_file_held_stands_beside_what_was_counted(people):
    snapshot = computed(people)
    assert "held 10 rows of assessment (Annex A list" in part(council(), "Who was not, and why")
    (file,) = explaining.explain(council(), whole=True).files
    assert (file.name, file.sha256, file.answers) == ("annex-a.xlsx", snapshot.source_sha256, True)


def test_settings_come_with_their_source(people):
    computed(people)
    assert "10 working days (the council has set none. Common local practice" in part(
        council(VISITS), "Which settings were in force"
    )
    assert "none of the council's own numbers" in part(council(), "Which settings were in force")


def test_a_definition_that_has_changed_since_is_said(people):
    computed(people)
    assert "The text is the one in use today." in part(council(), "Which definition")
    Result.objects.update(fingerprint="0" * 64)
    assert "The text has changed since" in part(council(), "Which definition")


def test_an_unknown_figure_says_why_nobody_was_counted(people):
    operations.compute(months=[MAY], on=ON, slugs=[SLUG])
    assert part(council(), "Who was counted") == "Nobody: no data load answers May 2026."
    assert explaining.explain(council(), whole=True).files == ()
    assert recomputing.again(council()).same is None


def test_every_measure_can_be_explained_and_computed_again(people):
    computed(people, slugs=())
    for result in Result.objects.all():
        assert explaining.explain(result, whole=True).answer
        assert recomputing.again(result).same is (True if result.snapshots else None), result


def test_computing_again_gives_the_same_numbers_and_keeps_nothing(people):
    computed(people)
    before = list(Result.objects.values())
    assert recomputing.again(council()).same is True
    assert recomputing.again(Result.objects.get(measure=SLUG, cut=NORTH)).same is True
    assert list(Result.objects.values()) == before


def test_a_number_that_does_not_come_out_again_is_told(people):
    computed(people)
    Result.objects.filter(measure=SLUG, breakdown="council").update(numerator=8, value=80)
    again = recomputing.again(council())
    assert again.same is False
    assert "now give 90% (9 of 10): not the same" in again.sentence


def test_settings_of_then_are_used_again_and_not_those_of_today(people):
    computed(people)
    result = council(VISITS)
    result.parameters = {"protection_plan_visit_working_days": [20, "policy of May"]}
    (value,) = given_settings.again(result.parameters, MAY)
    assert (value.amount, value.source, value.starts_on <= date(2025, 4, 1), value.ends_on) == (
        20, "policy of May", True, None,
    )  # fmt: skip


def test_rows_that_were_erased_cannot_be_counted_again(people, django_capture_on_commit_callbacks):
    snapshot = computed(people)
    snapshots.withdraw(snapshot=snapshot, by=people[0], on=ON, reason="Wrong file")
    assert recomputing.again(council()).same is True, "a load that was taken back is still there"
    with django_capture_on_commit_callbacks(execute=True):
        snapshots.destroy_key(snapshot=snapshot, by=people[0], on=ON, reason="Asked to")
    again = recomputing.again(council())
    assert again.same is None
    assert "key" in again.sentence


def test_as_reported_then_stands_beside_as_known_now(people):
    computed(people)
    first = council()
    assert [each.standing for each in reported.versions(first)] == ["As first reported, and as known now"]
    computed(people, late=4)
    then, now = reported.versions(council())
    assert (then.said, then.standing, then.figure_id) == ("90% (9 of 10)", "As first reported", first.figure_id)
    assert (now.said, now.standing, now.why) == ("60% (6 of 10)", "As known now", "It rests on other data loads.")
    assert (
        "A newer figure has taken its place." in explaining.explain(Result.objects.get(pk=first.pk), whole=True).answer
    )


def test_a_load_is_computed_before_it_is_live_and_nothing_is_kept(people):
    load(people, MAY.previous())
    operations.compute(months=[MAY.previous()], on=ON)
    kept = Result.objects.count()
    waiting = load(people, MAY, late=4)
    waiting.state = "staged"
    waiting.save()
    month = recomputing.answers(waiting)
    assert month == MAY
    figures = recomputing.before_live(waiting, month)
    (figure,) = [each for each in figures if each.slug == SLUG and each.breakdown == "council"]
    assert (figure.value, figure.period_id) == (60, "2026-05")
    assert Result.objects.count() == kept


def test_a_load_that_comes_too_late_answers_no_month(people):
    assert recomputing.answers(load(people, MAY, as_at=date(2026, 6, 20))) is None
    load(people, MAY)
    later = load(people, MAY, late=2, as_at=date(2026, 6, 3))
    assert recomputing.answers(later) is None, "the load of the last day answers already"


DUE, TERMS = "protection-visits-made-when-due", "looked-after-children-with-an-education-plan-in-date"


def held(people, kind, **tables):
    snapshot = snapshots.stage_tables(
        tables=tables, kind=kind, as_at=MAY.last_day, source_name="extract.zip", by=people[0], on=ON
    )
    snapshots.make_live(snapshot=snapshot, by=people[1], on=ON)


def set_to(people, name, amount, starts_on):
    records.set_parameter(name=name, amount=amount, starts_on=starts_on, source="Policy", by=people[0], on=ON)


def test_an_interval_that_changed_in_the_month_is_used_again_with_both_its_values(people):
    # Ten working days after 20 April are over on 5 May, fifteen on 12 May; the visit of 8 May is late by the first.
    held(
        people,
        "nightly",
        cp_plan={"plan_id": ["P1"], "child_id": ["Amara"], "started_on": [date(2026, 4, 20)]},
        cp_visit={"visit_id": ["V1"], "child_id": ["Amara"], "visited_on": [date(2026, 5, 8)], "seen": ["Y"]},
    )
    set_to(people, "protection_plan_visit_working_days", 15, date(2026, 5, 1))
    operations.compute(months=[MAY], on=ON, slugs=[DUE])
    assert (council(DUE).numerator, council(DUE).denominator) == (0, 1)
    assert recomputing.again(council(DUE)).same is True
    assert (
        "15 working days since 1 May 2026 (source: Policy), before it 10 working days (the council has set none"
        in part(council(DUE), "Which settings were in force")
    )


def test_school_terms_are_used_again_with_their_days(people):
    held(
        people,
        "nightly",
        person={"child_id": ["Amara"], "born_on": [date(2015, 2, 3)]},
        cla_period={"care_id": ["C1"], "child_id": ["Amara"], "started_on": [date(2024, 1, 8)]},
        case_event={
            "event_id": ["E1"], "child_id": ["Amara"], "event": ["EDUCATION_PLAN"], "happened_on": [date(2026, 2, 3)],
        },
    )  # fmt: skip
    for number, starts_on in enumerate((date(2025, 9, 1), date(2026, 1, 5), date(2026, 4, 13)), start=1):
        set_to(people, "school_term", number, starts_on)
    operations.compute(months=[MAY], on=ON, slugs=[TERMS])
    assert (council(TERMS).numerator, council(TERMS).denominator) == (1, 1)
    assert recomputing.again(council(TERMS)).same is True


def test_a_dataset_of_a_later_month_names_the_team_that_held_the_work_last(people):
    plans = {"plan_id": ["P1"], "child_id": ["Amara"], "started_on": [date(2026, 1, 5)], "team_id": [NORTH]}
    held(people, "ssd", cp_plan=plans)
    stock, april = "children-on-a-protection-plan", MAY.previous()
    operations.compute(months=[april, MAY], on=ON, slugs=[stock])
    assert explaining.LAST_TEAM in part(council(stock, month=april), "Who was not, and why")
    assert explaining.TEAM_THEN in part(council(stock), "Who was not, and why")
