"""A page that only some may read is so in every language, from the moment its source is."""

from wagtail.models import PageViewRestriction
from wagtail_localize.models import TranslationSource

from facts.sync import is_source
from translation.places import counterparts


def on_saved(sender, instance, raw=False, **kwargs):
    if not raw:
        mirror(instance.page)


def on_deleted(sender, instance, **kwargs):
    mirror(instance.page)


def on_groups_changed(sender, instance, action, **kwargs):
    if action.startswith("post_") and isinstance(instance, PageViewRestriction):
        mirror(instance.page)


def mirror(page):
    """Gives the page's rows in the other languages its restriction, or takes theirs away."""
    if not is_source(page):
        return
    for row in counterparts(page):
        TranslationSource().sync_view_restrictions(page, row)
