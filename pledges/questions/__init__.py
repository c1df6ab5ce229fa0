"""What companies ask a unit, and the input they give to its work: each with its answer."""
