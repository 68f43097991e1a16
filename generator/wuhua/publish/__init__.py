"""Floor 5: bytes to disk, whole or not at all; the cache and the manifest."""
