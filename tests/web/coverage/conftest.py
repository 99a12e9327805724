"""The made-up plan of the plan pages, for the pages of what plans answer."""

from tests.web.plans.conftest import _day, begun, leading, owning, thread, visit_as, world

__all__ = ["_day", "begun", "leading", "owning", "thread", "visit_as", "world"]
