"""States, coverage, dashboard."""
