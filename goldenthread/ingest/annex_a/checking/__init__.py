"""The rules that Annex A must keep before it is handed over: one declared rule at a time."""
