"""XLIFF and PO files."""
