"""Floor 4: one rule is ``x.py`` and ``x.md``, found by name; a folder for each 化 and each other family."""
