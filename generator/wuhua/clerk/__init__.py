"""Floor 4: what a clerk is given: scaffolds, next files, schema files."""
