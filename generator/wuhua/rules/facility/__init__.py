"""设施建设标准化: boards and premises."""
