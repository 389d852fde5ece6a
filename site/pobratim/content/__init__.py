"""Content from plain text and table files; the format is described in demo/FORMAT.md."""
