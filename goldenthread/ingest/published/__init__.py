"""Published statistics read into one shape: an amount, or a stated reason for none, by authority, year and series.

Child populations are the first that are taken from it. Nothing here is about a single child.
"""
