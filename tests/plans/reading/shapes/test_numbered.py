"""Plans of numbered objectives of our own wording, a trap each."""

from __future__ import annotations

from goldenthread.plans.reading import answers
from goldenthread.plans.reading.model import Reading
from tests.plans.reading.made_up import OBJECTIVES, Plan

ACTIONS = ["1.1. Write a guide.", "1.1.2. Train every team", "and every manager.", "1.2 Audit plans."]
DUE, LEADS = ["Nov 2026", "Dec 2026", "Jan 2027"], ["Ann Fell (AF)", "AF", "Head of Homes"]
KPIS = ["1. % of plans in time", "Target: 95% by March 2027", "2. Audit grades"]
ROW = ("1", "Plans are good.", "Pg 5 Para 13,14", ACTIONS, DUE, LEADS, KPIS)


def plan(*cells: object) -> Plan:
    """A plan of one objective; ``cells`` replace those of the usual row from the left."""
    return Plan("Practice plan").table(OBJECTIVES, (*cells, *ROW[len(cells) :]))


def read(*cells: object) -> Reading:
    return plan(*cells).read()


def test_an_objective_is_an_area_and_what_the_inspection_asks_for():
    reading = read()
    (area,), (asked,) = reading.areas, reading.recommendations
    assert (area.name, area.recommendations) == ("Plans are good.", ("Plans are good.",))
    assert (asked.ref, asked.text, asked.source) == ("1", "Plans are good.", "Ofsted")
    assert asked.inspection_refs == ({"page": 5, "paragraph": 13}, {"page": 5, "paragraph": 14})


def test_actions_keep_their_numbers_and_the_lines_below_them_and_have_dates_and_leads_of_one_length():
    reading = read()
    assert [(a.ref, a.text, a.dates[0].iso, a.leads) for a in reading.actions] == [
        ("1.1", "Write a guide.", "2026-11", ("Ann Fell (AF)",)),
        ("1.1.2", "Train every team and every manager.", "2026-12", ("AF",)),
        ("1.2", "Audit plans.", "2027-01", ("Head of Homes",)),
    ]
    assert reading.initials == {"AF": "Ann Fell"}
    assert reading.questions == () and reading.warnings == ()


def test_indicators_are_measures_with_their_numbers_and_targets():
    first, second = read().measures
    assert (first.ref, first.text, first.area, first.target_raw) == (
        "1", "% of plans in time", "Plans are good.", "Target: 95% by March 2027",
    )  # fmt: skip
    assert [(t.value, t.by, t.interim) for t in first.targets] == [(95, "2027-03", False)]
    assert (second.ref, second.targets) == ("2", ())


def test_columns_may_stand_in_any_order_and_wording():
    headings = (
        "KPIs / measures",
        "What needs to improve",
        "Actions",
        "Responsible",
        "Timescale",
        "No",
        "ILACS paragraph",
    )
    row = ("1. Grades", "Plans are good.", "1.1 Write.", "Ann Fell", "Nov 2019 & ongoing", "1", "Para 4")
    reading = Plan("Our plan").table(headings, row).read()
    (action,) = reading.actions
    assert (action.ref, action.leads, action.dates[0].raw) == ("1.1", ("Ann Fell",), "Nov 2019 & ongoing")
    assert (action.dates[0].iso, action.dates[0].reason) == ("2019-11", "and ongoing afterwards")
    assert reading.recommendations[0].inspection_refs == ({"paragraph": 4},)
    assert [measure.text for measure in reading.measures] == ["Grades"]


def test_lists_of_other_lengths_are_a_question_and_no_action_has_a_date_until_it_is_answered():
    reading = read("1", "Plans are good.", "", ACTIONS, DUE[:2], LEADS)
    (question,) = reading.questions
    assert question.readings == (tuple(a.text for a in reading.actions), tuple(DUE[:2]), (), (), tuple(LEADS))
    assert question.about["differs"] == ["dates"]
    assert [a.dates for a in reading.actions] == [(), (), ()]
    assert [a.leads for a in reading.actions] == [(each,) for each in LEADS]
    settled = answers.accept_all(reading)
    assert [[d.raw for d in a.dates] for a in settled.actions] == [["Nov 2026"], ["Nov 2026"], ["Dec 2026"]]


def test_one_date_for_each_numbered_group_is_proposed_for_the_group():
    (question,) = read("1", "Plans.", "", ACTIONS, DUE[:2], LEADS[:2]).questions
    proposed = [(pair["dates"], pair["leads"]) for pair in question.proposal]
    assert proposed == [
        (["Nov 2026"], ["Ann Fell (AF)"]), (["Nov 2026"], ["Ann Fell (AF)"]), (["Dec 2026"], ["AF"])
    ]  # fmt: skip


