"""Floor 0: standard library only; has never heard of a village."""
