"""For each rule of the Annex A check, made-up children: those it catches, the edge, and those it leaves alone.

Names that begin with ``Bad`` are caught; every other name is not. The drawings speak of 31 May 2026.
"""

from __future__ import annotations

from tests.ingest.annex_a.checking.cases import plans_and_care, rows, steps

CASES = {**rows.CASES, **plans_and_care.CASES, **steps.CASES}
