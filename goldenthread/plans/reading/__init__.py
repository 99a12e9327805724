"""Reading plan documents: format to tables, tables to rows, rows to meaning, doubts to questions.

Plain Python: no models and no settings, so that it can run in a child process with nothing to steal.
"""
