"""Roles per language."""
