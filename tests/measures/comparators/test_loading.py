"""A file of comparators: a dry run, two people, nothing half kept, and rolled back."""

from datetime import date

import pytest

from goldenthread.accounts.errors import NotAllowed
from goldenthread.core.errors import StaleVersion
from goldenthread.files.errors import FileRefused
from goldenthread.history import chain
from goldenthread.measures.comparators import choosing, keeping, loading, summary
from goldenthread.measures.comparators.loading import Told
from goldenthread.measures.errors import MeasureError
from goldenthread.measures.models import Area, OwnAuthority, PublishedValue, Release
from tests.measures.comparators.files import FILE, KEYS, NAMES, ON, OURS, RELEASED, figures, percents, put_in_use

TOLD = Told("Children in need tables", RELEASED)


@pytest.fixture
def people(world):
    return world.person("DT"), world.person("PL")


def hand_in(by, data=FILE, told=TOLD, name="figures.csv"):
    return loading.hand_in(data=data, name=name, told=told, by=by, on=ON)


def test_a_dry_run_tells_years_states_and_rounding_and_keeps_nothing(world):
    report = loading.dry_run(data=FILE, name="figures.csv", told=TOLD, on=ON)
    (line,) = report["lines"]
    assert (line["code"], line["first_year"], line["last_year"]) == ("rereferral_pct", 2024, 2025)
    assert line["not_known"] == {"suppressed": 1} and line["known"] == 27
    assert not Release.objects.exists() and not Area.objects.exists()


def test_nothing_is_used_before_a_second_person_agrees(people):
    first, second = people
    release = hand_in(first)
    with pytest.raises(MeasureError, match="You handed this file in"):
        loading.agree(release=release, version=1, by=first, on=ON)
    loading.agree(release=release, version=1, by=second, on=ON)
    release.refresh_from_db()
    assert (release.state, release.agreed_by) == ("live", second)
    loading.withdraw(release=release, version=2, by=first, on=ON)
    assert {line.kind for line in chain.lines_about(release)} == {
        "measures.published_handed_in", "measures.published_live", "measures.published_withdrawn",
    }  # fmt: skip


def test_a_page_that_is_out_of_date_decides_nothing(people):
    release = put_in_use(FILE, people)
    with pytest.raises(StaleVersion):
        loading.withdraw(release=release, version=1, by=people[1], on=ON)


def test_who_may_not_load_is_refused_and_so_is_the_same_file_twice(people, world):
    with pytest.raises(NotAllowed):
        hand_in(world.person("DIR"))
    release = hand_in(people[0])
    with pytest.raises(MeasureError, match="handed in before: waits for a second person"):
        hand_in(people[0])
    loading.withdraw(release=release, version=1, by=people[1], on=ON)
    assert hand_in(people[0]).pk != release.pk


def test_a_fault_while_the_rows_are_kept_leaves_nothing(people, monkeypatch):
    monkeypatch.setattr(keeping, "_indicators", lambda *_: {})  # as if an indicator were gone half-way
    with pytest.raises(KeyError):
        hand_in(people[0])
    assert not Release.objects.exists() and not Area.objects.exists() and not PublishedValue.objects.exists()


def test_a_file_that_cannot_be_read_names_itself_and_a_remedy(people):
    with pytest.raises(FileRefused) as refused:
        hand_in(people[0], data=b"a,b\n1,2\n")
    assert "figures.csv" in refused.value.message and refused.value.remedy
    with pytest.raises(MeasureError, match="still to come"):
        hand_in(people[0], told=Told("Tables", date(2026, 6, 9)))


def test_our_own_missing_and_a_name_that_changed_are_pointed_out(people):
    put_in_use(FILE, people)
    choosing.set_own(key=OURS, version=0, by=people[1], on=ON)
    other = FILE.replace(b"901,Fenmere", b"913,Newtown").replace(b"902,Westmoor", b"902,Westmoor and Hills")
    warnings = loading.dry_run(data=other, name="other.csv", told=TOLD, on=ON)["warnings"]
    assert any("Fenmere (901), your own authority, is not in the file." in each for each in warnings)
    assert any("902 is Westmoor and Hills here and Westmoor in earlier files" in each for each in warnings)


