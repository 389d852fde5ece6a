"""The translator's editor: what the admin shows of it."""
