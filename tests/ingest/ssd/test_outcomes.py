"""What the JSON in some columns says, and what is made of it when it is broken."""

from __future__ import annotations

import pytest

from goldenthread.ingest.reading.values import Unreadable
from goldenthread.ingest.ssd import outcomes


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ('{"NEW_REFERRAL_FLAG": "Y", "NFA_FLAG": "N"}', "REFERRAL"),
        ('{"OUTCOME_NEW_REFERRAL_FLAG": "Yes"}', "REFERRAL"),
        ('[{"NFA_FLAG": "Y", "ADVICE_FLAG": "Y"}]', "ADVICE"),
        ('{"NFA_FLAG": true}', "NFA"),
        ('{"EARLY_HELP_FLAG": "Y"}', "EARLY_HELP"),
        ('{"EXISTING_REFERRAL_FLAG": "Y", "NFA_FLAG": "Y"}', "OTHER"),
        ('{"NEW_REFERRAL_FLAG": "", "NFA_FLAG": ""}', None),
    ],
)
def test_the_outcome_of_a_contact_is_the_first_that_its_flags_say(text: str, outcome: str | None) -> None:
    assert outcomes.of_contact(outcomes.flags(text)) == outcome


def test_json_that_a_remark_has_broken_still_gives_its_flags_and_nothing_of_the_remark() -> None:
    text = '{"NEW_REFERRAL_FLAG": "Y", "NFA_FLAG": "", "COMMENTS": "said "Y" to Amara"}'
    assert outcomes.flags(text) == {"NEW_REFERRAL": "Y"}


@pytest.mark.parametrize("text", ["no outcome", "[1, 2]", '"Y"', "[" * 10_000, "x" * 30_000, '{"A": '])
def test_what_is_no_outcome_is_refused_without_repeating_it(text: str) -> None:
    with pytest.raises(Unreadable) as refused:
        outcomes.flags(text)
    assert text not in refused.value.reason


@pytest.mark.parametrize(
    ("nfa", "flags", "needed"),
    [
        ("N", {}, "Y"), ("Y", {}, "N"), (None, {"PROV_OF_SERVICES": "Y"}, "Y"), (None, {"NFA": "Y"}, "N"),
        (None, {}, None), ("U", {}, None),
    ],
)  # fmt: skip
def test_an_assessment_found_a_need_unless_it_ended_without_action(nfa, flags, needed) -> None:
    assert outcomes.needs_support(nfa, flags) == needed


@pytest.mark.parametrize(
    ("nfa", "flags", "ended", "unnecessary"),
    [
        ("N", {"CP_CONFERENCE": "Y"}, True, "N"), ("Y", {}, True, "Y"), (None, {"CP_CONFERENCE": "N"}, True, "Y"),
        (None, {"CP_CONFERENCE": "N"}, False, None), ("N", {}, True, None),
    ],
)  # fmt: skip
def test_a_conference_was_unnecessary_only_where_the_extract_says_so(nfa, flags, ended, unnecessary) -> None:
    assert outcomes.conference_unnecessary(nfa, flags, ended=ended) == unnecessary


@pytest.mark.parametrize(
    ("text", "factors"),
    [
        ('["1A", "3B", "1A"]', ["1A", "3B"]), ("[1A, 21]", ["1A", "21"]), ('{"2B": "Yes", "3A": "No"}', ["2B"]),
        ("[20]", ["20"]), ("[]", []), ('["4A: mental health of the child"]', ["4A"]),
    ],
)  # fmt: skip
def test_factors_are_a_list_of_codes_however_it_is_written(text: str, factors: list[str]) -> None:
    assert outcomes.factors(text) == factors


@pytest.mark.parametrize("text", ["mother drinks", '["mother drinks"]', '[{"1A": "Y"}]', "7"])
def test_factors_in_words_are_refused(text: str) -> None:
    with pytest.raises(Unreadable):
        outcomes.factors(text)


def test_a_care_plan_with_several_answers_says_so() -> None:
    assert outcomes.care_plan('{"RETURN1M": "Y", "RETURN6M": "Y"}') == ("RETURN", False)
    assert outcomes.care_plan('{"RETURNEV": "Y", "ADOPTION": "Y"}') == ("ADOPTION", True)
    assert outcomes.care_plan('{"LTFOST18": "N"}') == (None, False)
