"""One directory of the posts, bodies and teams that plans name, who held them, and how they are spelt.

A plan's own words are never changed: a link to the directory stands beside them, and gives nobody a right. Who may
update an action rests on the exact name or post of somebody who signs in (``plans.naming``).
"""
