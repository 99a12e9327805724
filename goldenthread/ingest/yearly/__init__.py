"""What the two yearly returns share: modules of rows, cells, duplicates, people, and the making of tables."""
