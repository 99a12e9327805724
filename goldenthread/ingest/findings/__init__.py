"""The queue of what is wrong in the data: who sees to it, how it stands, and what the newest load says of it."""
