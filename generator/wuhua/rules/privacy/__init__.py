"""隐私保护: numbers that belong to persons."""
