"""Checks of translated texts: what the admin shows of it."""
