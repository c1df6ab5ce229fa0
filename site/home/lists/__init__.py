"""A list of the workspace as somebody wants it: its columns, and what it is narrowed by, kept under a name."""
