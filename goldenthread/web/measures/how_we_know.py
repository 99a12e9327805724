"""How we know: the workings behind a measure's signal, interval and forecast, its baselines and what happened."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from goldenthread.accounts import policies
from goldenthread.core.periods import Month
from goldenthread.measures import (
    back_tests,
    baselines,
    error_banks,
    queries,
    rated,
    run_rules,
    signal_words,
    uncertainty,
    words,
)
from goldenthread.measures import policies as entering
from goldenthread.measures.definition import Definition
from goldenthread.measures.error_banks import TO_BEAT
from goldenthread.measures.models import Baseline, ChartNote
from goldenthread.measures.signals import Signal
from goldenthread.measures.statistics.rules import PRECEDENCE
from goldenthread.web import forms
from goldenthread.web.access import Asking, page
from goldenthread.web.measures import forecast_pane, links, measure, panes, periods, signal_cells
from goldenthread.web.measures.panes import Asked

BANKS = {"percentages": "Shares", "counts": "Counts and rates", "stocks": "Figures of a month's last day"}
METHODS = {
    "blend": "half the mean of twelve months, half exponential smoothing",
    "last12": "the mean of twelve months",
    "walk": "as the last month (a random walk), never used, for the others to beat",
}


@dataclass(frozen=True)
class BaselineRow:
    """One baseline with what this reader may do about it."""

    baseline: Baseline
    may_agree: bool
    may_decline: bool
    may_end: bool

    @property
    def month(self) -> Month:
        return Month.parse(self.baseline.starts)


@dataclass(frozen=True)
class Held:
    """How forecasts so many months ahead held, as a table shows it."""

    months: int
    n: int
    cover80: str
    cover95: str
    crps: str
    brier: str
    is_off: bool


@page(queries.CAPABILITY)
def how(request: Asking, slug: str) -> HttpResponse:
    return shown(request, measure.named(slug))


def shown(request: Asking, found: Definition, form: forms.Form | None = None) -> HttpResponse:
    """The page; with a form that was refused, its mistake on top."""
    choice, seen = periods.choose(request.GET, on=request.on), queries.sight(request.user, on=request.on)
    notes = baselines.notes(found.slug)
    asked = Asked(found, choice, seen, rated.standing(found.slug, choice.month, seen=seen), "", tuple(notes))
    signal = panes.signal_of(asked)
    cell = signal_cells.cell(found, signal)
    foretold, _ = forecast_pane.of(asked)
    context: dict[str, Any] = {
        "measure": found, "choice": choice, "sight": seen, "trail": measure.trail(found, choice), "form": form,
        "answer": cell.sentence, "cell": cell, "facts": _facts(found, signal), "special": _special(signal),
        "runs": _runs(found, signal),
        "rules": [(signal_words.RULES[name], name in signal.rules) for name in PRECEDENCE],
        "interval": uncertainty.sentence(found, asked.standing.result), "foretold": foretold,
        "bank": BANKS[foretold.bank], "method": METHODS[foretold.method], "notes": _notes(request, found, notes),
        "baselines": [_row(each, request) for each in baselines.of(found.slug)],
        "can_propose": policies.can_whole(request.user, baselines.PROPOSE, on=request.on),
        "suggestion": signal.suggestion,
        "can_note": entering.can_enter(found, "", by=request.user, on=request.on),
        "control_address": f"{links.measure(found.slug, choice.month, chart=panes.CONTROL)}#course",
    }  # fmt: skip
    return render(request, "measures/how.html", context, status=forms.status(form) if form else 200)


@page(queries.CAPABILITY)
def forecasts(request: Asking) -> HttpResponse:
    """The product's own back-test: how bands and odds of the past have held."""
    banks = error_banks.in_use()
    tests = [
        (BANKS[bank], METHODS[method], method == banks.better(bank), _rows(found), _bins(found))
        for bank in error_banks.BANKS
        for method in back_tests.TESTED
        if (found := banks.tested.get((bank, method)))
    ]
    context = {
        "tests": tests, "until": Month.parse(banks.until).label if banks.until else "",
        "enough": error_banks.ENOUGH, "answer": _held(banks), "beaten": _beaten(banks),
        "trail": measure.trail(), "least": round(100 * error_banks.LEAST), "most": round(100 * error_banks.MOST),
        "tested_from": error_banks.ENOUGH_TESTED,
    }  # fmt: skip
    return render(request, "measures/forecasts.html", context)


