"""XLIFF 1.2, XLIFF 2.0 and PO."""
