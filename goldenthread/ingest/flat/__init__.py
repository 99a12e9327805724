"""Returns that are our own: flat CSV files whose headings are the names of the declared columns.

``files`` says which columns a file is asked for, ``rows`` and ``cells`` read one, ``derived`` works out what is not
asked, and ``reader`` puts them together. ``describe`` writes the page of each return in ``docs/returns``.
"""
