"""Erasing words from the history: asked for by one person, agreed to by another."""
