"""公开形式多样化: on which channels."""
