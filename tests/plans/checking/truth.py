"""The hand-read truth of a plan document as a reading: for documents whose shape no reader understands yet."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from goldenthread.plans.reading.model import Action, Area, DocumentFacts, Measure, ReadDate, Reading, ReadTarget


def reading(path: Path) -> Reading:
    """Areas with what is said of them, actions with their dates, numbered measures with their targets."""
    truth = json.loads(path.read_text(encoding="utf-8"))
    facts = truth["document"]
    areas = [(each.get("name") or each.get("objective") or "", each) for each in truth["areas"]]
    return Reading(
        DocumentFacts(facts["title"], facts["organisation"], facts.get("period") or "", path.stem),
        areas=tuple(_area(name, each) for name, each in areas),
        actions=tuple(_action(name, a, f"{n}-{m}") for n, (name, e) in enumerate(areas)
                      for m, a in enumerate(e.get("actions", []))),
        measures=tuple(_measure(name, k) for name, e in areas for k in e.get("kpis", [])),
    )  # fmt: skip


def _area(name: str, found: dict[str, Any]) -> Area:
    def texts(key: str) -> tuple[str, ...]:
        return tuple(each if isinstance(each, str) else each["text"] for each in found.get(key) or [])

    return Area(
        name, leads=tuple(found.get("leads") or ()), key_developments=texts("key_developments"),
        key_risks=texts("key_risks"), progress=texts("progress"), risks=texts("risks"),
    )  # fmt: skip


def _action(area: str, found: dict[str, Any], key: str) -> Action:
    dates = tuple(ReadDate(each["raw"], each["iso"], each.get("reason")) for each in found.get("target_dates") or [])
    leads = (found["lead"],) if found.get("lead") else ()
    return Action(key, found["text"], area, ref=found.get("number") or "", leads=leads, dates=dates)


def _measure(area: str, found: dict[str, Any]) -> Measure:
    targets = tuple(
        ReadTarget(op=t.get("op"), value=t.get("value"), unit=t.get("unit"), by=t.get("by"),
                   interim=t.get("kind") == "interim")
        for t in found.get("targets", [])
    )  # fmt: skip
    raw = "; ".join(t.get("raw", "") for t in found.get("targets", []))
    return Measure(found["id"], found["text"], area, ref=found["number"], target_raw=raw, targets=targets)
