"""The small council with figures, as the scorecard's own tests have it."""

from tests.web.measures.conftest import council, lead, signed_in, world

__all__ = ["council", "lead", "signed_in", "world"]
