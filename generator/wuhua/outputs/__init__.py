"""Floor 3: sheets to bytes. One output, one folder; knows blocks, no kind."""
