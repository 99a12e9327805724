"""The small made-up plan of the plan pages, for the pages that say what is wrong with it."""

from tests.web.plans.conftest import _day, begun, leading, thread, visit_as, world

__all__ = ["_day", "begun", "leading", "thread", "visit_as", "world"]
