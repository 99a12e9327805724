"""Given the shared test vectors where they are, when each is computed, then ours is what its source says."""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from typing import Any

import pytest

from goldenthread.jobs.commands import statistics as command
from goldenthread.measures.statistics import (
    by_name,
    demand,
    funnel,
    icons,
    prime,
    rounding,
    rules,
    runs,
    xmr,
)  # fmt: skip
from tests.shared import beside

FILE = beside("statistics/vectors.json")
VECTORS: list[dict[str, Any]] = json.loads(FILE.read_text(encoding="utf-8"))["vectors"] if FILE else []
WORDS = {1: "upper", 0: "none", -1: "lower"}


def said(signs: list[int]) -> list[str]:
    return [WORDS[sign] for sign in signs]


def assurance(given: dict[str, Any]) -> Any:
    way = given["direction"]
    if "limits" in given:
        return [icons.assurance(low, high, given["target"], way) for low, high in given["limits"]]
    if "limits_by_point" in given:
        return icons.assurance(*given["limits_by_point"][-1], given["target_by_point"][-1], way)
    return icons.assurance(given["lpl"], given["upl"], given["target"], way)


def two_of_three(given: dict[str, Any], profile: str = "mdc") -> Any:
    values = given["values"]
    far = rules.beyond(values, given["near_lower"], given["near_upper"])
    centre = given.get("mean", given.get("centre_for_ours"))
    found = rules.two_of_three(far, rules.sides(values, centre))
    if "centre_for_ours" in given or ("near_lower" in given and profile != "mdc-limits"):
        return {"ours": said(found)}
    out = rules.outside(values, given["lpl"], given["upl"])
    return {"outside": out, "two_of_three": found, "last_point_special_cause": bool(out[-1] or found[-1])}


def moved(given: dict[str, Any]) -> dict[str, float]:
    rates = {tuple(name.split(">")): rate for name, rate in given["rates"].items()}
    return demand.step(given["population"], rates)  # type: ignore[arg-type]


def ten_steps(given: dict[str, Any]) -> dict[str, list[float]]:
    stocks = [given["population"]]
    for _ in range(10):
        stocks.append(demand.step(stocks[-1], {("p1", "p2"): given["rate"]}))
    return {name: [stock[name] for stock in stocks] for name in ("p1", "p2")}


def many_days(given: dict[str, Any]) -> dict[str, float]:
    return demand.step(given["population"], {("p1", "p2"): demand.over(given["rate"], given["days"])})


def attack(given: dict[str, Any]) -> dict[str, Any]:
    if "as_" in given:
        given = next(each["input"] for each in VECTORS if each["id"] == "SDC-A1")
        given = given | {"suppressed": [*given["suppressed"], "x|d"]}
    return command.answer("suppress", given)


def redacted_table(given: dict[str, Any]) -> dict[str, Any]:
    answer: dict[str, Any] = {}
    for name in ("heart_disease", "population"):
        cells, total = rounding.redacted_then_rounded(given[name], given["threshold"], given["base"])
        answer |= {name: ["c" if cell is None else cell for cell in cells], f"{name}_total": total}
    return answer


def p_chart(given: dict[str, Any]) -> dict[str, Any]:
    found = prime.p_chart(given["numerators"], given["denominators"])
    hundred = {"ucl_pct": [100 * each for each in found.upper], "lcl_pct": [100 * each for each in found.lower]}
    shares = [x / n for x, n in zip(given["numerators"], given["denominators"], strict=True)]
    ends = enumerate(zip(shares, found.lower, found.upper, strict=True))
    beyond = [at for at, (share, low, high) in ends if not low <= share <= high]
    return {"cl": found.centre, "ucl": found.upper, "lcl": found.lower, "outside_index0": beyond} | hundred


def u_chart(given: dict[str, Any]) -> dict[str, Any]:
    found = prime.u_chart(given["numerators"], given["denominators"], multiplier=given.get("multiplier", 1))
    return {"cl": found.centre, "ucl": found.upper, "lcl": found.lower}


