"""The plan of a board: which sheet hangs where on it, what finds no room, and what would give it room."""
