"""A person's answers to the questions of a reading. What is not answered stays open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from goldenthread.plans.reading import answer_order, area_again, brought_back, dates, in_doubt, ratings
from goldenthread.plans.reading.area_cell import same
from goldenthread.plans.reading.asking import ROW, ROW_CHOICES
from goldenthread.plans.reading.errors import AnswerRefused
from goldenthread.plans.reading.model import Action, Block, Decision, Question, ReadDate, Reading

ACCEPT = "accept"
COLUMNS = ("dates", "measures", "partners", "leads")


def answer(reading: Reading, answers: Mapping[str, Any]) -> Reading:
    """The reading with these answers applied and kept as decisions; AnswerRefused when one does not fit.

    An answer is "accept", which does what the question proposes, or for

    - ``counts_differ`` a list of pairs, each ``{"action": key, "dates": [...]}`` and, if they are to change
      from the proposal, ``"measures"`` and ``"partners"``; or ``[key, [dates]]``. An action that is not
      listed gets no date; a date may serve several actions.
    - ``date_not_understood`` a date or month in any usual form.
    - ``area_not_named`` the area's name, or that of the area whose rest it may be.
    - ``rating_not_understood`` Red, Amber, Green, Blue, Grey or "No rating", as "accept" without a proposal.
    - ``month_not_stated`` the month, in any usual form.
    - ``leads_run_together`` the names with ``;`` between them, or a list of them.
    - ``table_not_understood`` nothing but "accept", or where it names lines, the numbers of those that are part of the
      plan, or "none".
    - ``row_in_doubt`` one of the two choices: a row of its table, or a title of the next.
    - ``lines_in_doubt`` the numbers of the pieces that begin a line of their own, or "none", or "all".
    - ``word_in_doubt`` the words as they are meant, one of the two readings.

    Areas that go on come first, then lines, as they make the rows that are paired. A question that they did away with
    needs no answer.
    """
    asked = {question.id: question for question in reading.questions}
    for question_id in answer_order.sorted_by(answers, asked):
        question = next((each for each in reading.questions if each.id == question_id), None)
        if question is None and (question_id in asked or area_again.REST in question_id):
            _check_agrees(asked.get(question_id), answers[question_id])
            continue
        if question is None:
            raise AnswerRefused(
                f"There is no open question {question_id}.", remedy="Open the document's questions again."
            )
        given = answers[question_id]
        reading = _settled(APPLY[question.kind](reading, question, given), question_id, given)
    return reading


def _check_agrees(question: Question | None, given: Any) -> None:
    """Refuses a name for words of which another answer says that they go on with the area above."""
    if question and "rest_of" in question.about and not area_again.is_accepted(question, given):
        raise _unfit(question, "What stands below it was said to go on with the area above. Change one of the two.")


def accept_all(reading: Reading) -> Reading:
    """The reading with every proposal accepted."""
    return answer(reading, {question.id: ACCEPT for question in reading.questions})


def _settled(reading: Reading, question_id: str, given: Any) -> Reading:
    """Moves the question, as it stands now, to the decisions."""
    question = _open(reading, question_id)
    left = tuple(q for q in reading.questions if q.id != question_id)
    return replace(reading, questions=left, decisions=(*reading.decisions, Decision(question, given)))


def _open(reading: Reading, question_id: str) -> Question:
    return next(question for question in reading.questions if question.id == question_id)


def _pair(reading: Reading, question: Question, given: Any) -> Reading:
    block = next(b for b in reading.blocks if b.key == question.about["block"])
    pairs = _checked_pairs(question, block, question.proposal if given == ACCEPT else given)
    settled = _dates_of(reading, block)

    def change(action: Action) -> Action:
        pair = pairs.get(action.key, Pair())
        read = tuple(replace(settled.get(raw) or dates.understand(raw), question=None) for raw in pair.dates)
        return replace(
            action,
            dates=read,
            measures_named=action.measures_named if pair.measures is None else pair.measures,
            partners=action.partners if pair.partners is None else pair.partners,
            leads=action.leads if pair.leads is None else pair.leads,
        )

    return _change_actions(reading, block.actions, change)


def as_proposed(action: Action, question: Question) -> Action:
    """The action with what a question about pairs proposes for it, to be shown and not kept."""
    proposed = next((pair for pair in question.proposal if pair["action"] == action.key), {})
    dated = proposed.get("dates", [date.raw for date in action.dates])
    known = {date.raw: date for date in action.dates}
    return replace(
        action,
        dates=tuple(known.get(raw) or dates.understand(raw) for raw in dated),
        measures_named=tuple(proposed.get("measures", action.measures_named)),
        partners=tuple(proposed.get("partners", action.partners)),
        leads=tuple(proposed.get("leads", action.leads)),
    )


def _dates_of(reading: Reading, block: Block) -> dict[str, ReadDate]:
    """The row's dates that a person has already put into words we know."""
    return {
        done.question.about["raw"]: _as_answered(done.question.about["raw"], done.answer)
        for done in reading.decisions
        if done.question.about.get("block") == block.key and "raw" in done.question.about and done.answer != ACCEPT
    }


