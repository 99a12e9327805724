"""Run rules about the median (Anhøj), where a course has no limits worth drawing: medians, and skewed waits in days.

They need no limits: of a course in which nothing changes the longest run on one side of the median is hardly ever
longer than round(log2 n) + 3, and it crosses the median at least as often as 19 of 20 series of coin tosses do. Like
all rules they suppose months that do not repeat each other, so a figure that rolls or adds up is not read.
"""

from __future__ import annotations

from collections.abc import Sequence

from goldenthread.measures.courses import Course
from goldenthread.measures.definition import Definition
from goldenthread.measures.forecasting import since_restart
from goldenthread.measures.signals import NOT_A_SERIES, ROLLING, Restart
from goldenthread.measures.statistics import runs
from goldenthread.measures.statistics.runs import Runs
from goldenthread.measures.statistics.xmr import FEWEST

SKEWED_UNITS = ("days", "hours", "weeks", "months")


def suit(measure: Definition) -> bool:
    """Is this a figure that run rules are for: a median, or an average wait?"""
    head = measure.head
    if head.basis in (*ROLLING, *NOT_A_SERIES):
        return False
    return head.kind == "median" or (head.kind == "mean" and head.unit in SKEWED_UNITS)


def of(course: Course, restarts: Sequence[Restart] = ()) -> Runs | None:
    """The runs since limits last began again; None with fewer than 13 months that have a figure."""
    used = since_restart(course, restarts)
    return runs.anhoej(used.values) if used.known >= FEWEST else None


def sentence(found: Runs | None) -> str:
    """What the rules say, with what chance allows beside each count."""
    if found is None:
        return f"Too few points to say: run rules need {FEWEST} months with a figure, not all on the median."
    months = "1 month" if found.longest_run == 1 else f"{found.longest_run} months"
    long = f"the longest run on one side of the median is {months} (up to {found.longest_run_max} is chance)"
    crossed = f"the course crosses the median {found.n_crossings} times (from {found.n_crossings_min} on it is chance)"
    said = "it has shifted by more than chance" if found.runs_signal else "it has not shifted by more than chance"
    return f"By run rules {said}: of {found.n_useful} months off the median, {long}, and {crossed}."
