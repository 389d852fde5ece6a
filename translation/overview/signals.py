"""States, coverage, dashboard: what it listens to."""

from django.db.models.signals import post_delete
from wagtail.signals import published

from translation.overview import sizes


def connect():
    """Called once, when the apps are ready."""
    published.connect(sizes.on_published, dispatch_uid="translation.overview.sizes.on_published")
    post_delete.connect(sizes.on_deleted, dispatch_uid="translation.overview.sizes.on_deleted")
