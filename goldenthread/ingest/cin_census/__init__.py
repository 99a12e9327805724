"""The yearly census of children in need."""
