"""Definitions that ask the same of other children, days or words say it in the same text.

Each file stays whole, so that it can be read alone and pasted into another tool; so what must not drift apart is held
together here, and a pair that has to differ says in which words and lines.
"""

import pytest

from goldenthread.measures import definition

OLDER = {
    "born_by_for_19": "born_by_for_22",
    "born_by_for_17": "born_by_for_19",
    "between 17 and 18": "between 19 and 21",
}
NOT_TRANSFERRED = {"where coalesce(c.transfer_in, 'N') <> 'Y'"}
NOT_YET_DUE = {
    "left join calendar s on s.day = o.opened_on",
    "and not (case when v.happened_on >= o.opened_on then 0 else 1 end = 1",
    "and case when n.day_number - s.day_number <= g.amount then 1 else 0 end = 1)",
}
FAMILIES = [
    (f"care-leavers-{what}-17-18", f"care-leavers-{what}-19-21", OLDER, set())
    for what in ("suitable-accommodation", "in-education-employment-or-training", "not-in-touch-or-not-active")
] + [
    ("all-conferences-within-15-working-days", "conferences-within-15-working-days", {}, NOT_TRANSFERRED),
    (
        "social-workers-since-the-case-opened",
        "teams-since-the-case-opened",
        {"i.worker_id": "i.team_id", "f.worker_id": "f.team_id"},
        set(),
    ),
    (
        "open-children-with-management-oversight-in-date",
        "open-children-with-supervision-in-date",
        {"'OVERSIGHT'": "'SUPERVISION'", "'management_oversight_days'": "'supervision_days'"},
        NOT_YET_DUE,
    ),
    (
        "front-door-decisions-within-1-working-day",
        "out-of-hours-contacts-within-1-working-day",
        {"'CONTACT_DECISION'": "'EDT_CONTACT'"},
        set(),
    ),
]  # fmt: skip


def lines(slug, words):
    body = definition.get(slug).body
    for old, new in words.items():
        body = body.replace(old, new)
    return {line.strip() for line in body.splitlines()}


@pytest.mark.parametrize(("one", "other", "words", "only_the_other"), FAMILIES, ids=[each[1] for each in FAMILIES])
def test_two_of_a_family_differ_in_these_words_and_lines_only(one, other, words, only_the_other):
    assert lines(other, {}) - lines(one, words) == only_the_other
    assert lines(one, words) <= lines(other, {})
