"""What every reader of a return needs: tables from CSV files, headings to columns, cells to values, codes, reports.

A reader declares its columns as ``items.Item``, finds them with ``headings.match``, reads each cell with ``values`` and
``codes`` (``values.Unreadable`` says why one cannot be used), and tells what became of every row with ``report``.
``tables`` opens CSV files, one or a zip of them. Nothing here knows a return, a database or the clock.
"""
