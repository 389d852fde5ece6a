"""A page is told to the search when its rows are written, not before.

The index is updated at Django's `post_save`, and reads the page from the database: the rows of a page
(partners, sums, captions) are written after that, so every publication would be found by the rows of the
one before.
"""

from django.db import models
from django.db.models.signals import post_delete
from modelsearch.index import get_indexed_models
from modelsearch.signal_handlers import post_delete_signal_handler, post_save_signal_handler


class IndexedWithRows(models.Model):
    """Mixin of a page, right before `Page`: what stands above it saves through it."""

    # The signals of Wagtail's search leave these models alone.
    search_auto_update = False

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        result = super().save(*args, **kwargs)
        post_save_signal_handler(self)
        return result


def forget_when_deleted():
    """Deleted pages leave the index, as with the signals that are turned off."""
    for model in get_indexed_models():
        if issubclass(model, IndexedWithRows):
            post_delete.connect(post_delete_signal_handler, sender=model)