def test_the_only_date_of_an_objective_is_given_to_all_and_asked():
    reading = read("1", "Plans.", "", ACTIONS, DUE[:1], LEADS)
    assert [[(d.raw, d.question) for d in a.dates] for a in reading.actions] == [[("Nov 2026", "q1")]] * 3


def test_pairs_by_hand_may_set_the_leads():
    reading = read("1", "Plans.", "", ACTIONS, DUE, LEADS[:2])
    key = reading.actions[2].key
    settled = answers.answer(reading, {"q1": [{"action": key, "dates": ["Jan 2027"], "leads": ["AF"]}]})
    assert (settled.actions[2].leads, settled.actions[2].dates[0].iso) == (("AF",), "2027-01")


def test_dates_and_names_run_together_in_one_line_are_taken_apart():
    rows = (
        ROW,
        ("2", "Homes.", "", ["2.1 A.", "2.2 B.", "2.3 C."], "Nov 2026 Dec 2026 Jan 2027", "AF AF Head of Homes", ""),
    )
    reading = Plan("Practice plan").table(OBJECTIVES, *rows).read()
    assert [(a.dates[0].raw, a.leads) for a in reading.actions[3:]] == [
        ("Nov 2026", ("AF",)), ("Dec 2026", ("AF",)), ("Jan 2027", ("Head of Homes",))
    ]  # fmt: skip


def test_nobody_yet_is_no_lead_but_told():
    reading = read("1", "Plans.", "", ["1.1 A."], ["Nov 2026"], ["Ann Fell", "More to be confirmed"])
    assert reading.actions[0].leads == ("Ann Fell",)
    assert reading.warnings[0] == "table 1, row 2: not read as a lead: More to be confirmed"


def test_an_action_cut_by_the_page_is_put_together_across_tables_with_or_without_headings():
    for headings in ([OBJECTIVES], []):
        cut = plan("1", "Plans.", "", ["1.1 Write.", "1.2 Ask every team what it learned"], DUE[:2], LEADS[:2])
        cut.table(*headings, ("", "", "", ["about plans.", "1.3 Audit."], "Feb 2027", "AF", ""))
        reading = cut.read()
        assert [(a.ref, a.text) for a in reading.actions] == [
            ("1.1", "Write."), ("1.2", "Ask every team what it learned about plans."), ("1.3", "Audit.")
        ]  # fmt: skip
        assert [a.dates[0].raw for a in reading.actions] == ["Nov 2026", "Dec 2026", "Feb 2027"]
        assert reading.questions == ()


def test_a_fragment_whose_first_page_is_lost_is_an_action_without_a_number():
    reading = read("", "workforce is stable.", "", ["practice standards.", "1.2.2 Embed them."], "", "")
    assert [(a.ref, a.text) for a in reading.actions] == [("", "practice standards."), ("1.2.2", "Embed them.")]
    assert "table 1, row 2: this objective has no number; is the top of its row missing?" in reading.warnings


def test_tables_before_the_first_headings_take_those_that_follow_also_with_a_column_lost():
    headless = Plan("Practice plan").table(
        ("", "workforce is stable", "", ["1.1 A.", "1.2 B."], ["Nov 2026", "Dec 2026"], ["AF", "AF"], "1. Grades")
    )
    headless.table(("", "", "", ["1.3 C."], "", ["2. % of visits Target: 95%"]))
    reading = headless.table(OBJECTIVES, ("2", "Homes.", "", ["2.1 D."], "Jan 2027", "AF", "3. Rents")).read()
    assert [(a.ref, a.area) for a in reading.actions] == [
        *((ref, "workforce is stable") for ref in ("1.1", "1.2", "1.3")),
        ("2.1", "Homes."),
    ]
    assert [m.ref for m in reading.measures] == ["1", "2", "3"]
    assert reading.questions == ()


def test_improvement_outcomes_may_stand_in_rows_of_their_own():
    reading = (
        plan()
        .table(
            ("Improvement outcomes", "", "", "", "", "", ""),
            (["Children know their plan.", "Plans are short."], "", "", "", "", "", ""),
            ("2", "Homes.", "", ["2.1 Build."], "Nov 2026", "AF", ""),
        )
        .read()
    )
    assert [area.improvement_outcomes for area in reading.areas] == [
        ("Children know their plan.", "Plans are short."),
        (),
    ]
    assert [(o.area, o.text, o.recommendation) for o in reading.outcomes] == [
        ("Plans are good.", "Children know their plan.", "Plans are good."),
        ("Plans are good.", "Plans are short.", "Plans are good."),
    ]