def _facts(found: Definition, signal: Signal) -> list[tuple[str, str]]:
    """What the signal rests on, each with its name."""
    unit = found.head.unit
    facts = [("State", signal_words.STATES[signal.state]), ("Months with a figure", str(signal.course.known))]
    if signal.method and signal.lower:
        ends = [words.value(end, unit) or "none" for end in (signal.lower[-1], signal.upper[-1])]
        facts += [
            ("Method", signal_words.METHODS[signal.method]), ("Average", words.value(signal.centre, unit)),
            ("Limits of the last month", f"{ends[0]} to {ends[1]}"),
        ]  # fmt: skip
    if signal.fixed:
        facts.append(("Limits fixed", f"On the first {signal.fixed} points of the baseline"))
    if signal.sigma_z is not None:
        facts.append(("σz", f"{signal.sigma_z:.2f}: about 1 is chance alone, above 2 the process itself differs"))
    if signal.dependence is not None and signal.course.known:
        bound = 2 / signal.course.known**0.5
        facts.append(
            ("Dependence of neighbouring months", f"{signal.dependence:.2f}; above {bound:.2f} no signal is given")
        )
    return facts


def _runs(found: Definition, signal: Signal) -> str:
    """What run rules about the median say of a median or a wait; empty for the others, which have limits."""
    if not run_rules.suit(found):
        return ""
    restarts = baselines.restarts([found.slug]).get(found.slug, ())
    return run_rules.sentence(run_rules.of(signal.course, restarts))


def _special(signal: Signal) -> list[tuple[str, str]]:
    """Every month on which a rule fired, the latest first."""
    found = [
        (month.label, "; ".join(signal_words.RULES[name] for name in fired))
        for month, fired in zip(signal.course.months, signal.fired, strict=False)
        if fired
    ]
    return found[::-1]


def _notes(request: Asking, found: Definition, notes: list[ChartNote]) -> list[tuple[ChartNote, bool]]:
    mine = entering.can_enter(found, "", by=request.user, on=request.on)
    return [(each, mine) for each in reversed(notes)]


def _row(baseline: Baseline, request: Asking) -> BaselineRow:
    mine, by = baseline.proposed_by_id == request.user.pk, request.user
    agrees = policies.can(by, baselines.AGREE, on=request.on)
    waits = baseline.state == Baseline.State.PROPOSED
    return BaselineRow(
        baseline, waits and agrees and not mine, waits and (agrees or mine),
        baseline.state == Baseline.State.AGREED and agrees and not mine,
    )  # fmt: skip


def _rows(found: Mapping[str, Any]) -> list[Held]:
    return [
        Held(
            months, each["n"], f"{100 * each['cover80']:.1f}", f"{100 * each['cover95']:.1f}", f"{each['crps']:.2f}",
            f"{each['brier']:.3f}", error_banks.is_off(each),
        )
        for months, each in back_tests.summary(found)
    ]  # fmt: skip


def _bins(found: Mapping[str, Any]) -> list[list[float]]:
    """Said and happened of forecasts six months ahead, else of the farthest there is."""
    months = "6" if "6" in found else max(found, key=int)
    return [[round(100 * said), round(100 * came), many] for said, came, many in found[months]["bins"]]


def _beaten(banks: error_banks.Banks) -> list[str]:
    """For each kind of figure whether the forecast in use did better than saying that nothing will move."""
    pairs = [(bank, banks.score(bank, banks.better(bank)), banks.score(bank, TO_BEAT)) for bank in error_banks.BANKS]
    return [_against(BANKS[bank], ours, walk) for bank, ours, walk in pairs if ours is not None and walk is not None]


def _against(bank: str, ours: float, walk: float) -> str:
    told = f"CRPS {ours:.2f} against {walk:.2f}"
    if ours < walk:
        return f"{bank}: nearer than a random walk ({told})."
    return f"{bank}: no nearer than a random walk ({told}), so read these forecasts with care."


def _held(banks: error_banks.Banks) -> str:
    """Of the forecasts that are shown; the random walk is none of them."""
    found = [each for (_, method), by in banks.tested.items() if method != TO_BEAT for each in by.values()]
    counted = sum(each["n"] for each in found)
    if not counted:
        return "No forecast of this council has been held against what came yet: forecasts rest on simulated series."
    inside = round(100 * sum(each["cover80"] * each["n"] for each in found) / counted)
    off = any(error_banks.is_off(each) for each in found)
    told = f"Of {counted:,} past forecasts {inside}% ended inside the band meant for 80%."
    return f"{told} Some are under review." if off else told
