"""Pages about what is wrong in a plan: its findings, its contradictions with others, and advice while it is typed."""
