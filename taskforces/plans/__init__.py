"""A network's plan: what was decided, who carries it, and by when."""
