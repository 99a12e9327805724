"""The Standard Safeguarding Dataset: the tables that a council keeps up to date from its case system, as CSV files.

``source`` and ``listed`` declare the dataset's tables; ``files`` finds them in a zip; ``rows`` and ``cells`` read them;
``outcomes`` understands the JSON in some columns; ``people``, ``work``, ``care`` and ``leaving`` make canonical rows.
"""
