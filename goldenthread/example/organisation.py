"""The made-up council's services and teams with their dates, its workers' seats, and one account for every role."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from goldenthread.core.periods import Month
from goldenthread.example.chance import Chance
from goldenthread.example.council import Council, Hold, Team
from goldenthread.example.days import plus, weekday_after

# Who sat where from when, by team and number of the seat; a null worker is an empty seat.
Seats = dict[tuple[str, int], list[tuple[date, str | None]]]
AUTHORITY = "Hallowmere Council"
LOCALITIES = ("North", "South", "East", "West", "Central")
TEAM_GOING_WRONG = "assessment-east"
MONTHS_OF_TROUBLE = 6
REORGANISED_MONTHS_AGO = 13  # Safeguarding West closed then, and opened again as Family Safeguarding West


@dataclass(frozen=True)
class Unit:
    """One part of the organisation while it exists; ``kind`` is authority, service or team."""

    key: str
    name: str
    kind: str
    parent: str
    starts_on: date
    ends_on: date | None = None
    succeeds: str = ""


@dataclass(frozen=True)
class Account:
    """An example account: a post's title in place of a name, its role's code and what the role covers."""

    username: str
    title: str
    role: str
    unit: str
    worker_id: str = ""


_SERVICES = {
    "front-door": "Front Door and Early Help",
    "assessment": "Assessment",
    "safeguarding": "Safeguarding and Family Support",
    "care": "Children in Care",
    "permanence": "Fostering, Adoption and Permanence",
    "leaving": "Leaving Care",
    "disability": "Disabled Children and SEND",
    "quality": "Quality Assurance and Reviewing",
}
# key, service, name, what the team does, locality, seats for workers who hold children
_TEAMS = (
    ("mash", "front-door", "Multi-Agency Safeguarding Hub", "referral", "", 8),
    ("early-help-north", "front-door", "Early Help North", "early help", "North", 0),
    ("early-help-south", "front-door", "Early Help South", "early help", "South", 0),
    *((f"assessment-{x.lower()}", "assessment", f"Assessment {x}", "assessment", x, 7) for x in LOCALITIES),
    ("safeguarding-north", "safeguarding", "Safeguarding North", "safeguarding", "North", 7),
    ("safeguarding-south", "safeguarding", "Safeguarding South", "safeguarding", "South", 7),
    ("safeguarding-east", "safeguarding", "Safeguarding East", "safeguarding", "East", 7),
    ("safeguarding-west", "safeguarding", "Safeguarding West", "safeguarding", "West", 11),
    ("safeguarding-central", "safeguarding", "Safeguarding Central", "safeguarding", "Central", 11),
    ("safeguarding-north-2", "safeguarding", "Safeguarding North Two", "safeguarding", "North", 7),
    ("safeguarding-south-2", "safeguarding", "Safeguarding South Two", "safeguarding", "South", 7),
    ("safeguarding-east-2", "safeguarding", "Safeguarding East Two", "safeguarding", "East", 7),
    *((f"care-{x.lower()}", "care", f"Children in Care {x}", "care", x, 7) for x in LOCALITIES[:4]),
    ("care-unaccompanied", "care", "Unaccompanied Young People", "unaccompanied", "", 4),
    ("disability-team", "disability", "Disabled Children", "disability", "", 6),
    ("leaving-1", "leaving", "Leaving Care One", "leaving", "", 7),
    ("leaving-2", "leaving", "Leaving Care Two", "leaving", "", 7),
    ("adoption-team", "permanence", "Adoption and Permanence", "adoption", "", 2),
    ("fostering-team", "permanence", "Fostering", "fostering", "", 0),
    ("reviewing-team", "quality", "Reviewing Officers and Conference Chairs", "reviewing", "", 0),
)
_REORGANISED = "safeguarding-west"
_ITS_NEW_NAME = "Family Safeguarding West"


def reorganised_on(until: Month) -> date:
    return until.plus(-REORGANISED_MONTHS_AGO).first_day


def trouble_from(until: Month) -> date:
    """The day from which the team going wrong goes wrong."""
    return until.plus(1 - MONTHS_OF_TROUBLE).first_day


def teams(until: Month) -> dict[str, Team]:
    """Every team by key, with the names that its returns carry over time."""
    began = _began(until)
    made = {}
    for key, _service, name, function, locality, seats in _TEAMS:
        names = [(began, name)]
        if key == _REORGANISED:
            names.append((reorganised_on(until), _ITS_NEW_NAME))
        made[key] = Team(key, function, locality, seats, tuple(names))
    return made


def units(until: Month) -> list[Unit]:
    """The organisation from the top: the authority, its services, their teams; parents come first."""
    began = _began(until)
    made = [Unit("authority", AUTHORITY, "authority", "", began)]
    made += [Unit(key, name, "service", "authority", began) for key, name in _SERVICES.items()]
    for key, service, name, *_ in _TEAMS:
        if key == _REORGANISED:
            changed_on = reorganised_on(until)
            made.append(Unit(f"{key}-former", name, "team", service, began, plus(changed_on, -1)))
            made.append(Unit(key, _ITS_NEW_NAME, "team", service, changed_on, None, f"{key}-former"))
        else:
            made.append(Unit(key, name, "team", service, began))
    return made


def workers(
    number: int, until: Month, all_teams: dict[str, Team]
) -> dict[tuple[str, int], list[tuple[date, str | None]]]:
    """Everybody who sat in a seat; people stay 40 months on average, and three seats in ten wait to be filled again."""
    chance, next_code = Chance(number, "workers"), 0
    first_day, last_day = _began(until), until.last_day
    turnover_from = until.plus(-36).first_day
    seats: Seats = {}
    for team in all_teams.values():
        for seat in range(team.seats):
            next_code += 1
            held: list[tuple[date, str | None]] = [(first_day, f"Worker {next_code:03d}")]
            day = plus(turnover_from, chance.spell(40 * 30.4))
            while day < last_day:
                if chance.happens(0.3):
                    held.append((day, None))
                    day = weekday_after(day, chance.whole(10, 45))
                next_code += 1
                held.append((day, f"Worker {next_code:03d}"))
                day = plus(day, chance.spell(40 * 30.4, least=60))
            seats[team.key, seat] = [entry for entry in held if entry[0] <= last_day]
    return _with_departures(seats, until)


def _with_departures(seats: Seats, until: Month) -> Seats:
    """Two workers of the team going wrong leave as its trouble begins; one seat is still empty at the end."""
    left_on = plus(trouble_from(until), 20)
    for seat, agency in ((1, "Agency 001"), (4, None)):
        held = [entry for entry in seats[TEAM_GOING_WRONG, seat] if entry[0] < left_on]
        held.append((left_on, None))
        if agency:
            held.append((plus(left_on, 75), agency))
        seats[TEAM_GOING_WRONG, seat] = held
    return seats


def _began(until: Month) -> date:
    return Month(until.year - 20, 4).first_day


def accounts(council: Council) -> list[Account]:
    """One account for every role, two in the data team; the social worker is the busiest of the team going wrong."""
    until = council.until
    wrong = council.teams[TEAM_GOING_WRONG]
    social_worker = council.worker(Hold(until.first_day, wrong, 0), until.last_day) or ""
    adviser = council.worker(Hold(until.first_day, council.teams["leaving-1"], 0), until.last_day) or ""
    return [
        Account("director", "Director of Children's Services", "DIR", "authority"),
        Account("programme-lead", "Improvement Programme Lead", "PL", "authority"),
        Account("head-of-safeguarding", "Head of Safeguarding and Family Support", "HOS", "safeguarding"),
        Account("service-manager-assessment", "Service Manager, Assessment", "SM", "assessment"),
        Account("team-manager-east", "Team Manager, Assessment East", "TM", TEAM_GOING_WRONG),
        Account("social-worker", "Social Worker, Assessment East", "SW", TEAM_GOING_WRONG, worker_id=social_worker),
        Account("principal-social-worker", "Principal Social Worker", "QA", "authority"),
        Account("data-officer", "Data Officer", "DT", "authority"),
        Account("data-manager", "Data and Performance Manager", "DT", "authority"),
        Account("partner", "Designated Nurse, Integrated Care Board", "PA", "authority"),
        Account("board-member", "Improvement Board Member", "BM", "authority"),
        Account("scrutiny", "Chair of the Children's Scrutiny Committee", "EM", "authority"),
        Account("inspector", "Visiting Inspector", "IN", "authority"),
        Account("administrator", "System Administrator", "SA", "authority"),
        Account("information-governance", "Information Governance Officer", "IG", "authority"),
        Account("data-protection", "Data Protection Officer", "IG", "authority"),
        Account("lead-member", "Lead Member for Children", "LM", "authority"),
        Account("chief-executive", "Chief Executive", "CE", "authority"),
        Account("adviser", "Improvement Adviser", "AD", "authority"),
        Account("reviewing-officer", "Independent Reviewing Officer", "IRO", "reviewing-team"),
        Account("personal-adviser", "Personal Adviser, Leaving Care One", "PRA", "leaving-1", worker_id=adviser),
        Account("nightly-feed", "Nightly feed of the case system", "SV", "authority"),
    ]