def special_cause(given: dict[str, Any]) -> list[str]:
    """The first rule of the precedence names the point, and a trend's direction is its right neighbour's."""
    trend = rules.trend_by_neighbour(given["y"], [abs(each) for each in given["in_trend"]])
    by_rule = {
        name: [bool(a) * b for a, b in zip(given[source], given["side_of_mean"], strict=True)]
        for name, source in (("outside", "outside"), ("two_of_three", "in_two_of_three"), ("shift", "in_shift"))
    } | {"trend": trend}
    fired = [{name: signs[at] for name, signs in by_rule.items() if signs[at]} for at in range(len(given["y"]))]
    primary = [next((name for name in rules.PRECEDENCE if name in each), "common_cause") for each in fired]
    return icons.labels(xmr.Chart([], [], fired, primary, [], []))


def outliers(given: dict[str, Any]) -> dict[str, list[int]]:
    def beyond(name: str) -> list[int]:
        return [abs(each) for each in rules.outside(given["rr"], given[f"lower{name}"], given[f"upper{name}"])]

    return {"outlier95": beyond("95"), "outlier998": beyond("998")}


def havering(given: dict[str, Any]) -> str:
    """A council's own rule of 2013/14, to show that ours is another: within a tenth green; else against last year."""
    if given["value"] >= 0.9 * given["target"]:
        return "green"
    return "amber" if given["value"] >= given["same_quarter_last_year"] else "red"


def runs_of(given: dict[str, Any]) -> dict[str, Any]:
    found = runs.anhoej(given["values"], given.get("centre"))
    assert found
    names = ("n_useful", "longest_run", "longest_run_max", "n_crossings", "n_crossings_min", "runs_signal")
    return {name: getattr(found, name) for name in names}


def chart(vector: dict[str, Any]) -> dict[str, Any]:
    given, ours = vector["input"], by_name.xmr_of(vector["input"] | {"profile": vector.get("profile", "mdc")})
    nhsr = by_name.xmr_of(given | {"profile": "nhsr"})
    plain = by_name.xmr_of({name: each for name, each in given.items() if name != "rebase_index0"})
    answer = ours | {
        "nhsr_labels": nhsr["labels"], "labels_nhsr": nhsr["labels"], "nhsr_point_type": nhsr["point_type"],
        "ours_primary": ours["primary"], "ours_point_type": ours["point_type"], "ours_rules": ours["rules"],
        "ours_mixed": ours["mixed"], "ours_trend_sign": [each.get("trend", 0) for each in ours["rules"]],
        "unrebased_primary": plain["primary"], "primary_mdc": ours["primary"],
    }  # fmt: skip
    if "limits_fixed" in vector["expected"]:
        free = by_name.xmr_of({name: each for name, each in given.items() if name != "baseline_n"})
        for name, found in (("fixed", ours), ("unfixed", free)):
            answer |= {f"{key}_{name}": each for key, each in found.items()} | {f"limits_{name}": found["limits"][0]}
    if isinstance(vector["expected"].get("limits"), dict):
        answer["limits"] = ours["limits"][0]
    return answer


def limits(vector: dict[str, Any]) -> dict[str, Any]:
    answer = by_name.xmr_of(vector["input"])
    answer["recommended_status"] = answer["recommended"]["status"]
    for target in (95, 100):
        with_target = by_name.xmr_of(vector["input"] | {"target": target, "direction": "increase"})
        answer["recommended"][f"assurance_if_target_{target}_increase"] = with_target["recommended"]["assurance"]
    return answer


def windows(given: dict[str, Any]) -> dict[str, list[int]]:
    far, side = given["close_to_limits"], given["side_of_mean"]
    found = rules.two_of_three_windows(far, side), rules.two_of_three(far, side)
    return {"window": [abs(each) for each in found[0]], "marked": [abs(each) for each in found[1]]}


def in_percent(given: dict[str, Any]) -> dict[str, float]:
    return {name: 100 * each for name, each in vars(funnel.score(given["p0"], given["n"])).items()}


def by_method(name: str) -> Callable[[dict[str, Any]], Any]:
    return lambda given: command.answer(name, given)


