"""Pages about what is wrong in the data: the queue, one finding, and the check of one load."""
