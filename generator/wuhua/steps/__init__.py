"""The steps of a build that carry work: reading rows, keeping the index, making pages. ``pipeline.py`` says their order."""
