"""Floor 4: sheets across kinds: home, section, year, board. Reads the index, never all records."""
