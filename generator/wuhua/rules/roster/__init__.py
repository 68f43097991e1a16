"""名册职数: how many sit in a body or a station."""