def test_they_may_stand_in_one_cell_or_in_paragraphs_between_and_after_tables():
    made = plan().table((["Improvement outcome", "One."], "", "", "", "", "", "")).say("Two.", "DRAFT", "14")
    made.table(OBJECTIVES, ("2", "Homes.", "", ["2.1 Build."], "Nov 2026", "AF", ""))
    reading = made.say("Improvement outcomes:", "Three.").read()
    assert [area.improvement_outcomes for area in reading.areas] == [("One.", "Two."), ("Three.",)]
    assert not [warning for warning in reading.warnings if "DRAFT" in warning]


def test_gaps_in_the_numbers_are_told():
    reading = read("1", "Plans.", "", ["1.2 A.", "1.4 B."], DUE[:2], LEADS[:2], ["6. Grades", "9. Visits"])
    assert reading.warnings == (
        "No indicator is numbered 1 to 5; is a page missing?",
        "No indicator is numbered 7 to 8; is a page missing?",
        "No action is numbered 1.1; is a page missing?",
        "No action is numbered 1.3; is a page missing?",
    )


def test_a_number_that_only_heads_others_is_no_measure_and_no_gap():
    reading = read(*ROW[:6], ["1. Several targets, including:", "2. Visits Target: 90%"])
    (measure,) = reading.measures
    assert (measure.ref, measure.group) == ("2", "Several targets, including:")
    assert reading.warnings == (
        "table 1, row 2: 1 heads a list and is not read as a measure: Several targets, including:",
    )


def test_lines_that_are_neither_indicator_nor_target_and_paragraphs_between_tables_are_told():
    made = plan(*ROW[:6], ["1. Visits", "Target: 90%", "Data reports"]).say("See the annex.")
    reading = made.table(OBJECTIVES, ("2", "Homes.", "Pg 4 see annex", ["2.1 Build."], "Nov 2026", "AF", "")).read()
    assert reading.warnings == (
        "table 1, row 2: neither measure nor target: Data reports",
        "Between the tables, not read: See the annex.",
        "table 2, row 2: not read as page and paragraph: Pg 4 see annex",
    )


def test_a_table_of_another_kind_among_them_is_still_a_question():
    reading = plan().table(("Name", "Telephone"), ("Ann", "123")).read()
    assert [q.kind for q in reading.questions] == ["table_not_understood"]


def test_actions_may_have_their_numbers_in_a_column_of_their_own():
    headings = ("Objective", "Action no", "Action", "Due", "Lead")
    plan = Plan("Our plan").table(headings, ("Homes.", ["1.1", "1.2"], ["Build.", "Let."], ["Jun-26", "Jul-26"], ""))
    assert [(a.ref, a.text) for a in plan.read().actions] == [("1.1", "Build."), ("1.2", "Let.")]


def test_an_objective_without_a_number_is_told_only_where_the_table_has_numbers():
    plan = Plan("Our plan").table(("Objective", "Action", "Due", "Lead"), ("Homes.", "Build.", "Jun-26", "Ann Fell"))
    assert plan.read().warnings == ()


def test_numbers_of_another_count_than_the_actions_are_told():
    headings = ("Objective", "Action no", "Action", "Due")
    reading = Plan("Our plan").table(headings, ("Homes.", "1.1", ["Build.", "Let."], ["Jun-26", "Jul-26"])).read()
    assert reading.warnings == ("table 1, row 2: 1 number beside 2 actions, not read",)


def test_indicators_under_the_leads_are_put_where_they_belong_though_the_row_has_all_its_cells():
    moved = ("", "", "", "1.3 Keep a register.", "", ["3. % of plans signed", "4. Visits"], "")
    reading = Plan("Practice plan").table(OBJECTIVES, ROW, moved).read()
    assert [measure.ref for measure in reading.measures] == ["1", "2", "3", "4"]
    assert reading.actions[-1].leads == ()


def test_an_improvement_outcome_may_stand_behind_its_label_whatever_the_first_column_is():
    made = Plan("Practice plan").table(
        tuple(reversed(OBJECTIVES)), tuple(reversed(ROW)), ("Improvement outcome: Children have plans that help them.",)
    )
    reading = made.read()
    assert reading.areas[0].improvement_outcomes == ("Children have plans that help them.",)
    assert [each.text for each in reading.measures] == ["% of plans in time", "Audit grades"]
    below = plan().say("Improvement outcomes: Children are heard.", "All of them are.").read()
    assert below.areas[0].improvement_outcomes == ("Children are heard.", "All of them are.")
