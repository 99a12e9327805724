"""What a council wants of its measures: targets that two people agree, tolerances, and how figures are rated."""