OURS: dict[str, Callable[[dict[str, Any]], Any]] = {
    "assurance": assurance,
    "byar": by_method("byar"),
    "wilson": by_method("wilson"),
    "phe_proportion": by_method("wilson"),
    "phe_rate": by_method("byar"),
    "count_ci": by_method("byar"),
    "direction map": lambda given: icons.deterioration_or_improvement(given["signal"], given["direction"]),
    "one step": moved,
    "ten steps at 10% a day": ten_steps,
    "rate over n days = 1-(1-r)^n": many_days,
    "out-rates above 1 are capped and shared pro rata": moved,
    "forecast_blend": by_method("forecast"),
    "predictive": by_method("forecast"),
    "split-conformal half-width": by_method("forecast"),
    "normal predictive": by_method("forecast"),
    "straight line from baseline to target": by_method("forecast"),
    "outside limits": outliers,
    "overdispersion_pr": by_method("overdispersion"),
    "funnel_score": in_percent,
    "exact Poisson limits on O/E at expected E": by_method("funnel_poisson"),
    "assign_funnel_significance": lambda given: [funnel.significance(*row, given["p0"]) for row in given["rows"]],
    "funnel_exact_binomial": by_method("funnel_binomial"),
    "funnel_exact_poisson": by_method("funnel_poisson"),
    "chart -> icons of the last point": by_method("xmr"),
    "icon from last point only": lambda given: given["point_types"][-1],
    "calculate_quartile_band": by_method("quartile_band"),
    "quartiles + band": by_method("quartile_band"),
    "calculate_rank": by_method("rank"),
    "p_chart": p_chart,
    "laney": by_method("p_prime"),
    "laney u": by_method("u_prime"),
    "u_chart": u_chart,
    "performance_rag": by_method("performance_rag"),
    "delivery_rag (days are day numbers)": by_method("delivery_rag"),
    "Havering 2013/14: within 10% green; beyond, amber if not worse than a year ago else red": havering,
    "part_of_seven (completing point marks itself and the six before)": lambda given: [
        abs(each) for each in rules.filled_back(given["completing"])
    ],
    "two_of_three": two_of_three,
    "two_of_three with given limits": lambda given: two_of_three(given, "mdc-limits"),
    "shift": lambda given: said(rules.shift(given["values"], given["centre"], given.get("n", rules.RUN))),
    "trend": lambda given: said(rules.trend(given["values"], given.get("n", rules.RUN))),
    "astronomical": lambda given: said(rules.outside(given["values"], given["lower"], given["upper"])),
    "seven_point_one_side (marks the completing point only)": lambda given: rules.shift_ends(given["side"]),
    "seven_point_trend (marks the completing point only)": lambda given: rules.trend_ends(given["values"]),
    "two_in_three(window membership) and part_of_two_in_three(marked)": windows,
    "special_cause_type": special_cause,
    "anhoej": runs_of,
    "attacker LP": attack,
    "two published totals": by_method("suppress"),
    "month on month cumulative": by_method("suppress"),
    "suppress_table": by_method("suppress"),
    "suppress row with published total": by_method("suppress"),
    "midpoint6": lambda given: rounding.midpoint_six(given["value"]),
    "apply_sdc": lambda given: rounding.redacted(**given),
    "percentage of small counts": by_method("suppress"),
    "round_five_up": by_method("round_half_up"),
    "round to base 10 (DfE national and regional figures)": by_method("round_half_up"),
    "table": redacted_table,
    "GSS symbols used by DfE": lambda given: [rounding.SYMBOLS[case] for case in given["cases"]],
}
# What a vector says of other software, or in prose.
PROSE = {"nhsr_behaviour", "powerbi", "action"}
WHOLE = {"xmr_chart": chart, "xmr_limits": limits}


def test_the_vectors_are_here() -> None:
    if not VECTORS:
        pytest.skip("the shared vectors are not beside the project")
    assert len(VECTORS) == 175


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["id"])
def test_ours_gives_what_the_source_says(vector: dict[str, Any]) -> None:
    whole = WHOLE.get(vector["function"])
    found = whole(vector) if whole else OURS[vector["function"]](vector["input"])
    agrees(found, vector["expected"], vector["tolerance"], vector["id"])


def agrees(found: Any, expected: Any, tolerance: float, where: str) -> None:
    """Every field the vector states, to its tolerance; NaN and null are the same nothing."""
    if isinstance(expected, dict):
        for name in expected.keys() - PROSE:
            agrees(found[name], expected[name], tolerance, f"{where}.{name}")
    elif isinstance(expected, list):
        assert len(found) == len(expected), where
        for at, (one, other) in enumerate(zip(found, expected, strict=True)):
            agrees(one, other, tolerance, f"{where}[{at}]")
    elif isinstance(expected, float | int) and not isinstance(expected, bool):
        assert found is not None and math.isclose(found, expected, rel_tol=0, abs_tol=tolerance + 1e-12), (
            where, found, expected,
        )  # fmt: skip
    else:
        assert found == expected, (where, found, expected)
