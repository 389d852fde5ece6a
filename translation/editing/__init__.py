"""The translator's editor."""
