"""Floor 2: policy as data: clauses, thresholds, catalogue, headings; one file a place and year."""
