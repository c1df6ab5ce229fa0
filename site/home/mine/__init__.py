"""The leader's own page: what concerns them everywhere, without a log-in of their own."""
