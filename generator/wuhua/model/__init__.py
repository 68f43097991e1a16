"""Floor 2: what a field, record, kind, village, sheet and block are."""
