"""Care in the made-up council's dataset: episodes, legal statuses, placements, and everything that happens in care."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TypeVar

from goldenthread.example import care_lists, casework
from goldenthread.example.council import CarePeriod, Child, Episode
from goldenthread.example.dataset_columns import Rows, outcome
from goldenthread.example.days import latest, plus
from goldenthread.example.view import View

T = TypeVar("T")
_PLANS = {
    "RETURN": "RETURNEV", "ADOPTION": "ADOPTION", "SGO_CAO": "SGO", "SUPPORTED": "SUPPLIV", "RESIDENTIAL": "RESPLMT",
    "FOSTERING": "LTFOST18", "OTHER": "OTHERPLN",
}  # fmt: skip


def period(rows: Rows, seen: View, child: Child, care: CarePeriod, key: str) -> None:
    """One period of care with every event in it up to the day of the extract."""
    ceased_on = seen.past(care.ceased_on)
    last = ceased_on or seen.as_at
    _episodes(rows, child, care, key, ceased_on, last)
    for number, (start, end, status) in enumerate(_spans(care.legal, ceased_on, last), start=1):
        rows["ssd_legal_status"].append((f"{key}-G{number}", child.child_id, status, start, end))
    homes = [(place.started_on, place) for place in care.placements]
    for number, (start, end, place) in enumerate(_spans(homes, ceased_on, last), start=1):
        rows["ssd_cla_placement"].append(
            (f"{key}-W{number}", key, child.child_id, start, place.placement_type, place.provider, end,
             casework.change_reason(child, end) if end else None,
             casework.miles(child.child_id, place.started_on, place.location))
        )  # fmt: skip
    _events(rows, seen, child, care, key, last)
    _adoption(rows, seen, child, care, key)
    rows["ssd_sdq_scores"] += [
        (f"{key}-D{day}", child.child_id, day, score)
        for day, score in casework.questionnaires(child, care)
        if day <= last
    ]
    for officer, start, end in casework.reviewing_officers(child, care):
        if start <= seen.as_at:
            number = len(rows["ssd_involvements"])
            rows["ssd_involvements"].append(
                (number, officer, "IRO", "reviewing-team", start, seen.past(end), None, child.child_id, None)
            )


def pre_proceedings(rows: Rows, seen: View, child: Child, episode: Episode) -> None:
    """The pre-proceedings of an episode up to the day of the extract; the dataset has no date of the final order."""
    for way in casework.pre_proceedings(child, episode):
        if way.decided_on <= seen.as_at:
            issued_on = seen.past(way.issued_on)
            rows["ssd_pre_proceedings"].append(
                (f"{child.child_id}-PP{way.decided_on}", child.child_id, way.decided_on, seen.past(way.letter_on),
                 seen.past(way.meeting_on), "Decision to issue Care Proceedings" if issued_on else None, issued_on)
            )  # fmt: skip


def _spans(
    changes: Sequence[tuple[date, T]], ceased_on: date | None, last: date
) -> Iterator[tuple[date, date | None, T]]:
    """Each state from its day to the next one's, or to the day on which care ceased."""
    known = [change for change in changes if change[0] < last or change is changes[0]]
    for number, (start, state) in enumerate(known):
        end = known[number + 1][0] if number + 1 < len(known) else ceased_on
        if end is None or start < end or len(known) == 1:
            yield start, end, state


def _episodes(rows: Rows, child: Child, care: CarePeriod, key: str, ceased_on: date | None, last: date) -> None:
    """An episode from each change of legal status or placement to the next."""
    homes = [place.started_on for place in care.placements]
    laws = [day for day, _ in care.legal]
    days = sorted({day for day in (*homes, *laws) if care.started_on < day < last} | {care.started_on})
    contact = latest(care.officer_contacts, last)
    for number, start in enumerate(days):
        final = number + 1 == len(days)
        why = "S" if not number else "B" if start in homes and start in laws else "P" if start in homes else "L"
        end = ceased_on if final else days[number + 1]
        reason = None if end is None else care.ceased_reason if final else "X1"
        home = max(1, sum(day <= start for day in homes))
        rows["ssd_cla_episodes"].append(
            (f"{key}-E{number + 1}", child.child_id, start, why, care.category, end, reason, key, f"{key}-W{home}",
             care.started_on, contact)
        )  # fmt: skip


