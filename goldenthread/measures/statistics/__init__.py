"""Statistics for scorecards: pure functions on plain sequences. None in a series is a month without a figure.

What scipy knows (distributions, linear programmes) is scipy's; what no kept library does is here: the rules that Making
Data Count reads control charts by, published limits, and suppression that an attacker's programme has audited.
"""
