"""One body that is called by two names (C08): “Improvement Board” and “Children’s Improvement Board”."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from goldenthread.plans.checking.finding import Contradiction, Side
from goldenthread.plans.checking.terms import words
from goldenthread.plans.checking.view import PlanView

_HEADS = ("Board", "Committee", "Partnership", "Panel", "Forum")
_BODY = re.compile(
    r"\b(?:[A-Z][\w’']{1,30} (?:(?:and|of|for|&|in) (?=[A-Z]))?){1,6}(?:" + "|".join(_HEADS) + r")\b"
    r"(?! (?:Manager|Member|Lead|Chair))"
)
_SHORT = re.compile(r"\b[A-Z]{2,4}S?C[PB]\b|\bSC[PB]\b")
# Words that a name may have or lack and still be the same; "Management" and "Executive" name another layer.
_EITHER_WAY = words(
    "children childrens services service local families family and the young people city county council"
)
_STARTS = words("The A An To For Report Present Attend Each New Our By Quarterly Monthly Regular")


def among(plan: PlanView, others: Sequence[PlanView]) -> Iterator[Contradiction]:
    """Names of bodies in the plan and the others. Of several names of one body each is held against the usual one."""
    known = [other for other in others if _of_one_council(plan, other)]
    named = {each.key: (each, _bodies(each)) for each in (plan, *known)}
    usual: Counter[str] = sum((bodies for _, bodies in named.values()), Counter())
    told: set[str] = set()
    for name, _ in usual.most_common():
        if name in told:
            continue
        alike = [other for other in usual if other not in told and other != name and _may_be_one(name, other)]
        told.update(alike)
        for other in sorted(alike):
            where, there = _holder(named, name, plan), _holder(named, other, plan)
            if plan.key in {where.key, there.key}:
                yield _found(where, named[where.key][1], name, there, named[there.key][1], other)


def _of_one_council(plan: PlanView, other: PlanView) -> bool:
    """Every council has its boards: plans that do not say whose they are are not held against each other here."""
    if not plan.is_document and not other.is_document:
        return True
    return bool(plan.organisation and other.organisation)


def _holder(named: dict[str, tuple[PlanView, Counter[str]]], name: str, plan: PlanView) -> PlanView:
    """The plan that uses a name: the one that is looked at, if it does."""
    holders = [each for each, bodies in named.values() if name in bodies]
    return plan if plan in holders else holders[0]


def _bodies(plan: PlanView) -> Counter[str]:
    """Each body that the plan names, and how often."""
    found: Counter[str] = Counter()
    for text in _texts(plan):
        for match in (*_BODY.finditer(text), *_SHORT.finditer(text)):
            found[_name(match.group(0))] += 1
    return Counter({name: many for name, many in found.items() if " " in name or _SHORT.fullmatch(name)})


def _texts(plan: PlanView) -> Iterator[str]:
    for action in plan.actions:
        yield action.text
        yield from action.partners
        yield from action.measures
    for said in plan.said:
        yield said.text
    for outcome in plan.outcomes:
        yield outcome.text


def _name(text: str) -> str:
    parts = text.replace("’", "'").split()
    while parts and parts[0] in _STARTS:
        parts = parts[1:]
    return " ".join(parts)


def _may_be_one(a: str, b: str) -> bool:
    """The same kind of body whose names differ only in words that come and go; or one name as Board and Committee."""
    if " " not in a or " " not in b:
        return " " not in a and " " not in b and (a[1:] == b or b[1:] == a)
    one, two = _words(a), _words(b)
    if one[-1] == two[-1]:
        rest, other = set(one[:-1]), set(two[:-1])
        return bool(rest & other) and rest != other and (rest ^ other) <= _EITHER_WAY
    return one[:-1] == two[:-1] and {one[-1], two[-1]} <= {"board", "committee", "panel"}


def _words(name: str) -> list[str]:
    return [word.replace("'", "") for word in name.casefold().split()]


def _found(plan: PlanView, mine: Counter[str], a: str, other: PlanView, theirs: Counter[str], b: str) -> Contradiction:
    left = Side(plan.name, f"body:{a}", _times(mine[a]), a, plan.key)
    right = Side(other.name, f"body:{b}", _times(theirs[b]), b, other.key)
    return Contradiction("C08", "", f"{a} / {b}", left, right, "Are these one body, or two?")


def _times(many: int) -> str:
    return "named once" if many == 1 else f"named {many} times"
