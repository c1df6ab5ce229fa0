"""One match on one page: a candidate and an opening, step by step, and who does each."""
