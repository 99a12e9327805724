"""Published figures of other authorities, shown beside our own and never mixed with them.

``beside(slugs, on=…)`` gives what a scorecard shows: for each measure the figures of its statistical neighbours,
region, England, and the authorities graded good or outstanding.
"""

from goldenthread.measures.comparators.comparator import Comparator
from goldenthread.measures.comparators.queries import beside

__all__ = ["Comparator", "beside"]
