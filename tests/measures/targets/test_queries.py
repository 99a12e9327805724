"""What is wanted of measures on a day, in as many queries for one as for all; and who is asked to decide."""

from datetime import date

from goldenthread.measures import definition, operations
from goldenthread.measures.targets import queries
from goldenthread.measures.targets.wanted import Compared
from tests.measures.agreed import SLUG, agreed, proposed, second

ON = date(2026, 6, 8)


def test_the_terms_of_every_measure_take_as_many_queries_as_those_of_one(world, django_assert_num_queries):
    agreed(world.person("DT"), agreed_by=second(world), on=ON)
    for measures in ([definition.get(SLUG)], list(definition.library().values())):
        with django_assert_num_queries(4):
            found = queries.terms(measures, on=ON)
        assert found[SLUG].wanted.reference == 90


def test_comparators_are_looked_up_all_at_once_for_the_day(world):
    analyst, director, asked = world.person("DT"), second(world), []

    def compared(pairs, on):
        asked.append((set(pairs), on))
        return {(SLUG, "england"): Compared(83.4, "2024/25")}

    other = "re-referrals-within-12-months"
    agreed(analyst, agreed_by=director, on=ON, comparator="england")
    agreed(analyst, agreed_by=director, on=ON, comparator="region", measure=other)
    found = queries.terms([definition.get(slug) for slug in (SLUG, other)], on=ON, compared=compared)
    assert asked == [({(SLUG, "england"), (other, "region")}, ON)]
    assert (found[SLUG].wanted.reference, found[other].wanted.value) == (83.4, None)


def test_what_waits_is_shown_to_another_person_who_may_decide(world):
    analyst, lead = world.person("DT"), world.person("PL")
    target = proposed(lead, on=ON)
    assert queries.waiting_for(second(world), on=ON) == ([target], [], [])
    assert queries.waiting_for(lead, on=ON) == ([], [], []), "it is the lead's own"
    assert queries.waiting_for(analyst, on=ON) == ([], [], [])
    operations.withdraw_target(target=target, version=1, by=lead, on=ON)
    assert queries.waiting_for(second(world), on=ON) == ([], [], [])


def test_a_measure_with_a_proposal_only_is_not_one_the_council_has_a_target_for(world):
    proposed(world.person("DT"), on=ON)
    assert queries.measures() == set()
