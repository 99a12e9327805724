"""The made-up plan of the plan pages, for the pages of what plans answer."""

from tests.web.plans.conftest import _day, leading, owning, thread, visit_as

__all__ = ["_day", "leading", "owning", "thread", "visit_as"]
