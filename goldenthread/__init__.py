"""Golden Thread: from an inspector's sentence to the figure and the children behind it."""

__version__ = "0.1.0"
