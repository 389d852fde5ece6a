"""Content in bulk, for measuring: the same for the same seed, in the source language and in the others.

Rows are written by the hundred, past the pages' own publishing: no revisions, no search index, no
translation engine (except `english="engine"`). Not for a site that people read.
"""

from pobratim.generate.site import generate

__all__ = ["generate"]
