"""Each method by its name, taking and giving what JSON can hold: for holding ours against other software."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from goldenthread.measures.statistics import (
    bands,
    checking,
    forecast,
    funnel,
    icons,
    intervals,
    performance,
    prime,
    rounding,
    tables_by_name,
    xmr,
)  # fmt: skip

Given = Mapping[str, Any]


def xmr_of(given: Given) -> dict[str, Any]:
    """Limits as the formula gives them, the rules, and under ``recommended`` what a page may show of them."""
    values, direction = given["values"], given.get("direction", "neutral")
    chart = xmr.xmr_chart(
        values, direction=direction, rebase=given.get("rebase_index0", ()), baseline=given.get("baseline_n"),
        screen=given.get("screen_outliers", True), profile=given.get("profile", "mdc"),
    )  # fmt: skip
    last, target = chart.limits[-1], given.get("target")
    variation, assured = icons.variation(chart), icons.assurance(last.lpl, last.upl, target, direction)
    point_types = chart.point_type
    if given.get("profile") == "nhsr":
        point_types = [_NHSR.get(each, each) for each in point_types]
    return {
        **asdict(last), "limits": [asdict(each) for each in chart.limits], "group": chart.group,
        "short_group": [chart.group.count(number) < xmr.FEWEST for number in chart.group],
        "point_type": point_types, "primary": chart.primary, "rules": chart.fired, "mixed": chart.mixed,
        "labels": icons.labels(chart), "outside": [abs(each.get("outside", 0)) for each in chart.fired],
        "variation": variation, "assurance": assured, "status": chart.status,
        "autocorrelated": xmr.depends_on_the_month_before(values),
        "recommended": _recommended(chart, target, direction),
    }  # fmt: skip


_NHSR = {"improvement": "special_cause_improvement", "concern": "special_cause_concern",
         "neutral_high": "special_cause_neutral_high", "neutral_low": "special_cause_neutral_low"}  # fmt: skip


def _recommended(chart: xmr.Chart, target: float | None, direction: xmr.Direction) -> dict[str, Any]:
    last = chart.limits[-1]
    level = chart.status == "no_variation"
    drawn = level or chart.status in ("ok", "trial")
    return {
        "status": chart.status,
        "lpl": (last.mean if level else last.lpl) if drawn else None,
        "upl": (last.mean if level else last.upl) if drawn else None,
        "variation": icons.shown_variation(chart),
        "assurance": icons.shown_assurance(chart, target, direction),
    }


def p_prime_of(given: Given) -> dict[str, Any]:
    """Limits as proportions and as percentages, σ_z, and how many points the plain p chart would flag.

    A month without a figure, or with nothing to divide by, has no limits (None) and is not bridged.
    """
    x, n = given["numerators"], given["denominators"]
    pairs = [(a, b) for a, b in zip(x, n, strict=True) if a is not None and b]
    if more := next((f"{a:g} of {b:g}" for a, b in pairs if a > b), ""):
        raise ValueError(f"{more} is not a proportion.")
    found = prime.p_prime_with_gaps(x, n, screen=given.get("screen_outliers", True))
    plain = prime.p_chart([a for a, _ in pairs], [b for _, b in pairs])
    beyond = sum(not low <= a / b <= high for (a, b), low, high in zip(pairs, plain.lower, plain.upper, strict=True))
    return {
        "cl": found.centre, "ucl": found.upper, "lcl": found.lower, "sigma_z": found.sigma_z,
        "ucl_pct": _in_hundred(found.upper), "lcl_pct": _in_hundred(found.lower), "p_chart_points_outside": beyond,
    }  # fmt: skip


def _in_hundred(ends: Sequence[float | None]) -> list[float | None]:
    return [None if end is None else 100 * end for end in ends]


def u_prime_of(given: Given) -> dict[str, Any]:
    """Limits of rates and σ_z; None in the months without a figure."""
    found = prime.u_prime_with_gaps(
        given["numerators"], given["denominators"], screen=given.get("screen_outliers", True),
        multiplier=given.get("multiplier", 1.0),
    )  # fmt: skip
    return {"cl": found.centre, "ucl": found.upper, "lcl": found.lower, "sigma_z": found.sigma_z}


def wilson_of(given: Given) -> dict[str, Any]:
    """The proportion with its interval at the ``confidence`` asked for, and at 95 % and 99.8 %."""
    x, n = given["x"], given["n"]
    found = _intervals(lambda confidence: intervals.wilson(x, n, confidence), given)
    return found | {"value": x / n}


def byar_of(given: Given) -> dict[str, Any]:
    """The interval of a count of ``x`` events by Byar's formula; of none, for which it has no lower end, the exact one.

    With ``n`` the interval of a rate times ``multiplier`` (1 where none is given): exact under ten events, Byar's from
    ten, and which of the two.
    """
    x = given["x"]
    if "n" not in given:
        return _intervals(lambda confidence: (intervals.byar if x else intervals.poisson)(x, confidence), given)
    n, times = given["n"], given.get("multiplier", 1)
    found = _intervals(lambda confidence: intervals.rate(x, n, times, confidence), given)
    return found | {"value": x / n * times, "method": "Exact" if x < intervals.EXACT_BELOW else "Byars"}


def _intervals(find: Callable[[float], intervals.Interval], given: Given) -> dict[str, Any]:
    narrow, wide = find(0.95), find(0.998)
    ends = {"lower95": narrow.lower, "upper95": narrow.upper, "lower998": wide.lower, "upper998": wide.upper}
    return asdict(find(given.get("confidence", 0.95))) | ends


def funnel_binomial_of(given: Given) -> dict[str, Any]:
    """Exact limits, with the normal and the arcsine ones beside them."""
    p0, n = given["p0"], given["n"]
    exact = funnel.binomial(p0, int(n))
    return (
        asdict(exact)
        | {f"score_{name}": each for name, each in asdict(funnel.score(p0, n)).items()}
        | {
            "arcsine_lower998": funnel.arcsine_limit(p0, n, 0.998, -1),
            "arcsine_upper998": funnel.arcsine_limit(p0, n, 0.998, 1),
        }
    )


def funnel_poisson_of(given: Given) -> dict[str, Any]:
    """Limits of a count; of observed over expected when a ``target`` ratio is given."""
    if "target" not in given:
        return asdict(funnel.poisson(given["expected"]))
    return {name: each * given["target"] for name, each in asdict(funnel.ratio(given["expected"])).items()}


def overdispersion_of(given: Given) -> dict[str, Any]:
    n = given["denominators"]
    if len(n) < 2:
        raise ValueError("one unit does not differ from others")
    found = funnel.overdispersion(given["numerators"], n, given.get("winsorise", 0.1))
    ends = {
        f"{name}_first": funnel.arcsine_limit(found.p0, n[0], 0.998, sign, found.tau2)
        for name, sign in (("lower998", -1), ("upper998", 1))
    }
    return asdict(found) | ends


def quartile_band_of(given: Given) -> Any:
    """The bands by the quartiles given; otherwise its own quartiles and the bands by them."""
    found = bands.quartile_bands(given["values"], given["polarity"], given.get("quartiles"))
    return found if "quartiles" in given else {"quartiles_type7": bands.quartiles(given["values"]), "bands": found}


def rank_of(given: Given) -> list[int | None]:
    return bands.ranks(given["values"], given["polarity"])


def round_half_up_of(given: Given) -> Any:
    """One number to ``dp`` places, or several ``values`` to the nearest ``base`` (10 where none is given)."""
    if "values" in given:
        return [rounding.to_base(each, given.get("base", 10)) for each in given["values"]]
    return rounding.half_up(given["number"], given.get("dp", 0))


def performance_rag_of(given: Given) -> dict[str, Any]:
    given = {_ALSO.get(name, name): each for name, each in given.items()}
    given = {"v": None, "target": None, "tol": 0.0} | given
    checking.check_fields(performance.Known, given)
    found = performance.suggest(performance.Known(**given))
    return {"rag": found.rag, "reasons": list(found.reasons), "base": found.base}


_ALSO = {"x": "numerator", "n": "denominator", "n_points": "points", "value": "v", "tolerance": "tol"}


def forecast_of(given: Given) -> Any:
    """The flat forecast of a series, the spread of one from its error bank, or both when both are given.

    With ``mean`` and ``sd`` the chance of months that are normal about the mean to meet the ``target``; with a
    ``baseline`` the straight line from it to the target, two months beyond; with ``abs_residuals`` the rank and half
    the width of a band that would have held as often as ``coverage`` says.
    """
    if "sd" in given:
        return forecast.normal_chance(given["mean"], given["sd"], given["target"], given["direction"])
    if "baseline" in given:
        months = given["due_month"] - given["baseline_month"]
        line = [forecast.trajectory(given["baseline"], given["target"], months, at) for at in range(months + 3)]
        return {"expected_at": line}
    if "abs_residuals" in given:
        rank, width = forecast.conformal(given["abs_residuals"], given["coverage"])
        return {"rank": rank, "half_width": width}
    return _foretold(given)


def _foretold(given: Given) -> dict[str, Any]:
    said: dict[str, Any] = {}
    odds = "denominators" in given or "exp(-z)" in given.get("inverse", "")
    scale: forecast.Scale = given.get("scale", "proportion" if odds else "identity")
    if "point" not in given:
        flat = forecast.blend(_series(given, scale))
        if flat is None:
            return {"status": "too_few_points"}
        said = asdict(flat) | {"point_value": forecast.from_scale(flat.point, scale)}
        if scale == "proportion":
            said["point_pct"] = said["point_value"]
    if bank := given.get("error_bank"):
        found = forecast.predictive(
            given.get("point", said.get("point")), given.get("sigma", said.get("sigma")), bank,
            lambda z: forecast.from_scale(z, scale), given.get("target"), given.get("direction"),
        )  # fmt: skip
        said |= asdict(found)
    return said


def _series(given: Given, scale: forecast.Scale) -> list[float]:
    if "numerators" in given:
        pairs = zip(given["numerators"], given["denominators"], strict=True)
        return [forecast.to_scale(x, scale, n) for x, n in pairs]
    return [forecast.to_scale(each, scale) for each in given["values"]]


METHODS: dict[str, Callable[[Given], Any]] = {
    "xmr": xmr_of, "p_prime": p_prime_of, "u_prime": u_prime_of, "wilson": wilson_of, "byar": byar_of,
    "funnel_binomial": funnel_binomial_of, "funnel_poisson": funnel_poisson_of, "overdispersion": overdispersion_of,
    "quartile_band": quartile_band_of, "rank": rank_of, "suppress": tables_by_name.suppress_of,
    "round_half_up": round_half_up_of, "performance_rag": performance_rag_of, "forecast": forecast_of,
}  # fmt: skip
