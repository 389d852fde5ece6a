"""Writes many pages at once.

A page has a row in two tables and Django refuses to insert several such objects in one statement; here
the rows of Wagtail's table go first, then those of the page's own with the keys that came back.
"""

import uuid

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.utils import timezone
from wagtail.models import Page, TranslatableMixin

BATCH = 50


class Tree:
    """Pages below one parent; `flush` writes them and leaves primary keys on the objects."""

    def __init__(self, parent, locale):
        self.parent = parent
        self.locale = locale
        self.pages = []
        self.children = []
        last = children_of(parent).order_by("path").last()
        self.step = Page._str2int(last.path[-Page.steplen :]) if last else 0
        self.content_types = {}

    def plant(self, page, children=(), source=None):
        """Takes a page; `children` are unsaved child rows as (object, name of its parental key)."""
        now = timezone.now()
        self.step += 1
        page.path = Page._get_path(self.parent.path, self.parent.depth + 1, self.step)
        page.depth = self.parent.depth + 1
        page.numchild = 0
        page.url_path = f"{self.parent.url_path}{page.slug}/"
        page.locale = self.locale
        page.translation_key = source.translation_key if source else uuid.uuid4()
        page.alias_of_id = source.pk if source else None
        page.draft_title = page.title
        page.content_type = self._content_type(type(page))
        page.first_published_at = page.last_published_at = page.latest_revision_created_at = now
        self.pages.append(page)
        self.children += [(page, child, key) for child, key in children]
        return page

    def _content_type(self, model):
        if model not in self.content_types:
            self.content_types[model] = ContentType.objects.get_for_model(model)
        return self.content_types[model]

    def flush(self):
        fields = [field.attname for field in Page._meta.concrete_fields if not field.primary_key]
        base = [Page(**{name: getattr(page, name) for name in fields}) for page in self.pages]
        Page.objects.bulk_create(base, batch_size=BATCH)
        for page, row in zip(self.pages, base, strict=True):
            page.pk = page.id = row.pk
            page._state.adding = False
        by_model = {}
        for page in self.pages:
            by_model.setdefault(type(page), []).append(page)
        for model, pages in by_model.items():
            insert(model, pages)
        self._insert_children()
        Page.objects.filter(pk=self.parent.pk).update(numchild=children_of(self.parent).count())
        pages, self.pages, self.children = self.pages, [], []
        return pages

    def _insert_children(self):
        by_model = {}
        for page, child, key in self.children:
            setattr(child, f"{key}_id", page.pk)
            if isinstance(child, TranslatableMixin):
                child.locale = self.locale
            by_model.setdefault(type(child), []).append(child)
        for model, rows in by_model.items():
            model.objects.bulk_create(rows, batch_size=BATCH)


def children_of(page):
    """The pages below `page`; its own counter of them may be out of date here."""
    return Page.objects.filter(path__startswith=page.path, depth=page.depth + 1)


def insert(model, objects):
    """Inserts the rows of `model`'s own table for objects whose parents' rows exist already."""
    fields = model._meta.local_concrete_fields
    for start in range(0, len(objects), BATCH):
        model._base_manager._insert(
            objects[start : start + BATCH], fields=fields, using=connection.alias, raw=True
        )
