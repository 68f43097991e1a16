"""Floor 4: what a village owes by its catalogue, period by period, and how far it has come; read by rules and overviews."""
