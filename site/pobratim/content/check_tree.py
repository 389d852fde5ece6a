"""Where pages stand: their kinds, and their addresses."""

from django.utils.translation import gettext as _
from wagtail.models import Page

from facts.transliteration import slugify
from pobratim.content.page_types import type_name


def check_tree(content, mistakes):
    for record in content.pages:
        parent = record.extra["parent"]
        above = parent.model if parent else Page
        allowed = record.model in above.allowed_subpage_models()
        if not allowed or (parent is None) != (record.ref.key == "/"):
            message = _("A page of the kind “%(kind)s” cannot stand here.")
            mistakes.add(
                *record.place.at("type"), "type", message % {"kind": type_name(record.model)}
            )
    check_addresses(content, mistakes)


def check_addresses(content, mistakes):
    """Sisters have different addresses, in each language."""
    seen = {}
    for record in content.pages:
        for language, slug, place in addresses(record, content.languages):
            parent = record.extra["parent"]
            key = (parent.ref if parent else None, language, slug)
            first = seen.setdefault(key, record)
            if first is not record:
                message = _("%(file)s has the same address, “%(slug)s”.")
                names = {"file": mistakes.name(first.place.file), "slug": slug}
                mistakes.add(*place.at("slug"), "slug", message % names)


def addresses(record, languages):
    """(language, slug, place) of a page in each language in which it has words."""
    yield languages[0], slug_of(record), record.place
    for language, words in record.words.items():
        yield language, words.slug or slugify(words.values.get("title", "")), words.place


def slug_of(record):
    return record.extra["slug"] or slugify(record.values.get("title", ""))