def _as_answered(raw: str, given: str) -> ReadDate:
    return ReadDate(raw, dates.understand(given).iso, "as answered")


@dataclass(frozen=True)
class Pair:
    """What a person says goes with one action; None leaves what was proposed."""

    dates: tuple[str, ...] = ()
    measures: tuple[str, ...] | None = None
    partners: tuple[str, ...] | None = None
    leads: tuple[str, ...] | None = None


def _checked_pairs(question: Question, block: Block, given: Any) -> dict[str, Pair]:
    if isinstance(given, (str, bytes)) or not isinstance(given, Sequence):
        raise _unfit(question, "Answer “accept”, or give each action with its dates.")
    pairs: dict[str, Pair] = {}
    for item in given:
        key, pair = _one_pair(question, item)
        if key is None:
            continue  # what is left over goes with no action
        if key not in block.actions or key in pairs:
            raise _unfit(question, f"Name each action of this row once; {key} is not one of them or comes twice.")
        _check_words(question, block, pair)
        pairs[key] = pair
    return pairs


def _one_pair(question: Question, item: Any) -> tuple[str | None, Pair]:
    if isinstance(item, Mapping) and "action" in item:
        parts = {name: _texts(item.get(name)) for name in COLUMNS}
        return item["action"], Pair(parts["dates"] or (), parts["measures"], parts["partners"], parts["leads"])
    if isinstance(item, Sequence) and not isinstance(item, str) and len(item) == 2:
        return item[0], Pair(_texts(item[1]) or ())
    raise _unfit(question, "Each pair is an action and the list of its dates.")


def _texts(value: Any) -> tuple[str, ...] | None:
    if value is None:
        return None
    return (value,) if isinstance(value, str) else tuple(value)


def _check_words(question: Question, block: Block, pair: Pair) -> None:
    for name, lines in block.lists.items():
        for text in getattr(pair, name) or ():
            if text not in lines:
                raise _unfit(question, f"“{text}” is not among the {name} of this row; use its words as they stand.")


def _date(reading: Reading, question: Question, given: Any) -> Reading:
    if given == ACCEPT:
        return reading
    read = dates.understand(given) if isinstance(given, str) else None
    if read is None or read.iso is None:
        raise _unfit(question, "Give a date such as 14/08/2020 or a month such as Aug-20, or accept it without.")
    answered = _as_answered(question.about["raw"], given)

    def dated(old: ReadDate) -> ReadDate:
        return replace(answered, question=old.question) if old.raw == answered.raw else old

    block = next(b for b in reading.blocks if b.key == question.about["block"])
    return _change_actions(reading, block.actions, lambda a: replace(a, dates=tuple(map(dated, a.dates))))


