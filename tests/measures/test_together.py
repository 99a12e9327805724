"""The same measures computed by several at once: one current result for each cut, as if one had computed."""

from datetime import date

from goldenthread.core.periods import Month
from goldenthread.measures import operations
from goldenthread.measures.models import Result
from goldenthread.records import snapshots

MAY, ON = Month(2026, 5), date(2026, 6, 8)
SLUG = "assessments-within-45-working-days"
TEAMS = ["Assessment North", "Assessment South"]


def load(world):
    first, second = world.person("DT"), world.person("DT")
    assessed = {
        "assessment_id": ["a", "b"], "child_id": ["Amara", "Ben"], "started_on": [MAY.first_day] * 2,
        "authorised_on": [MAY.last_day] * 2, "team_id": TEAMS,
    }  # fmt: skip
    snapshot = snapshots.stage_tables(
        tables={"assessment": assessed}, kind="annex_a", as_at=MAY.last_day, source_name="annex-a.xlsx", by=first, on=ON
    )
    snapshots.make_live(snapshot=snapshot, by=second, on=ON)


def test_of_computations_that_end_together_each_result_is_kept_once(world_on_disk, together):
    together(lambda number: load(world_on_disk) if number == 0 else None)
    together(lambda _: operations.compute(months=[MAY], on=ON, slugs=[SLUG]))
    kept = together(lambda _: list(Result.objects.values_list("cut", "is_current").order_by("cut")))[0]
    assert kept == [("", True), *((team, True) for team in TEAMS)]
