"""Reading plan documents: a format becomes tables, tables become rows, rows get meaning, doubts become questions.

Plain Python: no models and no settings, so that it can run in a child process with nothing to steal.
"""