def test_an_authority_nobody_has_heard_of_is_pointed_out_once_all_are_known(people):
    Area.objects.bulk_create(Area(key=str(100 + n), level="authority", name=f"Area {n}") for n in range(100))
    Area.objects.bulk_create(Area(key=k, level="authority", name=n) for k, n in zip(KEYS, NAMES, strict=True))
    strange = FILE.replace(b"912,Brackwell", b"913,Newtown")
    warnings = loading.dry_run(data=strange, name="strange.csv", told=TOLD, on=ON)["warnings"]
    assert warnings == ["Authorities that were not known here before: Newtown (913). Check their numbers."]


def test_a_share_above_all_of_them_is_pointed_out_and_one_of_all_is_not(people):
    slipped = figures({2025: percents(130, 100, *range(14, 24))})
    warnings = loading.dry_run(data=slipped, name="slipped.csv", told=TOLD, on=ON)["warnings"]
    assert [each for each in warnings if "cannot be so" in each] == [
        "rereferral_pct cannot be so: Fenmere 2025: 130. Ask its publisher before you use it."
    ]


def test_in_a_first_file_numbers_that_no_authority_ever_had_are_pointed_out(people):
    real = FILE
    for ours, theirs in zip(
        KEYS, ("301", "370", "840", "841", "925", "926", "928", "929", "931", "935", "936", "943"), strict=True
    ):
        real = real.replace(f",{ours},".encode(), f",{theirs},".encode())
    assert not [
        each for each in loading.dry_run(data=real, name="a.csv", told=TOLD, on=ON)["warnings"] if "known" in each
    ]
    typed = real.replace(b",943,", b",934,")
    warnings = loading.dry_run(data=typed, name="a.csv", told=TOLD, on=ON)["warnings"]
    assert f"Authorities that were not known here before: {NAMES[-1]} (934). Check their numbers." in warnings


@pytest.mark.parametrize(("amounts", "step"), [
    ([10.0 * n for n in range(1, 31)], 10.0), ([5.0 * n for n in range(1, 31)], 5.0),
    ([float(n) for n in range(1, 31)], 1.0), ([n + 0.1 for n in range(30)], None), ([10.0] * 19, None),
])  # fmt: skip
def test_rounded_values_are_recognised_by_their_steps(amounts, step):
    assert summary.rounded_to([*amounts, None, 0.0]) == step


def test_the_own_authority_is_one_and_changes_with_its_version(people):
    put_in_use(figures({2025: percents(*range(20, 32))}), people)
    lead = people[1]
    choosing.set_own(key="901", version=0, by=lead, on=ON)
    with pytest.raises(StaleVersion):
        choosing.set_own(key="902", version=0, by=lead, on=ON)
    choosing.set_own(key="902", version=1, by=lead, on=ON)
    assert OwnAuthority.objects.get().area.name == "Westmoor"
    with pytest.raises(MeasureError, match="No loaded file"):
        choosing.set_own(key="999", version=2, by=lead, on=ON)


def test_a_link_by_hand_needs_a_note_and_an_indicator_that_is_loaded(people):
    put_in_use(FILE, people)
    given = {"measure": "re-referrals-within-12-months", "version": 0, "by": people[1], "on": ON}
    with pytest.raises(MeasureError, match="how far the two are alike"):
        choosing.put_beside(code="rereferral_pct", note=" ", **given)
    with pytest.raises(MeasureError, match="No loaded file has this indicator"):
        choosing.put_beside(code="luck", note="Alike.", **given)
    assert choosing.put_beside(code="rereferral_pct", note="Alike.", **given).version == 1


def test_what_was_cut_off_while_it_was_read_says_so_and_may_come_again(people):
    release = loading.start(data=FILE, name="figures.csv", told=TOLD, by=people[0], on=ON)
    with pytest.raises(MeasureError, match="no figures to agree to"):
        loading.agree(release=release, version=release.version, by=people[1], on=ON)
    release.job.state, release.job.problem = "failed", "The server stopped."
    release.job.save()
    settled = loading.settle(release=release, on=ON)
    assert (settled.state, settled.problem) == ("refused", "The server stopped.")
    again = loading.start(data=FILE, name="figures.csv", told=TOLD, by=people[0], on=ON)
    assert loading.read(release=again, on=ON).state == "waiting"
    assert [line.kind for line in chain.lines_about(again)] == [
        "measures.published_read",
        "measures.published_handed_in",
    ]