def _events(rows: Rows, seen: View, child: Child, care: CarePeriod, key: str, last: date) -> None:
    held = [day for day in care.reviews if day <= last]
    goes_on = None if seen.past(care.ceased_on) is None else last
    # Reviews before the months of which events are told are left out, so the first told need not be the first.
    early = [28, 91] if held and (held[0] - care.started_on).days < 91 else []
    since = care.started_on if early or not held else plus(held[0], -183)
    for number, (due, day) in enumerate(
        due_days(since, held, early or ([28] if not held else []), 183, goes_on), start=1
    ):
        rows["ssd_cla_reviews"].append((f"{key}-X{number}", key, due, day, "N", "PN1" if day else None))
    rows["ssd_cla_visits"] += [
        (f"{key}-V{number}", key, child.child_id, day, "Y", "Y" if number % 4 else "N")
        for number, day in enumerate(care.visits, start=1)
        if day <= last
    ]
    for kind, checks in (("Health Assessment", care.health), ("Dental Check", care.dental)):
        rows["ssd_cla_health"] += [
            (f"{key}-{kind[0]}{number}", child.child_id, kind, day, "Completed")
            for number, day in enumerate(checks, start=1)
            if day <= last
        ]
    for number, (agreed_on, plan) in enumerate(care.permanence_plans, start=1):
        if agreed_on <= last:
            said = outcome(**{name: name == _PLANS[plan] for name in _PLANS.values()})
            rows["ssd_cla_care_plan"].append(
                (f"{key}-Y{number}", child.child_id, agreed_on, seen.past(care.ceased_on), said)
            )
    _missing(rows, child, care, key, last)


def due_days(
    start: date, held: Sequence[date], first: Sequence[int], later: int, ended_on: date | None
) -> Iterator[tuple[date, date | None]]:
    """Each review's due day with the day it was held, and the next that is due while work goes on."""
    gaps, since = list(first), start
    for day in held:
        yield plus(since, gaps.pop(0) if gaps else later), day
        since = day
    if ended_on is None:
        yield plus(since, gaps.pop(0) if gaps else later), None


def _missing(rows: Rows, child: Child, care: CarePeriod, key: str, last: date) -> None:
    for number, (day, (offered, accepted)) in enumerate(zip(care.missing, care.interviews, strict=True), start=1):
        if day <= last:
            back = plus(day, 1) if plus(day, 1) <= last else None
            rows["ssd_missing"].append(
                (f"{key}-M{number}", child.child_id, day, "Missing", back, offered, accepted or "NA")
            )
    for number, day in enumerate((day for day in care.absent if day <= last and day not in care.missing), start=1):
        rows["ssd_missing"].append((f"{key}-Z{number}", child.child_id, day, "Away", day, None, None))


def _adoption(rows: Rows, seen: View, child: Child, care: CarePeriod, key: str) -> None:
    way = care.adoption
    if way is None or way.decided_on > seen.as_at:
        return
    reversed_on, adopted_on = seen.past(way.reversed_on), seen.past(way.adopted_on)
    rows["ssd_permanence"].append(
        (f"{key}-Q", child.child_id, key, way.decided_on, seen.past(way.placement_order_on), seen.past(way.matched_on),
         seen.past(way.placed_on), seen.past(way.early_placed_on), reversed_on,
         way.reversal_reason if reversed_on else None, adopted_on, "Adoption" if adopted_on else None)
    )  # fmt: skip


def leaving(rows: Rows, seen: View, child: Child) -> None:
    """A young person while support after care lasts, and their personal adviser as an involvement."""
    for row in care_lists.leaving(seen, child):
        *_, worker, adviser, eligibility, reviewed_on, in_touch, contact_on, home, suitable, activity = row
        support = child.leaving
        team = support.hold.team.key if support else None
        rows["ssd_care_leavers"].append(
            (f"{child.child_id}-T", child.child_id, eligibility, in_touch, contact_on, home, suitable, activity,
             reviewed_on, adviser, team, worker)
        )  # fmt: skip
        start = support.starts_on if support else None
        number = len(rows["ssd_involvements"])
        rows["ssd_involvements"].append(
            (number, worker, "Personal Adviser", team, start, None, None, child.child_id, None)
        )
