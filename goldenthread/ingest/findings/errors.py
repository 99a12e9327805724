"""Why a finding was not changed, worded for the person who sees it."""

from __future__ import annotations

from goldenthread.core.errors import Refusal


class FindingRefused(Refusal):
    """A step that a finding cannot take."""
