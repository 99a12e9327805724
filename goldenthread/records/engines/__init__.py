"""The engines that definitions run on beside DuckDB: a PostgreSQL or a Spark, of the council or of its region.

The text of a definition is the same for all. What differs between engines is here and nowhere else.
"""
