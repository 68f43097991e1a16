"""公开时间经常化: by when, in which order, how long."""
