"""``goldenthread statistics METHOD``: one method alone, JSON in and JSON out."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from goldenthread.core.errors import Refusal

NAMES = (
    "xmr", "p_prime", "u_prime", "wilson", "byar", "funnel_binomial", "funnel_poisson", "overdispersion",
    "quartile_band", "rank", "suppress", "round_half_up", "performance_rag", "delivery_rag", "forecast",
)  # fmt: skip


def add(words: Any) -> None:
    command = words.add_parser("statistics", help="one statistical method: JSON on standard input, JSON out")
    command.add_argument("method", choices=NAMES, metavar="METHOD", help=", ".join(NAMES))
    command.set_defaults(run=run, database=False)


def run(options: argparse.Namespace) -> int:
    """Prints the method's answer; Refusal when the input is not what the method takes."""
    told = answer(options.method, given_in(sys.stdin.read()))
    try:
        print(json.dumps(told, allow_nan=False))
    except ValueError as error:
        raise Refusal(
            f"{options.method} has no answer for this input.", remedy="Give it more, or other, values."
        ) from error
    return 0


def given_in(text: str) -> Mapping[str, Any]:
    """The JSON object in ``text``."""
    try:
        given = json.loads(text)
    except json.JSONDecodeError as error:
        raise Refusal(f"Standard input is not JSON: {error}.", remedy="Give one object.") from error
    if not isinstance(given, dict):
        raise Refusal("Standard input is not one JSON object.", remedy='Give the fields by name: {"x": 9, "n": 12}.')
    return given


def answer(method: str, given: Mapping[str, Any]) -> Any:
    """What the method gives for ``given``."""
    from goldenthread.measures.statistics import by_name, checking

    try:
        checking.check(given)
        return _delivery(given) if method == "delivery_rag" else by_name.METHODS[method](given)
    except KeyError as error:
        raise Refusal(f"{method} wants the field {error}.", remedy="Give it beside the others.") from error
    except (TypeError, ValueError, ArithmeticError, IndexError) as error:
        # What Python says of a wrong type names its own parts, and helps nobody who sent a field.
        wrong_type = "a field holds something else than it wants, such as words for numbers"
        why = wrong_type if isinstance(error, TypeError) else str(error).removesuffix(".")
        raise Refusal(f"{method} cannot use this input: {why}.", remedy="Look at its fields and values.") from error


def _delivery(given: Mapping[str, Any]) -> dict[str, Any]:
    from goldenthread.measures.statistics import checking
    from goldenthread.plans import slippage

    checking.check_fields(slippage.Dates, given)
    found = slippage.suggest(slippage.Dates(**given))
    return asdict(found) | {"reasons": list(found.reasons)}
