"""Pages on what plans answer: the coverage of one, the register of every recommendation, and a plan on one page."""
