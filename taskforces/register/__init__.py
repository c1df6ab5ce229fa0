"""What the company register (CVR) says: read from its files and its interface, and written to the shared companies."""
