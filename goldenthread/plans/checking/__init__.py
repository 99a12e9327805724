"""What is wrong with a plan, and where two plans or reports contradict each other.

``view`` is a plan as the checks see it, whether stored or only read from a document; ``codes`` names every kind of
finding. ``quality.check`` looks at one plan, ``contradictions.between`` at several.
"""
