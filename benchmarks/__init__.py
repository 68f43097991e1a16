"""Measures this program against its house numbers and against other generators; ``make bench`` runs it."""
