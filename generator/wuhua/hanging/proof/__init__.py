"""A PDF that somebody brings, held against the sheet as it hung: where its words and its look differ."""
