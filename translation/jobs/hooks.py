"""Long work in the background: what the admin shows of it."""
