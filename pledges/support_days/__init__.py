"""The host comes to the unit for a day and helps with the sheets that are late."""
