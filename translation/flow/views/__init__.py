"""Screens of tasks, reviews and publication together."""
