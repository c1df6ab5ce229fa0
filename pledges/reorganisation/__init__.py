"""How a unit is divided, and what moves when it is divided anew."""
