"""The checks, by what they look at. Each is a function of a Pair that yields Findings."""