def _name(reading: Reading, question: Question, given: Any) -> Reading:
    old = question.about["area"]
    new = question.proposal[0]["name"] if given == ACCEPT and question.proposal else given
    if not isinstance(new, str) or not new.strip() or new == ACCEPT:
        raise _unfit(question, "Give the name of the area.")
    new = new.strip()
    if area_again.is_accepted(question, new):
        return area_again.joined(reading, question)
    if new != old and any(same(area.name) == same(new) for area in reading.areas):
        raise _unfit(question, f"There is already an area called {new}; give another name.")

    def renamed(items: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(replace(item, area=new) if item.area == old else item for item in items)

    def about(other: Question) -> Question:
        is_same = other.id != question.id and other.about.get("area") == old
        return replace(other, about={**other.about, "area": new}) if is_same else other

    return replace(
        reading,
        questions=tuple(map(about, reading.questions)),
        areas=tuple(replace(area, name=new) if area.name == old else area for area in reading.areas),
        outcomes=renamed(reading.outcomes),
        actions=renamed(reading.actions),
        blocks=renamed(reading.blocks),
    )


def _leave_out(reading: Reading, question: Question, given: Any) -> Reading:
    if given != ACCEPT and "listed" in question.about:
        numbers = brought_back.understood(question, given)
        if numbers is None:
            raise _unfit(question, "Give the numbers of the lines that are part of the plan, such as 1, 2, or “none”.")
        return brought_back.kept(reading, question, numbers)
    if given != ACCEPT:
        raise _unfit(question, "Accept that it is left out, or change the document and upload it again.")
    return reading


def _row(reading: Reading, question: Question, given: Any) -> Reading:
    if given not in (ACCEPT, *ROW_CHOICES):
        raise _unfit(question, f"Give “{ROW_CHOICES[0]}” or “{ROW_CHOICES[1]}”.")
    return brought_back.as_title(reading, question) if given == ROW_CHOICES[1] else reading


def _rate(reading: Reading, question: Question, given: Any) -> Reading:
    proposed = question.proposal[0]["rating"] if question.proposal else ""
    name = proposed if given == ACCEPT else given
    rating = name.strip().capitalize() if isinstance(name, str) else "?"
    if rating and rating not in (*ratings.KNOWN, ratings.NONE):
        raise _unfit(question, f"Give one of {', '.join(ratings.KNOWN)}, or “{ratings.NONE}”.")
    column = f"rag_{question.about['column']}"
    return _change_area(reading, question, {column: rating if rating in ratings.KNOWN else None})


def _month(reading: Reading, question: Question, given: Any) -> Reading:
    said = question.proposal[0]["month"] if given == ACCEPT and question.proposal else given
    read = dates.understand(said) if isinstance(said, str) and said != ACCEPT else None
    if read is None or read.iso is None:
        raise _unfit(question, "Give the month, such as Jul 2026.")
    return replace(reading, document=replace(reading.document, month=read.iso[: len("2026-07")]))


def _name_leads(reading: Reading, question: Question, given: Any) -> Reading:
    proposed = question.proposal[0]["names"]
    names = proposed if given == ACCEPT else given.split(";") if isinstance(given, str) else given
    if isinstance(names, Mapping) or not isinstance(names, Sequence) or not all(isinstance(n, str) for n in names):
        raise _unfit(question, "Give the names with a semicolon between them.")
    names = [name.strip() for name in names if name.strip()]
    if not names:
        raise _unfit(question, "Give at least one name.")
    area = next(area for area in reading.areas if area.name == question.about["area"])
    kept = [lead for lead in area.leads if lead not in proposed]
    return _change_area(reading, question, {"leads": tuple(dict.fromkeys([*names, *kept]))})


def _as_meant(reading: Reading, question: Question, given: Any) -> Reading:
    (proposed,) = question.proposal[0].values()
    meant = in_doubt.understood(question, proposed if given == ACCEPT else given)
    if meant is None and question.kind == in_doubt.WORD:
        raise _unfit(question, "Choose one of the two.")
    if meant is None:
        raise _unfit(question, "Give the numbers of the pieces that begin a line, such as 2, 3, or “none”.")
    return in_doubt.applied(reading, question, meant)


def _change_area(reading: Reading, question: Question, changes: Mapping[str, Any]) -> Reading:
    name = question.about["area"]
    areas = tuple(replace(area, **changes) if area.name == name else area for area in reading.areas)
    return replace(reading, areas=areas)


def _change_actions(reading: Reading, keys: Sequence[str], change: Any) -> Reading:
    actions = tuple(change(a) if a.key in keys else a for a in reading.actions)
    return replace(reading, actions=actions)


def _unfit(question: Question, remedy: str) -> AnswerRefused:
    return AnswerRefused(f"The answer to {question.id} ({question.where}) does not fit.", remedy=remedy)


APPLY = {
    "counts_differ": _pair,
    "date_not_understood": _date,
    "area_not_named": _name,
    "table_not_understood": _leave_out,
    ROW: _row,
    "rating_not_understood": _rate,
    "month_not_stated": _month,
    "leads_run_together": _name_leads,
    in_doubt.LINES: _as_meant,
    in_doubt.WORD: _as_meant,
}
