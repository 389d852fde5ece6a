"""The engine's background work (WAGTAILLOCALIZE_JOBS): whole trees are jobs of ours, never one request."""

from wagtail_localize.synctree import synchronize_tree
from wagtail_localize.tasks import BaseJobBackend


class Backend(BaseJobBackend):
    def enqueue(self, func, args, kwargs):
        from translation.jobs import new_languages

        if func is synchronize_tree:
            _source, locale = args
            new_languages.order(locale)
        else:
            func(*args, **kwargs)
