"""公开地点公众化: where everybody can read it."""
