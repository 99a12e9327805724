"""A signal in words: one sentence for managers and boards, and the names of rules and methods for whoever asks how."""

from __future__ import annotations

from goldenthread.measures import words
from goldenthread.measures.signals import RARE, Signal
from goldenthread.measures.statistics.xmr import FEWEST, SETTLED

RULES = {
    "outside": "One month beyond the limits",
    "trend": "Seven months in a row, each higher (or lower) than the one before",
    "two_of_three": "Two of three months in the outer third of the limits, all three on one side of the average",
    "shift": "Seven months in a row on one side of the average",
}
VARIATIONS = {
    "improving": "Improving", "worsening": "Worsening", "no_change": "No significant change", "higher": "Higher",
    "lower": "Lower",
}  # fmt: skip
ASSURANCES = {
    "consistent_pass": "If nothing changes, every month will meet the target.",
    "consistent_fail": "If nothing changes, no month will meet the target.",
    "inconsistent": "If nothing changes, it will meet the target in some months and miss it in others, by chance.",
}
METHODS = {
    "XmR": "XmR: limits from the differences between neighbouring months",
    "p′": "p′ (Laney): limits that widen in months with fewer cases, as their number moves more than twofold",
    "u′": "u′ (Laney): limits that widen where the population is smaller, because it moves more than twofold",
}
# What a rule that fired on a month says of it.
MARKS = {
    "improvement": "better than chance explains", "concern": "worse than chance explains",
    "neutral_high": "higher than chance explains", "neutral_low": "lower than chance explains",
}  # fmt: skip
STATES = {
    "ok": "Limits rest on 24 months or more", "trial": "Trial limits: they rest on fewer than 24 months",
    "no_variation": "Every month is the same", "too_few": "Too few points", "no_figure": "The last month has no figure",
    "little_variation": "Insufficient variation", "empty": "No figures", "rare": "Rare events, not suited to limits",
    "dependent": "Not suited: neighbouring months depend on each other", "milestone": "Not suited: no monthly figure",
    "rolling": "Not suited: a figure that rolls or adds up over months",
    "stock": "Not suited yet: a figure of the month's last day with fewer than 24 months",
}  # fmt: skip
SHORT = {
    "too_few": "Too few points", "little_variation": "Insufficient variation", "dependent": "Not suited: months depend",
    "rolling": "Not suited: rolling", "stock": "Not suited yet: stock", "milestone": "Not a series",
    "rare": "Rare events", "no_figure": "No figure this month", "empty": "No figures",
    "no_variation": "Never varies",
}  # fmt: skip


def short(signal: Signal) -> str:
    """The signal in two or three words, for a row of a table: a variation, or the state that stands in its place."""
    if signal.state == "no_variation":
        return SHORT["no_variation"]
    return VARIATIONS.get(signal.variation) or SHORT[signal.state]


def sentence(signal: Signal, unit: str) -> str:
    """What a manager or a board reads: one sentence, without limits or rules."""
    if signal.state == "no_variation":
        return f"It is {words.value(signal.centre, unit)} in every month."
    if not signal.variation:
        return _why_not(signal, unit)
    said = VARIATIONS[signal.variation]
    if signal.variation == "no_change":
        return f"{said}: {_unchanged(signal)}."
    return f"{said}: {_what_fired(signal, unit)}.{' Other rules point the other way.' if signal.mixed else ''}"


def body(signal: Signal, unit: str) -> str:
    """The sentence without its first words, which stand beside it with their shape."""
    told = sentence(signal, unit)
    start = f"{VARIATIONS.get(signal.variation, '')}: "
    rest = told.removeprefix(start)
    return rest[:1].upper() + rest[1:]


def _unchanged(signal: Signal) -> str:
    """What is said of a last month without a signal, which does not deny those of the months before it."""
    marked = [(month, kind) for month, kind in zip(signal.course.months, signal.marks, strict=True) if kind]
    if not marked:
        return "the months go up and down by no more than chance gives"
    month, kind = marked[-1]
    return f"{signal.course.months[-1].label} has no signal; {month.label} was {MARKS[kind]}"


def _what_fired(signal: Signal, unit: str) -> str:
    above, month = signal.sign > 0, signal.course.months[-1].label
    average = words.value(signal.centre, unit)
    return {
        "outside": f"{month} is {'higher' if above else 'lower'} than chance explains",
        "trend": f"it has {'risen' if above else 'fallen'} month after month, seven in a row",
        "two_of_three": f"two of the last three months were unusually {'high' if above else 'low'}",
        "shift": f"the last seven months or more were all {'above' if above else 'below'} the average of {average}",
    }[signal.rules[0]]


def _why_not(signal: Signal, unit: str) -> str:
    known = signal.course.known
    last = signal.course.months[-1].label if signal.course.months else ""
    match signal.state:
        case "empty":
            return "No month has a figure yet, so nothing can be said of its course."
        case "too_few":
            return f"Too few points to say: {known} of the {FEWEST} that a signal needs."
        case "little_variation":
            return "Insufficient variation: most months are the same, so that limits would mean nothing."
        case "dependent":
            return (
                "Not suited to a signal: each month follows the one before too closely. Either the level has changed, "
                "or this figure moves slowly by its nature."
            )
        case "rolling":
            return "Not suited to a signal: each figure repeats most of the one before. Read it against last year's."
        case "stock":
            return f"Not suited to a signal yet: a figure of the month's last day needs {SETTLED} months, not {known}."
        case "milestone":
            return "Not suited to a signal: it is no figure of every month."
        case "rare":
            return rare(signal)
    return f"{last} has no figure, so nothing is said of it."


def rare(signal: Signal) -> str:
    """Events that are too few for a chart: how many in twelve months, in the twelve before, and when the last was."""
    course = signal.course
    events = course.numerators if any(each is not None for each in course.numerators) else course.values
    year, before = (sum(each or 0 for each in span) for span in (events[-12:], events[-24:-12]))
    latest = next((month for month, each in reversed(list(zip(course.months, events, strict=True))) if each), None)
    when = f", the last in {latest.label}" if latest else ""
    earlier = f" ({before:g} in the twelve months before)" if len(events) >= SETTLED else ""
    return (
        f"Rare events: {year:g} in the last twelve months{earlier}{when}. Fewer than {RARE} a month are read in years."
    )
