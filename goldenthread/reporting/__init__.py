"""Reports: one set of blocks made from plans and measures, and the documents they are written out as."""
