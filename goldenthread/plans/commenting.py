"""Comments: who may write and withdraw them, whom they mention, and what they say."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from django.db.models import QuerySet

from goldenthread.accounts import policies as rights
from goldenthread.accounts.errors import NotAllowed, OutOfReach
from goldenthread.accounts.models import Person
from goldenthread.core.errors import Refusal
from goldenthread.history.models import Entry
from goldenthread.plans import naming, policies, queries
from goldenthread.plans.errors import NotYours, PlanError
from goldenthread.plans.models import Action, Area, Comment, Mention, Plan, Recommendation, ScorecardLine

About = Plan | Area | Action | Recommendation | ScorecardLine
RIGHT = "comment.create"
MOST_OFFERED = 40  # people to choose from
_FETCH = {
    Plan: queries.plan_for, Area: queries.area_for, Action: queries.action_for,
    Recommendation: queries.recommendation_for, ScorecardLine: queries.line_for,
}  # fmt: skip
# A name after @, but not what stands after it in an address of electronic mail.
_AT = re.compile(r"(?<![\w.@])@(?=\w)")


def field_of(about: About) -> str:
    """The field of a comment that holds this thing."""
    return "line" if isinstance(about, ScorecardLine) else type(about).__name__.lower()


def plan_of(about: About) -> Plan:
    """The plan that the thing belongs to."""
    if isinstance(about, Plan):
        return about
    return about.area.plan if isinstance(about, Action) else about.plan


def may_see(person: Person, about: About, *, on: date) -> bool:
    """May this person open the thing?"""
    try:
        _FETCH[type(about)](person, about.pk, on=on)
    except (NotAllowed, OutOfReach):
        return False
    return True


def check_comment(about: About, *, by: Person, on: date) -> None:
    """May this person comment? Whoever may see it, where their role lets them comment; not once the plan is closed."""
    rights.reach(by, RIGHT, on=on)
    if not (_carries(about, by, on) and may_see(by, about, on=on)):
        raise NotYours(RIGHT)
    policies.check_open(plan_of(about))


def can_comment(about: About, *, by: Person, on: date) -> bool:
    try:
        check_comment(about, by=by, on=on)
    except Refusal:
        return False
    return True


def check_withdraw(comment: Comment, *, by: Person, on: date) -> None:
    """Who wrote it may take it back, and so may those who edit the plan; from a closed plan too."""
    if comment.made_by_id != by.pk and not can_withdraw_any(comment.about, by=by, on=on):
        raise NotYours(RIGHT)


def can_withdraw_any(about: About, *, by: Person, on: date) -> bool:
    """May this person withdraw what others said about the thing? Those who write its plan may."""
    return policies.can_edit_unit(plan_of(about).unit_id, by=by, on=on)


def about_thing(about: About) -> QuerySet[Comment]:
    """Every comment about the thing, oldest first, those withdrawn too."""
    found = Comment.objects.filter(**{field_of(about): about})
    return found.select_related("made_by", "withdrawn_by").prefetch_related("mentions__person")


def comment_of(about: About, pk: int) -> Comment:
    """The comment of that number about the thing; OutOfReach when it is about another."""
    found = about_thing(about).filter(pk=pk).first()
    if found is None:
        raise OutOfReach
    return found


def words_of(comments: Iterable[Comment]) -> dict[int, str]:
    """What each comment says, by its number; empty where the text was erased. One query."""
    line_of = {each.said_in: each.pk for each in comments}
    said = Entry.objects.filter(seq__in=list(line_of)).values_list("seq", "detail")
    return {line_of[seq]: detail for seq, detail in said}


def mentioned(text: str, chosen: Sequence[Person], about: About, *, on: date) -> list[Person]:
    """Whom the text names with @, and those chosen; PlanError for a name unknown here or who may not see the thing."""
    found = {each.pk: each for each in [*chosen, *_named(text)]}
    for each in found.values():
        if not may_see(each, about, on=on):
            raise PlanError(
                f"{each.name} may not open this, so they would not be told.",
                remedy="Leave the @ out of the name, or ask the programme lead whether they should see it.",
                field="text",
            )
    return list(found.values())


def offered(about: About, *, by: Person, on: date) -> list[Person]:
    """Whom a page offers to mention: those named in the plan or who commented on the thing, if they may see it."""
    plan = plan_of(about)
    pks = {plan.created_by_id, *about_thing(about).values_list("made_by", flat=True)}
    pks |= set(
        Action.objects.filter(area__plan=plan, leads__person__isnull=False).values_list("leads__person", flat=True)
    )
    pks |= set(plan.areas.filter(officers__person__isnull=False).values_list("officers__person", flat=True))
    people = Person.objects.filter(pk__in=pks - {by.pk}, is_active=True).order_by("name")[:MOST_OFFERED]
    return [each for each in people if may_see(each, about, on=on)]


def unread(person: Person) -> QuerySet[Mention]:
    """The mentions that wait for this person, newest first; a withdrawn comment tells nobody anything."""
    found = Mention.objects.filter(person=person, read_on__isnull=True, comment__withdrawn_on__isnull=True)
    things = [f"comment__{name}" for name in ("plan", "area__plan", "action__area__plan", "recommendation", "line")]
    return found.select_related("comment__made_by", *things).order_by("-pk")


def _named(text: str) -> list[Person]:
    """The people after each @: the longest name or post that stands there word for word."""
    said = [naming.key(text[at.end() :]) for at in _AT.finditer(text)]
    known = _known() if said else {}
    found = []
    for rest in said:
        names = [name for name in known if rest.startswith(name) and not rest[len(name) : len(name) + 1].isalnum()]
        people = known[max(names, key=len)] if names else []
        if len(people) != 1:
            who = " ".join(rest.split()[:2])
            raise PlanError(
                f"More than one person goes by “@{who}”." if people else f"Nobody here goes by “@{who}”.",
                remedy="Write the whole name as the site shows it, choose from the list, or leave the @ out.",
                field="text",
            )
        found += people
    return found


def _known() -> dict[str, list[Person]]:
    """Everybody who is active, by name and by post as ``naming.key`` writes them."""
    found: dict[str, list[Person]] = defaultdict(list)
    for person in Person.objects.filter(is_active=True, kind=Person.Kind.PERSON):
        for name in {naming.key(person.name), naming.key(person.post)} - {""}:
            found[name].append(person)
    return found


def _carries(about: About, by: Person, on: date) -> bool:
    """Does the right to comment reach this thing? A named lead or officer is always reached."""
    if isinstance(about, Action | Area) and policies.owns(by, about):
        return True
    area = about.area_id if isinstance(about, Action | ScorecardLine) else about.pk if isinstance(about, Area) else None
    if area:
        return queries.areas_visible_to(by, on=on, capability=RIGHT).filter(pk=area).exists()
    return queries.plans_visible_to(by, on=on, capability=RIGHT).filter(pk=plan_of(about).pk).exists()
