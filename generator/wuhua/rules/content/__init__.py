"""公开内容规范化: what a record must say."""
