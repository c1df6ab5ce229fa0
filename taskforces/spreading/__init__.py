"""What the network tells others: who talks where, what was written, whom it reached, and what came of it."""
