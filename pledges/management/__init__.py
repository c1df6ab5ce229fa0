"""What the management of a unit reads once a month."""
