"""The people we know at companies: the list of them, and what happened with one."""
